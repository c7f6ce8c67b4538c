using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using AiccsPS.Emulator;
using static AiccsPS.Tests.Emulator.EmulatorClient;

namespace AiccsPS.Tests.Emulator;

/// <summary>An order that contradicts itself from call to call.</summary>
public class UnstableOrderTests
{
    [Theory]
    [InlineData("Status", "DONE")]
    [InlineData("", "")]
    public async Task Neighbours_swap_places_from_call_to_call(string filter, string value)
    {
        await using EmulatorClient client = await StartAsync(new EmulatorOptions { UnstableOrder = true, TaskCount = 205 });
        (string, string)[] query = [.. filter.Length == 0 ? (IEnumerable<(string, string)>)[] : [(filter, value)], ("PageSize", "1000")];
        long[] first = (await client.ListAsync(query)).Ids;
        long[] second = (await client.ListAsync(query)).Ids;
        Assert.NotEqual(first, second);
        Assert.Equal(first.Order(), second.Order());
        long[] stable = [.. client.Server.Tasks.Where(task => filter.Length == 0 || task.Status == value).Select(static task => task.Id)];
        Assert.Equal(stable.Order(), first.Order());
        Assert.All(first.Index(), item => Assert.InRange(System.Array.IndexOf(stable, item.Item), item.Index - 9, item.Index + 9));
    }

    [Fact]
    public async Task It_is_the_same_for_the_same_seed_and_leaves_the_tasks_as_they_are()
    {
        EmulatorOptions options = new() { UnstableOrder = true };
        await using EmulatorClient one = await StartAsync(options);
        await using EmulatorClient other = await StartAsync(options);
        Assert.Equal((await one.ListAsync()).Ids, (await other.ListAsync()).Ids);
        Assert.Equal((await one.ListAsync()).Ids, (await other.ListAsync()).Ids);
        Assert.All(one.Server.Tasks.Zip(one.Server.Tasks.Skip(1)), static pair => Assert.True(pair.First.GmtCreate > pair.Second.GmtCreate));
    }
}
