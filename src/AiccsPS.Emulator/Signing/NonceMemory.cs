using System;
using System.Collections.Generic;
using System.Threading;

namespace AiccsPS.Emulator.Signing;

/// <summary>
/// Remembers each nonce for as long as its request's date would still be taken, and no longer: after that the date alone
/// refuses a replay, so memory is bounded by what arrives within the window.
/// </summary>
internal sealed class NonceMemory(TimeSpan window)
{
    private readonly Lock _lock = new();
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly PriorityQueue<string, DateTimeOffset> _byEnd = new();

    /// <summary>How many nonces are remembered.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _seen.Count;
            }
        }
    }

    /// <summary>Remembers the nonce of a request with this date; false where it is remembered already.</summary>
    public bool TryAdd(string nonce, DateTimeOffset date, DateTimeOffset now)
    {
        lock (_lock)
        {
            while (_byEnd.TryPeek(out string? old, out DateTimeOffset end) && end < now)
            {
                _byEnd.Dequeue();
                _seen.Remove(old);
            }

            if (!_seen.Add(nonce))
            {
                return false;
            }

            _byEnd.Enqueue(nonce, date + window);
            return true;
        }
    }
}
