using System.Linq;
using System.Threading.Tasks;
using AiccsPS.Emulator;
using AiccsPS.Tests.Hosting;

namespace AiccsPS.Tests.Commands;

/// <summary>Paging: exact, with no more requests than it takes.</summary>
public class PagingTests
{
    [Theory]
    [InlineData(200, 1, null)]
    [InlineData(10_000, 7, null)]
    [InlineData(10_000, 100, null)]
    [InlineData(10_000, 1000, null)]
    [InlineData(200, 1, 50)]
    [InlineData(10_000, 7, 50)]
    [InlineData(10_000, 100, 50)]
    [InlineData(10_000, 1000, 50)]
    public async Task The_very_set_of_tasks_comes_at_any_page_size(int count, int pageSize, int? clamp)
    {
        await using EmulatorServer server = await Start(count, clamp);
        using ModuleHost host = new(server);

        CommandResult result = host.Run($"Get-AiccsTask -PageSize {pageSize}").Good();

        Assert.Equal(server.Tasks.Select(static t => t.Id), result.Ids);
        Assert.Empty(result.Warnings);
        int size = System.Math.Min(pageSize, clamp ?? int.MaxValue);
        int pages = (count + size - 1) / size;
        Assert.InRange(server.Requests.Total, pages, size < 20 ? pages * 2 : pages * 5 / 4); // what the overlap costs
    }

    [Theory]
    [InlineData("-First 3", 0, 3, 1)]
    [InlineData("-First 100", 0, 100, 1)]
    [InlineData("-First 250", 0, 250, 3)]
    [InlineData("-Skip 9990 -First 5", 9990, 5, 1)]
    [InlineData("-Skip 9990 -First 5 -PageSize 7", 9990, 5, 2)]
    [InlineData("-Skip 9990", 9990, 10, 1)]
    [InlineData("-Skip 9999 -First 10", 9999, 1, 1)]
    [InlineData("-Skip 33 -First 67", 33, 67, 1)]
    [InlineData("-Skip 100000", 0, 0, 1)]
    [InlineData("-Skip 18446744073709551615", 0, 0, 1)]
    [InlineData("-First 0", 0, 0, 0)]
    public async Task First_and_Skip_are_exact_and_read_only_what_they_need(string paging, int skip, int take, int mostRequests)
    {
        await using EmulatorServer server = await Start(10_000, null);
        using ModuleHost host = new(server);

        CommandResult result = host.Run($"Get-AiccsTask {paging}").Good();

        Assert.Equal(server.Tasks.Skip(skip).Take(take).Select(static t => t.Id), result.Ids);
        Assert.InRange(server.Requests.Total, 0, mostRequests);
    }

    [Fact]
    public async Task First_asks_for_no_more_tasks_than_it_needs()
    {
        await using EmulatorServer server = await Start(1000, null);
        using ModuleHost host = new(server);

        host.Run("Get-AiccsTask -First 5").Good();

        Assert.Equal("5", Assert.Single(server.Requests.Recent).Parameters["PageSize"]);
    }

    [Theory]
    [InlineData(37)]
    [InlineData(1)]
    public async Task First_and_Skip_hold_under_a_clamp_and_over_several_lists(int? clamp)
    {
        await using EmulatorServer server = await Start(600, clamp);
        using ModuleHost host = new(server);
        long[] union = [.. new[] { "READY", "RUNNING", "DONE" }.SelectMany(s => server.Tasks.Where(t => t.Status == s)).Select(static t => t.Id)];

        foreach ((int skip, int first) in new[] { (0, 5), (3, 90), (union.Length - 2, 10), (union.Length, 1), (70, 60) })
        {
            CommandResult result = host.Run($"Get-AiccsTask -Status DONE, READY, RUNNING -Skip {skip} -First {first}").Good();
            Assert.Equal(union.Skip(skip).Take(first), result.Ids);
        }
    }

    [Fact]
    public async Task With_wildcards_First_and_Skip_count_the_matches()
    {
        await using EmulatorServer server = await Start(600, null);
        using ModuleHost host = new(server);
        long[] matches = [.. server.Tasks.Where(static t => t.TaskName.Contains('春')).Select(static t => t.Id)];
        Assert.True(matches.Length > 7);

        Assert.Equal(matches.Skip(3).Take(4), host.Run("Get-AiccsTask *春* -Skip 3 -First 4 -PageSize 10").Good().Ids);
        Assert.Equal(matches.Skip(3), host.Run("Get-AiccsTask *春* -Skip 3").Good().Ids);
    }

    [Theory]
    [InlineData("", 12)]
    [InlineData("-First 3", 1)]
    [InlineData("-First 0", 1)]
    [InlineData("-Skip 990", 1)]
    public async Task IncludeTotalCount_leads_with_the_exact_total_at_no_extra_request(string paging, int requests)
    {
        await using EmulatorServer server = await Start(1000, null);
        using ModuleHost host = new(server);

        CommandResult result = host.Run($"Get-AiccsTask -IncludeTotalCount {paging}").Good();

        Assert.Equal(1000UL, result.Output[0].BaseObject);
        Assert.Equal(1.0, result.Output[0].Properties["Accuracy"].Value);
        Assert.Equal(requests, server.Requests.Total);
    }

    [Fact]
    public async Task The_total_of_several_statuses_is_their_sum_and_that_of_a_pattern_is_unknown()
    {
        await using EmulatorServer server = await Start(500, null);
        using ModuleHost host = new(server);
        int expected = server.Tasks.Count(static t => t.Status is "DONE" or "STOP");

        Assert.Equal((ulong)expected, host.Run("Get-AiccsTask -Status DONE, STOP -IncludeTotalCount -First 1").Good().Output[0].BaseObject);
        Assert.Equal(0.0, host.Run("Get-AiccsTask *春* -IncludeTotalCount").Good().Output[0].Properties["Accuracy"].Value);
    }

    private static Task<EmulatorServer> Start(int count, int? clamp) => EmulatorServer.StartAsync(
        new EmulatorOptions { TaskCount = count, MaxPageSize = clamp }, TestContext.Current.CancellationToken);
}
