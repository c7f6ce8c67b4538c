namespace AiccsPS.Emulator.Tasks;

/// <summary>
/// A pseudo-random sequence that is spelt out here, because System.Random may change between versions of .NET
/// and a seed must give the same tasks for ever.
/// </summary>
internal struct SplitMix64(ulong state)
{
    /// <summary>The sequences of a seed that are not a task's: indexes that no task has.</summary>
    public const int FaultsIndex = -1;
    public const int ChurnIndex = -2;
    public const int OrderIndex = -3;

    private const ulong Increment = 0x9E3779B97F4A7C15;

    private ulong _state = state;

    /// <summary>A sequence of its own for one item of a seed.</summary>
    public static SplitMix64 For(int seed, int index) => new(Mix((uint)seed + Increment) ^ Mix((uint)index * Increment));

    /// <summary>A number from 0 up to, and without, the bound.</summary>
    public int Next(int bound) => (int)(((NextBits() >> 32) * (ulong)bound) >> 32);

    /// <summary>A number from 0 up to, and without, 1.</summary>
    public double NextShare() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>One of the items.</summary>
    public T Pick<T>(T[] items) => items[Next(items.Length)];

    private ulong NextBits()
    {
        _state += Increment;
        return Mix(_state);
    }

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
