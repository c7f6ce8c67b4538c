using System;
using System.Collections.Generic;
using System.Linq;

namespace AiccsPS.Emulator;

/// <summary>How an emulator behaves.</summary>
public sealed record EmulatorOptions
{
    /// <summary>The key id that is accepted unless told otherwise.</summary>
    public const string DefaultAccessKeyId = "testAccessKeyId";

    /// <summary>The secret that is accepted unless told otherwise: a fake, safe to print.</summary>
    public const string DefaultAccessKeySecret = "testAccessKeySecret";

    /// <summary>The most tasks that are made up.</summary>
    public const int MaxTaskCount = 10_000_000;

    /// <summary>The most changes that <see cref="ChurnPerSecond"/> and <see cref="ChurnPerRequest"/> can ask for.</summary>
    public const double MaxChurn = 100_000;

    /// <summary>As far as <see cref="ClockOffset"/> can go, either way.</summary>
    internal static readonly TimeSpan MaxClockOffset = TimeSpan.FromDays(3650);

    /// <summary>What all faults' rates may be together: twenty shares that are 1 in decimal may be a hair more in binary.</summary>
    internal const double MaxFaultRate = 1 + 1e-9;

    /// <summary>The port on the loopback address; 0 picks a free one.</summary>
    public int Port { get; init; }

    /// <summary>How many tasks are made up, where there is no <see cref="TasksFile"/>.</summary>
    public int TaskCount { get; init; } = 50;

    /// <summary>A JSON file whose tasks are served instead, in the file's order.</summary>
    public string? TasksFile { get; init; }

    /// <summary>What made-up tasks, faults and churn are derived from: the same seed gives the same ones.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How long each call waits before it is looked at.</summary>
    public int LatencyMs { get; init; }

    /// <summary>The largest page that is served; a request for more is cut down to it. Null serves what is asked for.</summary>
    public int? MaxPageSize { get; init; }

    /// <summary>How the filters TaskName and RobotName compare.</summary>
    public NameMatch NameMatch { get; init; } = NameMatch.Contains;

    /// <summary>The one key id that is known.</summary>
    public string AccessKeyId { get; init; } = DefaultAccessKeyId;

    /// <summary>The secret of <see cref="AccessKeyId"/>.</summary>
    public string AccessKeySecret { get; init; } = DefaultAccessKeySecret;

    /// <summary>The security token that calls must carry. Null makes the key a permanent one, which must come without a token.</summary>
    public string? SecurityToken { get; init; }

    /// <summary>When <see cref="SecurityToken"/> ends. Null is never.</summary>
    public DateTimeOffset? SecurityTokenExpiration { get; init; }

    /// <summary>The emulator's clock: what dates are checked against, the answers' Date header, and what latency waits on.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>How far the emulator's clock is off: what it takes for now is the time of <see cref="Clock"/> and this.</summary>
    public TimeSpan ClockOffset { get; init; }

    /// <summary>
    /// The share of calls, from 0 to 1, that each fault hits; together they cannot exceed 1. A call gets one fault at most, by one
    /// draw for each call in the order of arrival. One that a step before the fault refuses, its signature for one, is not hit.
    /// </summary>
    public IReadOnlyDictionary<FaultKind, double> Faults { get; init; } = new Dictionary<FaultKind, double>();

    /// <summary>How long a throttled caller is advised to wait. A Retry-After in seconds is rounded to the nearest, 0 included.</summary>
    public int RetryAfterMs { get; init; } = 20;

    /// <summary>Where <see cref="FaultKind.Redirect"/> points.</summary>
    public Uri RedirectTo { get; init; } = new("http://127.0.0.1:9/");

    /// <summary>Whether a page beyond the end, other than the first, is an error rather than empty.</summary>
    public bool RefuseBeyondEnd { get; init; }

    /// <summary>How many calls a second are served; those above get Throttling.User. Null serves all.</summary>
    public int? Qps { get; init; }

    /// <summary>How many times a second a task is created or moves on to another status, by <see cref="Clock"/>.</summary>
    public double ChurnPerSecond { get; init; }

    /// <summary>How many such changes come before each answer, on average.</summary>
    public double ChurnPerRequest { get; init; }

    /// <summary>Whether neighbours in the list swap places from call to call, as if they were ties that nothing decides.</summary>
    public bool UnstableOrder { get; init; }

    /// <summary>The time as the emulator takes it to be.</summary>
    internal DateTimeOffset Now => Clock.GetUtcNow() + ClockOffset;

    /// <summary>Says what is served where, without the secret and the token.</summary>
    public override string ToString() => $"{nameof(EmulatorOptions)} {{ Port = {Port}, Tasks = {TasksFile ?? $"{TaskCount}"}, Seed = {Seed} }}";

    internal void ThrowIfInvalid()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(Port);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Port, ushort.MaxValue);
        ArgumentOutOfRangeException.ThrowIfNegative(TaskCount);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(TaskCount, MaxTaskCount);
        ArgumentOutOfRangeException.ThrowIfNegative(LatencyMs);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxPageSize ?? 1, 1, nameof(MaxPageSize));
        ArgumentException.ThrowIfNullOrEmpty(AccessKeyId);
        ArgumentException.ThrowIfNullOrEmpty(AccessKeySecret);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ClockOffset.Duration(), MaxClockOffset, nameof(ClockOffset));
        ArgumentOutOfRangeException.ThrowIfNegative(RetryAfterMs);
        ArgumentOutOfRangeException.ThrowIfLessThan(Qps ?? 1, 1, nameof(Qps));
        ThrowUnlessWithin(ChurnPerSecond, MaxChurn, nameof(ChurnPerSecond));
        ThrowUnlessWithin(ChurnPerRequest, MaxChurn, nameof(ChurnPerRequest));
        if (!RedirectTo.IsAbsoluteUri)
        {
            throw new ArgumentException("A redirect needs an absolute address.", nameof(RedirectTo));
        }

        foreach ((FaultKind kind, double rate) in Faults)
        {
            ThrowUnlessWithin(rate, 1, nameof(Faults));
            if (!Enum.IsDefined(kind))
            {
                throw new ArgumentOutOfRangeException(nameof(Faults), kind, "There is no such fault.");
            }
        }

        ThrowUnlessWithin(Faults.Values.Sum(), MaxFaultRate, nameof(Faults));
    }

    private static void ThrowUnlessWithin(double value, double max, string name)
    {
        if (!(value >= 0 && value <= max))
        {
            throw new ArgumentOutOfRangeException(name, value, $"It must be from 0 to {max}.");
        }
    }
}
