namespace AiccsPS.Emulator.Faults;

/// <summary>The fault that a call is to meet.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Occurrence">How many of its kind were drawn before it: what varies within a kind takes turns by it.</param>
internal sealed record DrawnFault(FaultKind Kind, int Occurrence);
