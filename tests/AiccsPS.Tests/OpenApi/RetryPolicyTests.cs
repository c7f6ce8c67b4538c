using System;
using AiccsPS.Errors;
using AiccsPS.OpenApi;

namespace AiccsPS.Tests.OpenApi;

public class RetryPolicyTests
{
    [Theory]
    [InlineData(0, 500)]
    [InlineData(1, 1000)]
    [InlineData(2, 2000)]
    [InlineData(5, 16_000)]
    [InlineData(6, 20_000)]
    [InlineData(50, 20_000)]
    public void Waits_grow_to_a_ceiling_and_are_spread_below_it(int retries, double ceiling)
    {
        Assert.Equal(ceiling, new RetryPolicy(100, static () => 1).WaitBeforeNext(Transient(), retries)!.Value.TotalMilliseconds);
        Assert.Equal(ceiling / 4, new RetryPolicy(100, static () => 0.25).WaitBeforeNext(Transient(), retries)!.Value.TotalMilliseconds);
        Assert.Equal(TimeSpan.Zero, new RetryPolicy(100, static () => 0).WaitBeforeNext(Transient(), retries));
    }

    [Fact]
    public void Advice_is_the_least_that_is_waited()
    {
        AiccsException advised = Transient(TimeSpan.FromSeconds(7));

        Assert.Equal(7, new RetryPolicy(5, static () => 0.1).WaitBeforeNext(advised, 0)!.Value.TotalSeconds);
        Assert.Equal(16, new RetryPolicy(9, static () => 1).WaitBeforeNext(advised, 5)!.Value.TotalSeconds);
    }

    [Fact]
    public void Advice_beyond_the_longest_wait_ends_it() =>
        Assert.Null(new RetryPolicy(5).WaitBeforeNext(Transient(TimeSpan.FromSeconds(61)), 0));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(5, 5)]
    [InlineData(5, 6)]
    public void The_number_of_retries_is_bounded(int most, int made) =>
        Assert.Null(new RetryPolicy(most).WaitBeforeNext(Transient(), made));

    [Fact]
    public void What_cannot_succeed_is_not_tried_again() =>
        Assert.Null(new RetryPolicy(5).WaitBeforeNext(new AiccsException("x", FailureKind.PermissionDenied, "m", "r"), 0));

    [Fact]
    public void The_pace_slows_down_when_throttled_and_recovers()
    {
        Pace pace = new();
        Assert.Equal(TimeSpan.Zero, pace.Gap);

        pace.OnThrottled();
        Assert.Equal(50, pace.Gap.TotalMilliseconds);
        for (int i = 0; i < 20; i++)
        {
            pace.OnThrottled();
        }

        Assert.Equal(2, pace.Gap.TotalSeconds);
        TimeSpan before = pace.Gap;
        pace.OnGood();
        Assert.InRange(pace.Gap, before / 2, before - TimeSpan.FromTicks(1));
        for (int i = 0; i < 100; i++)
        {
            pace.OnGood();
        }

        Assert.Equal(TimeSpan.Zero, pace.Gap);
    }

    private static AiccsException Transient(TimeSpan? advice = null) =>
        new("x", FailureKind.Unavailable, "m", "r") { IsTransient = true, RetryAfter = advice };
}
