using System;
using AiccsPS.Errors;

namespace AiccsPS.OpenApi;

/// <summary>
/// Whether and when to try again: exponential backoff with full jitter, so that many clients do not come back at once,
/// and never before the service's own advice is up.
/// </summary>
internal sealed class RetryPolicy
{
    /// <summary>The number of retries where the user says nothing.</summary>
    public const int DefaultRetryCount = 5;

    /// <summary>The longest wait. A service that asks for more is not waited for: the failure is told instead.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan FirstBackoff = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestBackoff = TimeSpan.FromSeconds(20);

    private readonly int _maxRetryCount;
    private readonly Func<double> _random;

    /// <param name="maxRetryCount">How often to try again at the most; 0 for never.</param>
    /// <param name="random">Gives numbers from 0 to 1; the process's own where null.</param>
    public RetryPolicy(int maxRetryCount, Func<double>? random = null)
    {
        _maxRetryCount = maxRetryCount;
        _random = random ?? Jitter.Next;
    }

    /// <summary>How long to wait before the next attempt; null to give up.</summary>
    /// <param name="failure">How the last attempt ended.</param>
    /// <param name="retries">How many retries were made before.</param>
    public TimeSpan? WaitBeforeNext(AiccsException failure, int retries)
    {
        if (!failure.IsTransient || retries >= _maxRetryCount || failure.RetryAfter > LongestWait)
        {
            return null;
        }

        double ceiling = Math.Min(LongestBackoff.TotalMilliseconds, FirstBackoff.TotalMilliseconds * Math.Pow(2, retries));
        TimeSpan jitter = TimeSpan.FromMilliseconds(_random() * ceiling);
        return failure.RetryAfter is { } advice && advice > jitter ? advice : jitter;
    }
}
