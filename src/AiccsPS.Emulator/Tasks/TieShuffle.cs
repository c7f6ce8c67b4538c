using System;

namespace AiccsPS.Emulator.Tasks;

/// <summary>An order that decides nothing between neighbours: each group of them stands in another order each time.</summary>
internal sealed class TieShuffle(int seed)
{
    private const int Group = 10;

    private SplitMix64 _random = SplitMix64.For(seed, SplitMix64.OrderIndex);

    /// <summary>A copy, shuffled within groups that are counted from the end, so that a newer task does not move them. Not thread-safe.</summary>
    public EmulatedTask[] Shuffle(ReadOnlySpan<EmulatedTask> tasks)
    {
        EmulatedTask[] shuffled = tasks.ToArray();
        for (int end = shuffled.Length; end > 0; end -= Group)
        {
            int start = Math.Max(0, end - Group);
            for (int i = end - 1; i > start; i--)
            {
                int other = start + _random.Next(i - start + 1);
                (shuffled[i], shuffled[other]) = (shuffled[other], shuffled[i]);
            }
        }

        return shuffled;
    }
}
