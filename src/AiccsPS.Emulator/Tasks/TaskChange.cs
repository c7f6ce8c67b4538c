namespace AiccsPS.Emulator.Tasks;

/// <summary>One change of a task.</summary>
/// <param name="Id">The task's id.</param>
/// <param name="From">The status that it had until then; null where it was not there.</param>
internal readonly record struct TaskChange(long Id, string? From);
