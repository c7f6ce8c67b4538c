using System.Collections.Generic;
using System.Linq;
using AiccsPS.Emulator.Tasks;

namespace AiccsPS.Emulator.Churn;

/// <summary>
/// What became of the tasks since a mark, for whoever must tell a task that a listing may miss from one that it may not.
/// Thread-safe. Set the mark before the listing begins, ask after it has ended.
/// </summary>
public sealed class ChurnJournal
{
    private readonly TaskStore _store;

    internal ChurnJournal(TaskStore store) => _store = store;

    /// <summary>Marks this moment. Changes are written down from the first mark on.</summary>
    public long Mark() => _store.Mark();

    /// <summary>How many tasks were created, and moved, since a mark.</summary>
    public (int Created, int Moved) ChangesSince(long mark)
    {
        IReadOnlyList<TaskChange> changes = _store.Since(mark).Changes;
        int created = changes.Count(static change => change.From is null);
        return (created, changes.Count - created);
    }

    /// <summary>The ids of the tasks that had this status at every moment from the mark until now; with null, that were there all the time.</summary>
    public IReadOnlySet<long> MatchedThroughout(long mark, string? status)
    {
        (IReadOnlyList<EmulatedTask> now, IReadOnlyList<TaskChange> changes) = _store.Since(mark);
        HashSet<long> matched = Ids(now, status);
        matched.ExceptWith(changes.Where(change => !Matches(change.From, status)).Select(static change => change.Id));
        return matched;
    }

    /// <summary>The ids of the tasks that had this status at some moment from the mark until now; with null, that were there at all.</summary>
    public IReadOnlySet<long> MatchedAtAnyTime(long mark, string? status)
    {
        (IReadOnlyList<EmulatedTask> now, IReadOnlyList<TaskChange> changes) = _store.Since(mark);
        HashSet<long> matched = Ids(now, status);
        matched.UnionWith(changes.Where(change => Matches(change.From, status)).Select(static change => change.Id));
        return matched;
    }

    private static HashSet<long> Ids(IReadOnlyList<EmulatedTask> tasks, string? status) =>
        [.. tasks.Where(task => Matches(task.Status, status)).Select(static task => task.Id)];

    /// <summary>A task that was not there has the status null, and never matches.</summary>
    private static bool Matches(string? actual, string? wanted) => actual is not null && (wanted is null || actual == wanted);
}
