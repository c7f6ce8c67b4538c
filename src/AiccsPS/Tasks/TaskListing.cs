using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace AiccsPS.Tasks;

/// <summary>One answer of the service, and those of its tasks that belong to the listing and were not listed before.</summary>
internal readonly record struct TaskBatch(TaskPage Page, IReadOnlyList<TaskRecord> Tasks, long Unseen);

/// <summary>
/// A query as a stream of batches: the lists behind it one after the other, each task once, First and Skip exact. Pull
/// driven: nothing is requested before it is asked for.
/// </summary>
internal sealed class TaskListing
{
    private readonly ITaskPageSource _source;
    private readonly TaskQuery _query;
    private readonly IReadOnlyList<TaskFilter> _filters;
    private readonly IdSet? _listed;
    private TaskPager? _pager;
    private int _filter;
    private long _toSkip;
    private long _left;

    public TaskListing(ITaskPageSource source, TaskQuery query)
    {
        _source = source;
        _query = query;
        _filters = query.Filters();
        _listed = _filters.Count > 1 ? new IdSet() : null;
        _toSkip = query.Skip;
        _left = query.First;
    }

    /// <summary>Where a condition is checked here, positions in the service's list say nothing about the matches.</summary>
    private bool CountsMatches => _query.Matches is not null;

    /// <summary>
    /// The number of tasks in all the lists, at one small request a list; null where the service does not tell it.
    /// </summary>
    public async Task<long?> CountAsync(CancellationToken cancellationToken)
    {
        long? count = 0;
        foreach (TaskFilter filter in _filters)
        {
            count += (await _source.ReadAsync(filter, 1, 1, cancellationToken).ConfigureAwait(false)).Total;
        }

        return count;
    }

    /// <summary>Asks the service once and returns what came of it; null at the end.</summary>
    public async Task<TaskBatch?> NextAsync(CancellationToken cancellationToken)
    {
        if (_left == 0 || _filter == _filters.Count)
        {
            return null;
        }

        _pager ??= Begin(_filters[_filter]);
        List<TaskRecord> tasks = [];
        TaskPage page = await _pager.NextAsync(tasks, cancellationToken).ConfigureAwait(false);
        Select(tasks);

        long unseen = _pager.Unseen;
        if (_pager.IsDone)
        {
            PassOver(_pager.Total ?? 0);
            _pager = null;
            _filter++;
        }

        return new TaskBatch(page, tasks, unseen);
    }

    private TaskPager Begin(TaskFilter filter) => CountsMatches
        ? new TaskPager(_source, filter, 0, long.MaxValue, _query.PageSize)
        : new TaskPager(_source, filter, _toSkip, _left, _query.PageSize);

    /// <summary>What was to be skipped has been, as far as this list reached.</summary>
    private void PassOver(long total)
    {
        if (!CountsMatches)
        {
            _toSkip -= Math.Min(_toSkip, total);
        }
    }

    /// <summary>Leaves in <paramref name="tasks"/> what the listing emits.</summary>
    private void Select(List<TaskRecord> tasks)
    {
        tasks.RemoveAll(task => !(_query.Matches?.Invoke(task) ?? true) || !(_listed?.Add(task.Id) ?? true));
        if (CountsMatches && _toSkip > 0)
        {
            int skipped = (int)Math.Min(_toSkip, tasks.Count);
            tasks.RemoveRange(0, skipped);
            _toSkip -= skipped;
        }

        if (tasks.Count > _left)
        {
            tasks.RemoveRange((int)_left, tasks.Count - (int)_left);
        }

        _left -= tasks.Count;
    }
}
