using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using AiccsPS.Errors;
using AiccsPS.Resources;

namespace AiccsPS.Tasks;

/// <summary>
/// Walks one list of the service from a position on, as a chain of windows that overlap, so that no task which stays in
/// the list the whole time is missed while others leave or join and the pages shift.
/// </summary>
/// <remarks>
/// <para>
/// Why it is right: the service keeps one relative order for tasks that stay. Say that every such task up to the last
/// one met is met. If the next window holds any task X met before, a task that stayed stands either before X, and is
/// met, or after X, and is in this window or still to come: nothing can lie between the two windows. A window that
/// holds no task met before has lost contact; it is thrown away and asked for again further back, twice as far each
/// time, until it has contact or begins at the head of the list, where nothing can stand before it. The walk ends with
/// a window that has contact and reaches the end of the list as it is then.
/// </para>
/// <para>
/// What it cannot promise: a task that left or joined meanwhile may or may not be in the result. Where the order
/// contradicts itself, or no overlap is possible (pages of one to three tasks), <see cref="Doubt"/> says so.
/// </para>
/// <para>
/// Where a window really lies is computed from what the service answers, not from what was asked: a clamped size, a
/// moved page or a short one neither loses nor repeats a task.
/// </para>
/// </remarks>
internal sealed class TaskPager
{
    /// <summary>Answers in a row that bring nothing new before the walk is given up.</summary>
    private const int Patience = 3;

    /// <summary>The same where the list changes, which explains such answers.</summary>
    private const int PatienceWithChange = 50;

    /// <summary>Who asks for pages of one to three tasks means it: those are not made larger for the overlap's sake.</summary>
    private const int SmallestThatMayGrow = 4;

    private readonly ITaskPageSource _source;
    private readonly TaskFilter _filter;
    private readonly long _skip;
    private readonly bool _overlaps;
    private readonly IdSet _seen = new();
    private Dictionary<long, int> _last = [];
    private int _smallest = 1;
    private int _largest;
    private long _from;
    private long _reached;
    private long _overlap;
    private bool _isFirst = true;
    private bool _isJointDue;
    private bool _isRegaining;
    private bool _isChanged;
    private bool _isClamped;
    private int _idle;
    private long _patience = Patience;

    /// <param name="source">Where pages come from.</param>
    /// <param name="filter">The list to walk.</param>
    /// <param name="skip">The position to begin at; what stands before it is not read.</param>
    /// <param name="pageSize">The largest page to ask for.</param>
    /// <param name="overlaps">Whether windows overlap; without, this is the plain walk over the pages.</param>
    public TaskPager(ITaskPageSource source, TaskFilter filter, long skip, int pageSize, bool overlaps = true)
    {
        _source = source;
        _filter = filter;
        _skip = skip;
        _reached = skip;
        _largest = pageSize;
        _overlaps = overlaps;
        _overlap = LeastOverlap;
    }

    /// <summary>The number of tasks in the list as the service last told it; null before that.</summary>
    public long? Total { get; private set; }

    /// <summary>Whether the walk has reached the end of the list.</summary>
    public bool IsDone { get; private set; }

    /// <summary>Why tasks may be missing; settled at the end of the walk.</summary>
    public Doubt Doubt { get; private set; }

    /// <summary>How many tasks have been met.</summary>
    public int Met => _seen.Count;

    /// <summary>One would do; two make contact likelier to last. A small page cannot spare the second.</summary>
    private long LeastOverlap => _largest < 20 ? 1 : 2;

    /// <summary>Reads the next window.</summary>
    /// <param name="fresh">Takes the tasks not met before, in order.</param>
    /// <param name="wanted">How many tasks are wanted at the most.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public async Task<TaskPage> NextAsync(List<TaskRecord> fresh, long wanted, CancellationToken cancellationToken)
    {
        Window asked = Plan(wanted);
        TaskPage page = await ReadAsync(asked, cancellationToken).ConfigureAwait(false);
        _isChanged |= page.Total is not null && Total is not null && page.Total != Total;
        Total = page.Total ?? Total;
        Take(asked, page, fresh);
        if (IsDone && Doubt == Doubt.None && !_isChanged && Total > _skip + _seen.Count)
        {
            Doubt = Doubt.Fewer;
        }

        return page;
    }

    private Window Plan(long wanted)
    {
        // Without a Total only an empty page is the end, and a window that overlaps is never empty.
        long overlap = _overlaps && !_isFirst && Total is not null ? Math.Min(_overlap, _reached) : 0;
        _isRegaining = overlap > LeastOverlap;
        _isJointDue = overlap > 0;
        _from = _reached - overlap;
        long toCover = wanted > long.MaxValue - _reached ? long.MaxValue - _reached : wanted + overlap;
        Window window = Window.Covering(_from, toCover, _smallest, _largest);
        if (!_isJointDue || window.End > _reached || _isRegaining)
        {
            return window;
        }

        // No page of this size holds both sides of the joint; a slightly larger one does.
        if (!_isClamped && _largest >= SmallestThatMayGrow)
        {
            return Window.Across(_reached, _largest);
        }

        _isJointDue = false;
        _from = _reached;
        return Window.Covering(_from, wanted, _smallest, _largest);
    }

    private void Take(Window asked, TaskPage page, List<TaskRecord> fresh)
    {
        int size = Answered(page.PageSize) ?? asked.PageSize;
        int count = page.Record.Length;
        long start = ((Answered(page.PageNo) ?? asked.PageNo) - 1L) * size;
        AdaptSize(asked.PageSize, size);

        if (start > _from && _from < (Total ?? long.MaxValue))
        {
            // The service used larger pages than asked, so this window begins too late: ask again at that size.
            CountIdle(page, isIdle: true);
        }
        else if (count == 0)
        {
            TakeEmpty(asked, page);
        }
        else if (count < size && start > 0 && (start + count < Total || (_isFirst && start + count > Total)))
        {
            // Short, and not at the end: a clamp that is not told, so nobody knows where this window lies. The pages to
            // come are counted in its size.
            ShrinkTo(count);
            CountIdle(page, isIdle: true);
        }
        else if (_isJointDue && start > 0 && !Array.Exists(page.Record, task => _seen.Contains(task.Id)))
        {
            LoseContact(page);
        }
        else
        {
            TakeTasks(page, start, fresh);
            Advance(page, start, size, fresh.Count == 0);
        }
    }

    private void TakeTasks(TaskPage page, long start, List<TaskRecord> fresh)
    {
        // Before the first task met before, what is not met was skipped, or has joined since.
        bool passesOver = _skip > 0 && !_isFirst && _isJointDue;
        Dictionary<long, int> places = new(page.Record.Length);
        int lastPlace = -1;
        for (int i = 0; i < page.Record.Length; i++)
        {
            TaskRecord task = page.Record[i];
            places[task.Id] = i;
            if (_last.TryGetValue(task.Id, out int place))
            {
                Doubt = place < lastPlace ? Doubt.Order : Doubt;
                lastPlace = place;
            }

            passesOver &= !_seen.Contains(task.Id);
            if (!passesOver && (!_isFirst || start + i >= _skip) && _seen.Add(task.Id))
            {
                fresh.Add(task);
            }
        }

        if (passesOver)
        {
            Doubt = Doubt.SkipLost;
        }

        _last = places;
    }

    private void Advance(TaskPage page, long start, int size, bool isIdle)
    {
        int count = page.Record.Length;
        if (_isFirst && start + count <= _skip && !IsEnd(start, count, size))
        {
            // A clamp moved the first window to before what is wanted: the next is asked for in the clamped size.
            CountIdle(page, isIdle: true);
            return;
        }

        bool isUnproven = _overlaps && !_isFirst && !_isJointDue && _isChanged;
        Doubt = Doubt == Doubt.None && isUnproven ? Doubt.NoOverlap : Doubt;
        CountIdle(page, isIdle);
        // Tasks not met before end where this window does. Without any, the known part reaches at least as far as it
        // did, but for a walk back, which goes on from where it has contact.
        _reached = isIdle && !_isRegaining ? Math.Max(_reached, start + count) : start + count;
        _overlap = Math.Max(LeastOverlap, _overlap / 2);
        _isFirst = false;
        IsDone = IsEnd(start, count, size);
        if (!IsDone && count < size)
        {
            ShrinkTo(count);
        }
    }

    private void ShrinkTo(int size)
    {
        _isClamped = true;
        _largest = Math.Min(_largest, size);
        _smallest = Math.Min(_smallest, _largest);
    }

    /// <summary>
    /// A page that ends where Total says is the end. A page beyond that (Total is too low) is the end once it is short;
    /// without a Total, only an empty page is.
    /// </summary>
    private bool IsEnd(long start, int count, int size) =>
        Total is { } total && (start + count == total || (start + count > total && count < size));

    private void AdaptSize(int asked, int answered)
    {
        if (answered < asked)
        {
            _isClamped = true;
            _largest = Math.Min(_largest, answered);
            _smallest = Math.Min(_smallest, answered);
        }
        else if (answered > asked)
        {
            _smallest = answered;
            _largest = Math.Max(_largest, answered);
        }
    }

    private void TakeEmpty(Window asked, TaskPage page)
    {
        if (Total is { } counted && _from < counted)
        {
            throw Failure.OfService(
                nameof(Messages.PageEmpty), FailureKind.InvalidAnswer, new ServiceFacts(page.Code, page.RequestId, 200),
                asked.PageNo, counted, _seen.Count, page.RequestId ?? "-");
        }

        if (_isJointDue && Total is { } total and > 0 && total < _reached)
        {
            // The list has become shorter than what was read of it, so the rest has slid into the part already read.
            _reached = total;
            LoseContact(page);
            return;
        }

        IsDone = true;
    }

    private void LoseContact(TaskPage page)
    {
        _overlap = Math.Min(_overlap * 2, long.MaxValue / 4);
        _patience = Math.Max(_patience, Patience + (2 * _overlap / Math.Max(1, _largest)));
        CountIdle(page, isIdle: true);
    }

    /// <summary>A service that repeats a page, or ignores what page it is asked for, must not keep us forever.</summary>
    private void CountIdle(TaskPage page, bool isIdle)
    {
        _idle = isIdle ? _idle + 1 : 0;
        _patience = isIdle ? _patience : Patience;
        if (_idle > (_isChanged ? Math.Max(_patience, PatienceWithChange) : _patience))
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
