using System;

namespace AiccsPS.Tests.Emulator;

/// <summary>A clock that stands where it is put.</summary>
internal sealed class FixedClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
