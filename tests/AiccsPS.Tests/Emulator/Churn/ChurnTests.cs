using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using AiccsPS.Emulator;
using AiccsPS.Emulator.Churn;
using AiccsPS.Emulator.Tasks;
using static AiccsPS.Tests.Emulator.EmulatorClient;

namespace AiccsPS.Tests.Emulator.Churn;

/// <summary>Tasks that are created and move on while they are listed.</summary>
public class ChurnTests
{
    [Fact]
    public async Task A_seed_gives_the_same_churn_and_another_seed_another()
    {
        IReadOnlyList<EmulatedTask> first = await ChurnedAsync(1);
        Assert.Equal(first, await ChurnedAsync(1));
        Assert.NotEqual(first, await ChurnedAsync(2));
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(10)]
    public async Task So_many_changes_come_before_an_answer_on_average(double churn)
    {
        const int calls = 300;
        await using EmulatorClient client = await StartAsync(new EmulatorOptions { ChurnPerRequest = churn, TaskCount = 500 });
        long mark = client.Server.Journal.Mark();
        for (int call = 0; call < calls; call++)
        {
            await client.AskAsync(("PageSize", "1"));
        }

        (int created, int moved) = client.Server.Journal.ChangesSince(mark);
        Assert.InRange(created + moved, (churn * calls) - 30, (churn * calls) + 30);
        Assert.InRange(created / (double)(created + moved), 0.1, 0.4);
        Assert.Equal(500 + created, client.Server.Tasks.Count);
    }

    [Fact]
    public async Task So_many_changes_come_in_a_second_and_a_long_rest_is_not_made_up_for()
    {
        FixedClock clock = new(new DateTimeOffset(2026, 6, 30, 12, 0, 0, TimeSpan.Zero));
        await using EmulatorClient client = await StartAsync(new EmulatorOptions { ChurnPerSecond = 200, Clock = clock });
        Assert.Equal(0, await ChangesAsync(TimeSpan.Zero));
        Assert.Equal(200, await ChangesAsync(TimeSpan.FromSeconds(1)));
        Assert.Equal(1, await ChangesAsync(TimeSpan.FromMilliseconds(7)));
        Assert.Equal(1, await ChangesAsync(TimeSpan.FromMilliseconds(3)));
        Assert.Equal(60 * 200, await ChangesAsync(TimeSpan.FromDays(1)));

        async Task<int> ChangesAsync(TimeSpan rest)
        {
            long mark = client.Server.Journal.Mark();
            clock.Now += rest;
            Assert.Equal("OK", (await client.AskAsync(new TestSigner { Time = clock.Now })).Code);
            (int created, int moved) = client.Server.Journal.ChangesSince(mark);
            return created + moved;
        }
    }

    [Fact]
    public async Task Those_that_stay_keep_their_order_and_new_ones_come_first()
    {
        await using EmulatorClient client = await StartAsync(new EmulatorOptions { ChurnPerRequest = 10, TaskCount = 200 });
        long[] before = [.. client.Server.Tasks.Select(static task => task.Id)];
        for (int call = 0; call < 100; call++)
        {
            await client.AskAsync(("PageSize", "1"));
        }

        IReadOnlyList<EmulatedTask> after = client.Server.Tasks;
        Assert.True(after.Count > 200);
        Assert.Equal(before, after.TakeLast(200).Select(static task => task.Id));
        Assert.Distinct(after.Select(static task => task.Id));
        Assert.All(after.Zip(after.Skip(1)), static pair => Assert.True(pair.First.GmtCreate > pair.Second.GmtCreate && pair.First.Id > pair.Second.Id));
        Assert.All(after, static task => Assert.InRange(task.CompleteCount, 0, task.TotalCount));
        Assert.All(after.Where(static task => task.Status == "DONE"), static task => Assert.Equal(task.TotalCount, task.CompleteCount));
        Assert.All(after.Where(static task => task.Status == "RUNNING"), static task => Assert.NotNull(task.FireTime));
    }

    [Theory]
    [InlineData("Status", "DONE")]
    [InlineData("Status", "RUNNING")]
    [InlineData("TaskName", "春")]
    [InlineData("RobotName", "机器人")]
    [InlineData("", "")]
    public async Task Every_answer_is_right_for_its_moment(string filter, string value)
    {
        await using EmulatorClient client = await StartAsync(new EmulatorOptions { ChurnPerRequest = 2, TaskCount = 300 });
        (string, string)[] asked = filter.Length == 0 ? [] : [(filter, value)];
        for (int call = 0; call < 100; call++)
        {
            (long total, long[] ids) = await client.ListAsync([.. asked, ("PageNo", "2"), ("PageSize", "13")]);
            EmulatedTask[] expected = [.. client.Server.Tasks.Where(task => filter switch
            {
                "Status" => task.Status == value,
                "TaskName" => task.TaskName.Contains(value, StringComparison.Ordinal),
                "RobotName" => task.RobotName.Contains(value, StringComparison.Ordinal),
                _ => true,
            })];
            Assert.Equal(expected.Length, total);
            Assert.Equal(expected.Skip(13).Take(13).Select(static task => task.Id), ids);
        }
    }

    [Fact]
    public async Task A_task_is_found_by_its_id_as_it_is_now()
    {
        await using EmulatorClient client = await StartAsync(new EmulatorOptions { ChurnPerRequest = 3, TaskCount = 100 });
        for (int call = 0; call < 200; call++)
        {
            long id = client.Server.Tasks[call % 100].Id;
            Answer answer = await client.AskAsync(("TaskId", $"{id}"));
            EmulatedTask task = client.Server.Tasks.Single(task => task.Id == id);
            Assert.Equal((id, task.Status), ((long)answer.Records.Single()["Id"]!, (string)answer.Records.Single()["Status"]!));
        }
    }

    [Fact]
    public async Task A_list_with_nothing_in_it_grows()
    {
        await using EmulatorClient client = await StartAsync(new EmulatorOptions { ChurnPerRequest = 1, TaskCount = 0 });
        Assert.Equal(1, (await client.ListAsync()).Total);
    }

    [Fact]
    public void A_file_with_times_and_ids_at_their_bounds_can_churn()
    {
        EmulatedTask[] tasks =
        [
            new(long.MaxValue, "a", "RUNNING", int.MaxValue, 0, 1, "r", long.MaxValue, null),
            new(1, "b", "ELSEWHERE", 0, int.MaxValue, 1, "r", 0, null),
        ];
        TaskStore store = new(tasks, NameMatch.Contains);
        ChurnEngine engine = new(new EmulatorOptions { ChurnPerRequest = 1000 }, store);
        engine.BeforeAnswer();
        Assert.Distinct(store.All.Select(static task => task.Id));
        Assert.All(store.All, static task => Assert.True(task.CompleteCount >= 0 && TaskStatuses.IsKnown(task.Status)));
    }

    [Fact]
    public async Task Every_status_gains_and_loses_members_in_the_long_run()
    {
        await using EmulatorClient client = await StartAsync(new EmulatorOptions { ChurnPerRequest = 5000, TaskCount = 2000 });
        ChurnJournal journal = client.Server.Journal;
        for (int call = 0; call < 5; call++)
        {
            long mark = journal.Mark();
            Dictionary<string, int> before = Statuses();
            await client.AskAsync();
            Assert.All(TaskStatuses.All, status =>
            {
                int stayed = journal.MatchedThroughout(mark, status).Count;
                Assert.True(stayed < before[status], "some left");
                Assert.True(stayed < journal.MatchedAtAnyTime(mark, status).Count, "some came");
            });
            Assert.InRange(Statuses().Where(static s => !StatusMoves.IsFinished(s.Key)).Sum(static s => s.Value) / (double)client.Server.Tasks.Count, 0.25, 0.65);
        }

        Dictionary<string, int> Statuses() => client.Server.Tasks.CountBy(static task => task.Status).ToDictionary();
    }

    private static async Task<IReadOnlyList<EmulatedTask>> ChurnedAsync(int seed)
    {
        await using EmulatorClient client = await StartAsync(new EmulatorOptions { ChurnPerRequest = 1.5, Seed = seed, TaskCount = 100 });
        for (int call = 0; call < 100; call++)
        {
            await client.AskAsync();
        }

        return client.Server.Tasks;
    }
}
