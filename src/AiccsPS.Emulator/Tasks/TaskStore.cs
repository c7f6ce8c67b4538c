using System;
using System.Collections.Generic;
using System.Threading;

namespace AiccsPS.Emulator.Tasks;

/// <summary>
/// The tasks, their order, and what of them a filter leaves. Tasks are added before the newest and replaced in their place,
/// never removed, so those that stay keep one order. Thread-safe: each page, and each change, is of one moment.
/// </summary>
internal sealed class TaskStore(EmulatedTask[] tasks, NameMatch match, TieShuffle? ties = null)
{
    /// <summary>Enough for a listing's pages to share one scan; forgotten all at once, so that it cannot grow.</summary>
    private const int RememberedFilters = 16;

    private const int LeastRoom = 64;

    private readonly Lock _lock = new();

    /// <summary>What filters leave of the tasks as they are now: a change empties it.</summary>
    private readonly Dictionary<TaskFilter, EmulatedTask[]> _filtered = [];

    /// <summary>From <see cref="_first"/> on the tasks, newest first; before it room for newer ones.</summary>
    private EmulatedTask[] _slots = [.. tasks];

    private int _first;

    /// <summary>Each task's place counted from the oldest, which stays the same when newer ones come.</summary>
    private Dictionary<long, int>? _places;

    private IReadOnlyList<EmulatedTask>? _all;

    /// <summary>Every change since the first mark; null where nobody ever set one, so that a long run without a reader cannot grow.</summary>
    private List<TaskChange>? _changes;

    /// <summary>Every task in the service's order, as it is now.</summary>
    public IReadOnlyList<EmulatedTask> All
    {
        get
        {
            lock (_lock)
            {
                return _all ??= Array.AsReadOnly(Present.ToArray());
            }
        }
    }

    /// <summary>How many tasks there are.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return Present.Length;
            }
        }
    }

    private ReadOnlySpan<EmulatedTask> Present => _slots.AsSpan(_first);

    /// <summary>One page of what matches, counted from 1, and the number of all that match.</summary>
    public (ReadOnlyMemory<EmulatedTask> Page, int Total) Page(TaskFilter filter, int pageNo, int pageSize)
    {
        lock (_lock)
        {
            // What a filter leaves is never written to again; the slots are, so a page of them is a copy.
            EmulatedTask[]? matching = filter.IsEmpty ? null : Matching(filter);
            if (ties is not null)
            {
                matching = ties.Shuffle(matching ?? Present);
            }

            int total = matching?.Length ?? Present.Length;
            int start = (int)Math.Min((pageNo - 1L) * pageSize, total);
            int length = Math.Min(pageSize, total - start);
            return (matching is null ? Present.Slice(start, length).ToArray() : matching.AsMemory(start, length), total);
        }
    }

    /// <summary>The task at a place of the list, 0 being the newest.</summary>
    public EmulatedTask At(int index)
    {
        lock (_lock)
        {
            return Present[index];
        }
    }

    /// <summary>Whether a task has this id.</summary>
    public bool Contains(long id)
    {
        lock (_lock)
        {
            return Places().ContainsKey(id);
        }
    }

    /// <summary>Puts a task before all others; no other may have its id.</summary>
    public void AddNewest(EmulatedTask task)
    {
        lock (_lock)
        {
            Places().Add(task.Id, Present.Length);
            if (_first == 0)
            {
                int room = Math.Max(_slots.Length, LeastRoom);
                EmulatedTask[] slots = new EmulatedTask[room + _slots.Length];
                _slots.CopyTo(slots, room);
                (_slots, _first) = (slots, room);
            }

            _slots[--_first] = task;
            Changed(new TaskChange(task.Id, null));
        }
    }

    /// <summary>Puts a task in the place of another with the same id, 0 being the newest's place.</summary>
    public void Replace(int index, EmulatedTask task)
    {
        lock (_lock)
        {
            ref EmulatedTask slot = ref _slots[_first + index];
            ArgumentOutOfRangeException.ThrowIfNotEqual(task.Id, slot.Id);
            Changed(new TaskChange(task.Id, slot.Status));
            slot = task;
        }
    }

    /// <summary>Marks this moment for <see cref="Since"/>.</summary>
    public long Mark()
    {
        lock (_lock)
        {
            return (_changes ??= []).Count;
        }
    }

    /// <summary>The tasks as they are now, and what happened to them since a mark, oldest change first.</summary>
    public (IReadOnlyList<EmulatedTask> Now, IReadOnlyList<TaskChange> Changes) Since(long mark)
    {
        lock (_lock)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(mark);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(mark, _changes?.Count ?? -1);
            return (All, _changes![(int)mark..]);
        }
    }

    private void Changed(TaskChange change)
    {
        _changes?.Add(change);
        _filtered.Clear();
        _all = null;
    }

    private EmulatedTask[] Matching(TaskFilter filter)
    {
        // Ids come by the thousand, each once: looked up, never scanned for, and not worth remembering.
        if (filter.TaskId is { } id)
        {
            return Places().TryGetValue(id, out int place) && _slots[^(place + 1)] is var task && filter.Matches(task, match) ? [task] : [];
        }

        if (!_filtered.TryGetValue(filter, out EmulatedTask[]? matching))
        {
            matching = Array.FindAll(Present.ToArray(), task => filter.Matches(task, match));
            if (_filtered.Count >= RememberedFilters)
            {
                _filtered.Clear();
            }

            _filtered[filter] = matching;
        }

        return matching;
    }

    private Dictionary<long, int> Places()
    {
        if (_places is null)
        {
            _places = new Dictionary<long, int>(Present.Length);
            for (int place = 0; place < Present.Length; place++)
            {
                _places.Add(_slots[^(place + 1)].Id, place);
            }
        }

        return _places;
    }
}
