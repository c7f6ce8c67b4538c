using System;
using System.Collections.Generic;
using AiccsPS.Tasks;

namespace AiccsPS.Tests.Tasks;

public class IdSetTests
{
    [Fact]
    public void Holds_what_a_set_holds()
    {
        Random random = new(7);
        HashSet<long> expected = [];
        IdSet set = new();
        for (int i = 0; i < 200_000; i++)
        {
            long id = (i % 4) switch
            {
                0 => i,
                1 => random.NextInt64(long.MinValue, long.MaxValue),
                2 => random.Next(5000),
                _ => (long)i << 32,
            };
            Assert.Equal(expected.Add(id), set.Add(id));
        }

        Assert.Equal(expected.Count, set.Count);
        Assert.Contains(0L, expected);
    }

    [Fact]
    public void Takes_less_than_40_bytes_an_id()
    {
        const int Count = 1_000_000;
        long before = GC.GetAllocatedBytesForCurrentThread();
        IdSet set = new();
        for (long id = 1; id <= Count; id++)
        {
            set.Add(5_000_000_000 + id);
        }

        // All that was ever allocated, and so more than is alive at any time.
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / Count, 8, 40);
    }
}
