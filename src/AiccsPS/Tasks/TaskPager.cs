using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using AiccsPS.Errors;
using AiccsPS.Resources;

namespace AiccsPS.Tasks;

/// <summary>
/// Walks one list of the service from a position on, a window at a time. Where a window really lies is computed from
/// what the service answers, not from what was asked: a clamped size, a moved page or a short one neither loses nor
/// repeats a task. What contradicts itself ends in an error rather than in a shorter list.
/// </summary>
internal sealed class TaskPager
{
    /// <summary>Answers in a row that bring nothing new before the walk is given up.</summary>
    private const int Patience = 3;

    private readonly ITaskPageSource _source;
    private readonly TaskFilter _filter;
    private readonly long _skip;
    private readonly long _end;
    private readonly IdSet _seen = new();
    private int _smallest = 1;
    private int _largest;
    private long _next;
    private int _idle;

    /// <param name="source">Where pages come from.</param>
    /// <param name="filter">The list to walk.</param>
    /// <param name="skip">The position to begin at; what stands before it is not read.</param>
    /// <param name="wanted">How many tasks are wanted from there.</param>
    /// <param name="pageSize">The largest page to ask for.</param>
    public TaskPager(ITaskPageSource source, TaskFilter filter, long skip, long wanted, int pageSize)
    {
        _source = source;
        _filter = filter;
        _skip = skip;
        _next = skip;
        _end = wanted > long.MaxValue - skip ? long.MaxValue : skip + wanted;
        _largest = pageSize;
        IsDone = wanted == 0;
    }

    /// <summary>The number of tasks in the list as the service last told it; null before that.</summary>
    public long? Total { get; private set; }

    /// <summary>Whether the walk has reached its end.</summary>
    public bool IsDone { get; private set; }

    /// <summary>How many tasks of the list, by the service's own count, were neither skipped nor seen at the end.</summary>
    public long Unseen => IsDone && _end == long.MaxValue ? Math.Max(0, (Total ?? 0) - _skip - _seen.Count) : 0;

    /// <summary>Reads the next window. The tasks in <paramref name="fresh"/> are those not met before, in order.</summary>
    public async Task<TaskPage> NextAsync(List<TaskRecord> fresh, CancellationToken cancellationToken)
    {
        Window asked = Window.Covering(_next, _end - _next, _smallest, _largest);
        TaskPage page = await ReadAsync(asked, cancellationToken).ConfigureAwait(false);
        Total = page.Total ?? Total;
        Take(asked, page, fresh);
        return page;
    }

    private void Take(Window asked, TaskPage page, List<TaskRecord> fresh)
    {
        int size = Answered(page.PageSize) ?? asked.PageSize;
        int count = page.Record.Length;
        long start = ((Answered(page.PageNo) ?? asked.PageNo) - 1L) * size;
        AdaptSize(asked.PageSize, size);

        if (start > _next && _next < (Total ?? long.MaxValue))
        {
            // The service used larger pages than asked, so this window begins too late: ask again at that size.
            CountIdle(page, isIdle: true);
            return;
        }

        if (count == 0)
        {
            EndAtEmpty(asked, page);
            return;
        }

        for (int i = 0; i < count; i++)
        {
            if (start + i >= _skip && start + i < _end && _seen.Add(page.Record[i].Id))
            {
                fresh.Add(page.Record[i]);
            }
        }

        CountIdle(page, isIdle: fresh.Count == 0);
        _next = Math.Max(_next, start + count);
        IsDone = _next >= _end || IsEnd(start, count, size);
        if (!IsDone && count < size)
        {
            // Short in the middle: a clamp that is not told. The pages to come are counted in this size.
            _largest = Math.Min(_largest, count);
            _smallest = Math.Min(_smallest, _largest);
        }
    }

    /// <summary>
    /// A full page that ends where Total says is the end. A page beyond that (Total is too low) is the end once it is
    /// short; without a Total, only an empty page is.
    /// </summary>
    private bool IsEnd(long start, int count, int size) =>
        Total is { } total && (start + count == total || (start + count > total && count < size));

    private void AdaptSize(int asked, int answered)
    {
        if (answered < asked)
        {
            _largest = answered;
            _smallest = Math.Min(_smallest, answered);
        }
        else if (answered > asked)
        {
            _smallest = answered;
            _largest = Math.Max(_largest, answered);
        }
    }

    private void EndAtEmpty(Window asked, TaskPage page)
    {
        if (Total is { } total && _next < total)
        {
            throw Failure.OfService(
                nameof(Messages.PageEmpty), FailureKind.InvalidAnswer, new ServiceFacts(page.Code, page.RequestId, 200),
                asked.PageNo, total, _seen.Count, page.RequestId ?? "-");
        }

        IsDone = true;
    }

    /// <summary>A service that repeats a page, or ignores what page it is asked for, must not keep us forever.</summary>
    private void CountIdle(TaskPage page, bool isIdle)
    {
        _idle = isIdle ? _idle + 1 : 0;
        if (_idle > Patience)
        {
            throw Failure.OfService(
                nameof(Messages.PageRepeated), FailureKind.InvalidAnswer, new ServiceFacts(page.Code, page.RequestId, 200),
                _idle, Total ?? 0, _seen.Count, page.RequestId ?? "-");
        }
    }

    private async Task<TaskPage> ReadAsync(Window window, CancellationToken cancellationToken)
    {
        try
        {
            return await _source.ReadAsync(_filter, window.PageNo, window.PageSize, cancellationToken).ConfigureAwait(false);
        }
        catch (AiccsException e) when (e.Kind == FailureKind.InvalidInput && window.PageNo > 1)
        {
            // A service may refuse a page beyond the end instead of answering an empty one: its first page tells.
            TaskPage first = await _source.ReadAsync(_filter, 1, 1, cancellationToken).ConfigureAwait(false);
            if (first.Total is { } total && window.Start >= total)
            {
                first.PageNo = window.PageNo;
                first.PageSize = window.PageSize;
                first.Record = [];
                return first;
            }

            throw;
        }
    }

    private static int? Answered(long? value) => value is > 0 and <= int.MaxValue ? (int)value : null;
}
