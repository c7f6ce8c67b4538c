using System.Collections.Frozen;
using System.Collections.Generic;
using AiccsPS.Emulator.Tasks;

namespace AiccsPS.Emulator.Churn;

/// <summary>Where a task goes from each status, the likelier ways more often.</summary>
internal static class StatusMoves
{
    private static readonly string[] Born = [TaskStatuses.Init, TaskStatuses.Init, TaskStatuses.Ready, TaskStatuses.Running];

    private static readonly FrozenDictionary<string, string[]> Moves = new Dictionary<string, string[]>
    {
        [TaskStatuses.Init] = [TaskStatuses.Release, TaskStatuses.Ready, TaskStatuses.Cancel],
        [TaskStatuses.Release] = [TaskStatuses.Ready, TaskStatuses.Running],
        [TaskStatuses.Ready] = [TaskStatuses.Running, TaskStatuses.Running, TaskStatuses.Cancel],
        [TaskStatuses.Running] = [TaskStatuses.Done, TaskStatuses.Done, TaskStatuses.Done, TaskStatuses.Stop, TaskStatuses.SystemStop],
        [TaskStatuses.Stop] = [TaskStatuses.Running, TaskStatuses.Cancel],
        [TaskStatuses.SystemStop] = [TaskStatuses.Running, TaskStatuses.SystemCancel],

        // Whom nobody reached is called again.
        [TaskStatuses.Done] = [TaskStatuses.Running, TaskStatuses.Ready],
        [TaskStatuses.Cancel] = [TaskStatuses.Ready],
        [TaskStatuses.SystemCancel] = [TaskStatuses.Ready],
    }.ToFrozenDictionary();

    /// <summary>Whether a task of this status goes on only if somebody takes it up again.</summary>
    public static bool IsFinished(string status) => status is TaskStatuses.Done or TaskStatuses.Cancel or TaskStatuses.SystemCancel;

    /// <summary>The status of a new task.</summary>
    public static string First(ref SplitMix64 random) => random.Pick(Born);

    /// <summary>The status that follows this one, which is always another.</summary>
    public static string Next(string status, ref SplitMix64 random) =>
        Moves.TryGetValue(status, out string[]? next) ? random.Pick(next) : TaskStatuses.Running;
}
