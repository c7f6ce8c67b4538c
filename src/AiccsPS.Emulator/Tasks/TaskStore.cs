using System;
using System.Collections.Concurrent;
using System.Collections.Generic;

namespace AiccsPS.Emulator.Tasks;

/// <summary>The tasks, their order, and what of them a filter leaves.</summary>
internal sealed class TaskStore(EmulatedTask[] tasks, NameMatch match)
{
    /// <summary>Enough for a listing's pages to share one scan; forgotten all at once, so that it cannot grow.</summary>
    private const int RememberedFilters = 16;

    private readonly ConcurrentDictionary<TaskFilter, EmulatedTask[]> _filtered = new();
    private readonly Lazy<Dictionary<long, EmulatedTask>> _byId = new(() => IndexById(tasks));

    /// <summary>Every task in the service's order.</summary>
    public IReadOnlyList<EmulatedTask> All { get; } = Array.AsReadOnly(tasks);

    /// <summary>One page of what matches, counted from 1, and the number of all that match.</summary>
    public (ReadOnlyMemory<EmulatedTask> Page, int Total) Page(TaskFilter filter, int pageNo, int pageSize)
    {
        EmulatedTask[] matching = Matching(filter);
        long start = Math.Min((pageNo - 1L) * pageSize, matching.Length);
        int length = (int)Math.Min(pageSize, matching.Length - start);
        return (matching.AsMemory((int)start, length), matching.Length);
    }

    private EmulatedTask[] Matching(TaskFilter filter)
    {
        if (filter.IsEmpty)
        {
            return tasks;
        }

        // Ids come by the thousand, each once: looked up, never scanned for, and not worth remembering.
        if (filter.TaskId is { } id)
        {
            return _byId.Value.TryGetValue(id, out EmulatedTask? task) && filter.Matches(task, match) ? [task] : [];
        }

        if (!_filtered.TryGetValue(filter, out EmulatedTask[]? matching))
        {
            matching = Array.FindAll(tasks, task => filter.Matches(task, match));
            if (_filtered.Count >= RememberedFilters)
            {
                _filtered.Clear();
            }

            _filtered[filter] = matching;
        }

        return matching;
    }

    private static Dictionary<long, EmulatedTask> IndexById(EmulatedTask[] tasks)
    {
        Dictionary<long, EmulatedTask> byId = new(tasks.Length);
        foreach (EmulatedTask task in tasks)
        {
            byId.Add(task.Id, task);
        }

        return byId;
    }
}
