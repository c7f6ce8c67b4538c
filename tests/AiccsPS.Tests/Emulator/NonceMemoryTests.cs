using System;
using AiccsPS.Emulator.Signing;
using Xunit;

namespace AiccsPS.Tests.Emulator;

public class NonceMemoryTests
{
    private static readonly DateTimeOffset Start = new(2026, 6, 30, 12, 0, 0, TimeSpan.Zero);

    private readonly NonceMemory _memory = new(TimeSpan.FromMinutes(15));

    [Fact]
    public void A_nonce_is_remembered_for_as_long_as_its_date_is_taken()
    {
        Assert.True(_memory.TryAdd("a", Start, Start));
        Assert.False(_memory.TryAdd("a", Start, Start.AddMinutes(15)));
        Assert.True(_memory.TryAdd("a", Start.AddMinutes(16), Start.AddMinutes(16)));
    }

    [Fact]
    public void A_date_ahead_is_remembered_longer()
    {
        Assert.True(_memory.TryAdd("a", Start.AddMinutes(15), Start));
        Assert.False(_memory.TryAdd("a", Start.AddMinutes(15), Start.AddMinutes(30)));
    }

    [Fact]
    public void Memory_holds_no_more_than_the_window()
    {
        for (int minute = 0; minute < 1000; minute++)
        {
            Assert.True(_memory.TryAdd($"{minute}", Start.AddMinutes(minute), Start.AddMinutes(minute)));
        }

        Assert.Equal(16, _memory.Count);
    }
}
