using System;

namespace AiccsPS.Emulator.Tasks;

/// <summary>What a listing asks for; null asks for everything.</summary>
internal sealed record TaskFilter(string? TaskName, string? RobotName, string? Status, long? TaskId)
{
    /// <summary>Whether every task matches.</summary>
    public bool IsEmpty => TaskName is null && RobotName is null && Status is null && TaskId is null;

    /// <summary>Whether the task is asked for.</summary>
    public bool Matches(EmulatedTask task, NameMatch match) =>
        (TaskId is null || task.Id == TaskId)
        && (Status is null || task.Status == Status)
        && MatchesName(task.TaskName, TaskName, match)
        && MatchesName(task.RobotName, RobotName, match);

    private static bool MatchesName(string name, string? wanted, NameMatch match) =>
        wanted is null || (match == NameMatch.Exact ? name == wanted : name.Contains(wanted, StringComparison.Ordinal));
}
