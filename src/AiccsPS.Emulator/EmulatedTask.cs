namespace AiccsPS.Emulator;

/// <summary>One robot calling task as the emulator has it.</summary>
/// <param name="Id">The task's unique id.</param>
/// <param name="TaskName">The task's name.</param>
/// <param name="Status">One of the nine statuses, or whatever a tasks file says.</param>
/// <param name="TotalCount">How many calls the task has.</param>
/// <param name="CompleteCount">How many of them are made.</param>
/// <param name="RobotId">The id of the robot that calls.</param>
/// <param name="RobotName">The robot's name.</param>
/// <param name="GmtCreate">When the task was created, in milliseconds since 1970.</param>
/// <param name="FireTime">When the task was started, in milliseconds since 1970; null where it was not.</param>
public sealed record EmulatedTask(
    long Id,
    string TaskName,
    string Status,
    int TotalCount,
    int CompleteCount,
    long RobotId,
    string RobotName,
    long GmtCreate,
    long? FireTime);
