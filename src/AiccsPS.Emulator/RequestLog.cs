using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace AiccsPS.Emulator;

/// <summary>
/// What was asked of the emulator and how that ended. A call is entered before its answer's last byte leaves,
/// so whoever has an answer finds it here. Thread-safe.
/// </summary>
public sealed class RequestLog
{
    /// <summary>How many calls <see cref="Recent"/> holds at most.</summary>
    public const int Capacity = 1000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, long> _byAction = [];
    private readonly Dictionary<string, long> _byCode = [];
    private readonly Dictionary<FaultKind, long> _byFault = [];
    private readonly Queue<LoggedCall> _recent = [];
    private readonly List<Waiter> _waiters = [];
    private long _total;
    private long _inFlight;
    private long _aborted;
    private int _clearings;

    /// <summary>How many calls arrived.</summary>
    public long Total => Read(ref _total);

    /// <summary>How many calls are being worked on.</summary>
    public long InFlight => Read(ref _inFlight);

    /// <summary>How many calls got no whole answer, because the client went away, or the emulator was stopped or hung up.</summary>
    public long Aborted => Read(ref _aborted);

    /// <summary>How many calls arrived for each action, by the name that was asked for.</summary>
    public IReadOnlyDictionary<string, long> ByAction => Copy(_byAction);

    /// <summary>How many calls were answered with each result code, of which OK is success.</summary>
    public IReadOnlyDictionary<string, long> ByCode => Copy(_byCode);

    /// <summary>How many calls met each fault; it is entered before the fault shows.</summary>
    public IReadOnlyDictionary<FaultKind, long> ByFault => Copy(_byFault);

    /// <summary>The last calls that ended, oldest first.</summary>
    public IReadOnlyList<LoggedCall> Recent
    {
        get
        {
            lock (_lock)
            {
                return [.. _recent];
            }
        }
    }

    /// <summary>Forgets everything but the calls in flight.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _total = 0;
            _aborted = 0;
            _byAction.Clear();
            _byCode.Clear();
            _byFault.Clear();
            _recent.Clear();
            _clearings++;
            WakeWaiters();
        }
    }

    /// <summary>Completes when the condition holds; it is looked at again on every change, under the log's lock.</summary>
    public async Task WhenAsync(Predicate<RequestLog> condition, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(condition);
        Waiter waiter = new(condition, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (_lock)
        {
            if (condition(this))
            {
                return;
            }

            _waiters.Add(waiter);
        }

        try
        {
            await waiter.Met.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            lock (_lock)
            {
                _waiters.Remove(waiter);
            }
        }
    }

    /// <summary>Enters a call that arrived; the answer is to be handed to <see cref="End"/>.</summary>
    internal int Begin(string action)
    {
        lock (_lock)
        {
            _total++;
            _inFlight++;
            Count(_byAction, action);
            WakeWaiters();
            return _clearings;
        }
    }

    /// <summary>Enters that a call meets a fault, unless the log was cleared since it began.</summary>
    internal void Met(int begun, FaultKind fault)
    {
        lock (_lock)
        {
            if (begun == _clearings)
            {
                Count(_byFault, fault);
                WakeWaiters();
            }
        }
    }

    /// <summary>Enters how a call ended, unless the log was cleared since it began.</summary>
    internal void End(int begun, bool answered, LoggedCall call)
    {
        lock (_lock)
        {
            _inFlight--;
            if (begun == _clearings)
            {
                Enter(answered, call);
            }

            WakeWaiters();
        }
    }

    private void Enter(bool answered, LoggedCall call)
    {
        if (!answered)
        {
            _aborted++;
        }
        else if (call.Code is not null)
        {
            Count(_byCode, call.Code);
        }

        if (_recent.Count == Capacity)
        {
            _recent.Dequeue();
        }

        _recent.Enqueue(call);
    }

    private void WakeWaiters()
    {
        foreach (Waiter waiter in _waiters)
        {
            if (waiter.Condition(this))
            {
                waiter.Met.TrySetResult();
            }
        }
    }

    private static void Count<T>(Dictionary<T, long> counts, T key)
        where T : notnull =>
        counts[key] = counts.GetValueOrDefault(key) + 1;

    private long Read(ref long field)
    {
        lock (_lock)
        {
            return field;
        }
    }

    private Dictionary<T, long> Copy<T>(Dictionary<T, long> counts)
        where T : notnull
    {
        lock (_lock)
        {
            return new Dictionary<T, long>(counts);
        }
    }

    private sealed record Waiter(Predicate<RequestLog> Condition, TaskCompletionSource Met);
}
