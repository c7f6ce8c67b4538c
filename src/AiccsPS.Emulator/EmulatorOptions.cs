using System;

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

    /// <summary>The port on the loopback address; 0 picks a free one.</summary>
    public int Port { get; init; }

    /// <summary>How many tasks are made up, where there is no <see cref="TasksFile"/>.</summary>
    public int TaskCount { get; init; } = 50;

    /// <summary>A JSON file whose tasks are served instead, in the file's order.</summary>
    public string? TasksFile { get; init; }

    /// <summary>What the made-up tasks are derived from: the same seed gives the same tasks.</summary>
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
    }
}
