using System;
using System.Collections.Generic;

namespace AiccsPS.Tasks;

/// <summary>The values of a task's status, in the API's spelling.</summary>
public static class TaskStatus
{
    /// <summary>Not started (未开始).</summary>
    public const string Init = "INIT";

    /// <summary>Being parsed (解析中).</summary>
    public const string Release = "RELEASE";

    /// <summary>Running (执行中).</summary>
    public const string Running = "RUNNING";

    /// <summary>Paused by hand (手动暂停).</summary>
    public const string Stop = "STOP";

    /// <summary>Paused by the system (系统暂停).</summary>
    public const string SystemStop = "SYSTEM_STOP";

    /// <summary>Waiting to run (待执行).</summary>
    public const string Ready = "READY";

    /// <summary>Ended by hand (手动终止).</summary>
    public const string Cancel = "CANCEL";

    /// <summary>Ended by the system (系统终止).</summary>
    public const string SystemCancel = "SYSTEM_CANCEL";

    /// <summary>Completed (已完成).</summary>
    public const string Done = "DONE";

    /// <summary>
    /// All nine in the order of a task's life. Several statuses are listed one after the other in this order, so that
    /// a task which moves on meanwhile is met again under its next status rather than missed.
    /// </summary>
    internal static IReadOnlyList<string> InOrderOfLife { get; } =
        [Init, Release, Ready, Running, Stop, SystemStop, Cancel, SystemCancel, Done];

    /// <summary>The statuses named, in the API's spelling, each once, in the order of a task's life.</summary>
    internal static IReadOnlyList<string> Normalize(IReadOnlyCollection<string> statuses)
    {
        HashSet<string> named = new(statuses, StringComparer.OrdinalIgnoreCase);
        List<string> ordered = [];
        foreach (string status in InOrderOfLife)
        {
            if (named.Contains(status))
            {
                ordered.Add(status);
            }
        }

        return ordered;
    }
}
