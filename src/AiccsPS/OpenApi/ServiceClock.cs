using System;
using System.Collections.Concurrent;

namespace AiccsPS.OpenApi;

/// <summary>
/// The time as a service sees it. A machine whose clock is off learns it from the first refusal and is right for the
/// rest of the process; each host has its own correction, so that one with a wrong clock spoils no other.
/// </summary>
internal static class ServiceClock
{
    private static readonly TimeSpan Noticeable = TimeSpan.FromSeconds(30);

    /// <summary>A clock without a battery is off by decades. More is no time, and would lead out of the calendar.</summary>
    private static readonly TimeSpan Credible = TimeSpan.FromDays(100 * 365);
    private static readonly ConcurrentDictionary<string, TimeSpan> Offsets = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Now, for a request to this host.</summary>
    public static DateTime UtcNow(ServiceEndpoint endpoint) =>
        DateTime.UtcNow + (Offsets.TryGetValue(endpoint.Host, out TimeSpan offset) ? offset : TimeSpan.Zero);

    /// <summary>
    /// Takes over the service's time; false where it is what we have already, or cannot be true, so that a retry would
    /// change nothing.
    /// </summary>
    public static bool Correct(ServiceEndpoint endpoint, DateTimeOffset serviceTime)
    {
        TimeSpan off = serviceTime.UtcDateTime - UtcNow(endpoint);
        if (off.Duration() < Noticeable || off.Duration() > Credible)
        {
            return false;
        }

        Offsets[endpoint.Host] = serviceTime.UtcDateTime - DateTime.UtcNow;
        return true;
    }
}
