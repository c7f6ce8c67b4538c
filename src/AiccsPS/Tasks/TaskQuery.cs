using System;
using System.Collections.Generic;
using System.Linq;

namespace AiccsPS.Tasks;

/// <summary>What a caller wants listed.</summary>
internal sealed record TaskQuery
{
    /// <summary>
    /// The default size of a page: large enough that a round trip is worth it, small enough that the first task is not
    /// long in coming. The API's own default is 20.
    /// </summary>
    public const int DefaultPageSize = 100;

    /// <summary>API parameter TaskName, or null.</summary>
    public string? TaskName { get; init; }

    /// <summary>API parameter RobotName, or null.</summary>
    public string? RobotName { get; init; }

    /// <summary>API parameter Status, several meaning the union; empty for all.</summary>
    public IReadOnlyCollection<string> Statuses { get; init; } = [];

    /// <summary>A condition that the service cannot check, or null.</summary>
    public Func<TaskRecord, bool>? Matches { get; init; }

    /// <summary>How many matching tasks to pass over.</summary>
    public long Skip { get; init; }

    /// <summary>How many tasks to list at the most.</summary>
    public long First { get; init; } = long.MaxValue;

    /// <summary>The largest page to ask for.</summary>
    public int PageSize { get; init; } = DefaultPageSize;

    /// <summary>
    /// Whether pages are read as windows that overlap, which a complete listing needs; not where the pages themselves
    /// are wanted.
    /// </summary>
    public bool Overlaps { get; init; } = true;

    /// <summary>Whether a task has one of the statuses, or any where none is named.</summary>
    public bool HasStatus(TaskRecord task) =>
        Statuses.Count == 0 || Statuses.Contains(task.Status, StringComparer.OrdinalIgnoreCase);

    /// <summary>The lists of the service whose union this is.</summary>
    public IReadOnlyList<TaskFilter> Filters()
    {
        TaskFilter common = new(TaskName, RobotName);
        IReadOnlyList<string> statuses = TaskStatus.Normalize(Statuses);
        return statuses.Count == 0
            ? [common]
            : [.. statuses.Select(status => common with { Status = status })];
    }
}
