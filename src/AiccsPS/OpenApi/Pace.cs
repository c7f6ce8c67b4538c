using System;
using System.Threading;

namespace AiccsPS.OpenApi;

/// <summary>
/// The gap to keep before each request of a listing. It is none until the service throttles, doubles each time it does,
/// and melts away while answers are good.
/// </summary>
internal sealed class Pace
{
    private static readonly long FirstGap = TimeSpan.FromMilliseconds(50).Ticks;
    private static readonly long LongestGap = TimeSpan.FromSeconds(2).Ticks;
    private static readonly long NoGap = TimeSpan.FromMilliseconds(5).Ticks;

    private long _gap;

    /// <summary>How long to wait before the next request.</summary>
    public TimeSpan Gap => TimeSpan.FromTicks(Interlocked.Read(ref _gap));

    public void OnThrottled() => Update(static gap => Math.Min(LongestGap, Math.Max(FirstGap, gap * 2)));

    public void OnGood() => Update(static gap => gap - (gap / 8) < NoGap ? 0 : gap - (gap / 8));

    private void Update(Func<long, long> change)
    {
        long before;
        do
        {
            before = Interlocked.Read(ref _gap);
        }
        while (Interlocked.CompareExchange(ref _gap, change(before), before) != before);
    }
}
