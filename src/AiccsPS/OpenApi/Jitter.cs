using System;

namespace AiccsPS.OpenApi;

/// <summary>Randomness for waits, safe to use from any thread.</summary>
internal static class Jitter
{
#pragma warning disable CA5394 // spreads waits, protects nothing
#if NET
    public static double Next() => Random.Shared.NextDouble();
#else
    [ThreadStatic]
    private static Random? _random;

    public static double Next() => (_random ??= new Random(Guid.NewGuid().GetHashCode())).NextDouble();
#endif
#pragma warning restore CA5394
}
