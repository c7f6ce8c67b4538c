using System;
using System.Text.Json.Serialization;

namespace AiccsPS.Tasks;

/// <summary>
/// One robot calling task, an element of the API's <c>Data.Record</c>. The members stand in the order in which they
/// make a good CSV. Every one can be set, so that a test can make a task by hand:
/// <c>[AiccsPS.Tasks.TaskRecord]@{ Id = 1; Status = 'DONE' }</c>.
/// </summary>
public sealed class TaskRecord
{
    /// <summary>The task's unique id, API field <c>Id</c>.</summary>
    [JsonRequired]
    public long Id { get; set; }

    /// <summary>The task's name exactly as the service gives it, API field <c>TaskName</c>.</summary>
    public string? TaskName { get; set; }

    /// <summary>
    /// The task's state as the service gives it, API field <c>Status</c>: one of <see cref="TaskStatus"/>, or a value
    /// that is newer than this module.
    /// </summary>
    public string? Status { get; set; }

    /// <summary>The number of calls of the task, API field <c>TotalCount</c>; null where the service gives none.</summary>
    public int? TotalCount { get; set; }

    /// <summary>The number of calls completed, API field <c>CompleteCount</c>; null where the service gives none.</summary>
    public int? CompleteCount { get; set; }

    /// <summary>The id of the robot (script) that calls, API field <c>RobotId</c>; null where the service gives none.</summary>
    public long? RobotId { get; set; }

    /// <summary>The robot's name, API field <c>RobotName</c>.</summary>
    public string? RobotName { get; set; }

    /// <summary>
    /// When the task was created, API field <c>GmtCreate</c> (milliseconds since 1970 UTC), as local time; null where
    /// the service gives none.
    /// </summary>
    public DateTime? GmtCreate { get; set; }

    /// <summary>
    /// When the task was started, API field <c>FireTime</c> (milliseconds since 1970 UTC), as local time; null for a
    /// task that has not started.
    /// </summary>
    public DateTime? FireTime { get; set; }

    /// <summary>The name, or the id where there is no name.</summary>
    public override string ToString() => TaskName ?? Id.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
