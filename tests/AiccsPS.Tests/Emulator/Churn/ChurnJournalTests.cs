using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using AiccsPS.Emulator;
using AiccsPS.Emulator.Churn;
using AiccsPS.Emulator.Tasks;
using static AiccsPS.Tests.Emulator.EmulatorClient;

namespace AiccsPS.Tests.Emulator.Churn;

/// <summary>What the journal says of the tasks, against what was seen of them after each single change.</summary>
public class ChurnJournalTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task It_tells_what_brute_force_finds(int seed)
    {
        await using EmulatorClient client = await StartAsync(new EmulatorOptions { ChurnPerRequest = 1, TaskCount = 60, Seed = seed });
        ChurnJournal journal = client.Server.Journal;
        List<(long Mark, IReadOnlyList<EmulatedTask> Tasks)> seen = [(journal.Mark(), client.Server.Tasks)];
        for (int call = 0; call < 150; call++)
        {
            await client.AskAsync(("PageSize", "1"));
            seen.Add((journal.Mark(), client.Server.Tasks));
        }

        foreach (string? status in (string?[])[null, .. TaskStatuses.All, "NO_SUCH"])
        {
            for (int from = 0; from < seen.Count; from += 7)
            {
                HashSet<long>[] matching = [.. seen.Skip(from).Select(moment => moment.Tasks.Where(task => status is null || task.Status == status).Select(static task => task.Id).ToHashSet())];
                Assert.Equal(matching.Aggregate((left, right) => [.. left.Intersect(right)]).Order(), journal.MatchedThroughout(seen[from].Mark, status).Order());
                Assert.Equal(matching.SelectMany(static ids => ids).Distinct().Order(), journal.MatchedAtAnyTime(seen[from].Mark, status).Order());
            }
        }
    }

    [Fact]
    public async Task Without_churn_all_that_matches_has_stayed()
    {
        await using EmulatorClient client = await StartAsync();
        long mark = client.Server.Journal.Mark();
        await client.AskAsync();
        IEnumerable<long> done = client.Server.Tasks.Where(static task => task.Status == "DONE").Select(static task => task.Id);
        Assert.Equal(done.Order(), client.Server.Journal.MatchedThroughout(mark, "DONE").Order());
        Assert.Equal(done.Order(), client.Server.Journal.MatchedAtAnyTime(mark, "DONE").Order());
        Assert.Equal((0, 0), client.Server.Journal.ChangesSince(mark));
    }

    [Fact]
    public async Task A_mark_that_was_never_set_is_refused()
    {
        await using EmulatorClient client = await StartAsync();
        Assert.Throws<ArgumentOutOfRangeException>(() => client.Server.Journal.MatchedThroughout(0, null));
        long mark = client.Server.Journal.Mark();
        Assert.Throws<ArgumentOutOfRangeException>(() => client.Server.Journal.MatchedAtAnyTime(mark + 1, null));
        Assert.Throws<ArgumentOutOfRangeException>(() => client.Server.Journal.MatchedAtAnyTime(-1, null));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_plain_walk_over_the_pages_loses_tasks_that_stayed(int seed)
    {
        await using EmulatorClient client = await StartAsync(new EmulatorOptions { ChurnPerRequest = 2, TaskCount = 5000, Seed = seed });
        long mark = client.Server.Journal.Mark();
        HashSet<long> found = [];
        bool ended = false;
        for (int page = 1; !ended; page++)
        {
            (_, long[] ids) = await client.ListAsync(("Status", "DONE"), ("PageNo", $"{page}"), ("PageSize", "100"));
            found.UnionWith(ids);
            ended = ids.Length == 0;
        }

        IReadOnlySet<long> stayed = client.Server.Journal.MatchedThroughout(mark, "DONE");
        Assert.NotEmpty(stayed.Except(found));
        Assert.Subset(client.Server.Journal.MatchedAtAnyTime(mark, "DONE").ToHashSet(), found);
    }

    [Fact]
    public async Task Calls_at_once_do_not_confuse_it()
    {
        await using EmulatorClient client = await StartAsync(new EmulatorOptions { ChurnPerRequest = 3, TaskCount = 200 });
        ChurnJournal journal = client.Server.Journal;
        long mark = journal.Mark();
        long[] before = [.. client.Server.Tasks.Select(static task => task.Id)];
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async caller =>
        {
            for (int call = 0; call < 25; call++)
            {
                (_, long[] ids) = await client.ListAsync(("Status", "RUNNING"), ("PageSize", $"{1000 + caller}"));
                Assert.Subset(journal.MatchedAtAnyTime(mark, "RUNNING").ToHashSet(), ids.ToHashSet());
                Assert.Superset(journal.MatchedThroughout(mark, "RUNNING").ToHashSet(), ids.ToHashSet());
            }
        }));
        (int created, int moved) = journal.ChangesSince(mark);
        Assert.Equal(600, created + moved);
        Assert.Equal(before.Order(), journal.MatchedThroughout(mark, null).Order());
        Assert.Equal(client.Server.Tasks.Select(static task => task.Id).Order(), journal.MatchedAtAnyTime(mark, null).Order());
    }
}
