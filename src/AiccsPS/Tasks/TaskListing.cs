using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace AiccsPS.Tasks;

/// <summary>
/// One answer of the service, those of its tasks that belong to the listing and were not listed before, and at the end
/// of each list why some may be missing.
/// </summary>
internal readonly record struct TaskBatch(TaskPage Page, IReadOnlyList<TaskRecord> Tasks, Doubt Doubt);

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
        TaskPage page = await _pager.NextAsync(tasks, CountsMatches ? long.MaxValue : _left, cancellationToken).ConfigureAwait(false);
        Select(tasks);

        Doubt doubt = Doubt.None;
        if (_pager.IsDone || _left == 0)
        {
            doubt = _pager.Doubt;
            PassOver(_pager);
            _pager = null;
            _filter++;
        }

        return new TaskBatch(page, tasks, doubt);
    }

    private TaskPager Begin(TaskFilter filter) =>
        new(_source, filter, CountsMatches ? 0 : _toSkip, _query.PageSize, _query.Overlaps);

    /// <summary>What was to be skipped has been, as far as this list reached.</summary>
    private void PassOver(TaskPager pager)
    {
        if (!CountsMatches)
        {
            _toSkip = pager.Met > 0 ? 0 : _toSkip - Math.Min(_toSkip, pager.Total ?? 0);
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
