using System;
using System.Linq;
using AiccsPS.Emulator;
using AiccsPS.Emulator.Tasks;
using Xunit;

namespace AiccsPS.Tests.Emulator;

/// <summary>The tasks that are made up.</summary>
public class TaskGeneratorTests
{
    public static TheoryData<int> Seeds => [1, 2, 0, -7, int.MaxValue, int.MinValue];

    [Fact]
    public void The_same_seed_gives_the_same_tasks_for_ever()
    {
        Assert.Equal(TaskGenerator.Generate(100, 1), TaskGenerator.Generate(100, 1));
        Assert.Equal(
            new EmulatedTask(178278477800062, "春季会员回访-Hong Kong 001", "RELEASE", 3876, 0, 100000021290, "机器人", 1782784778000, null),
            TaskGenerator.Generate(1, 1)[0]);
    }

    [Fact]
    public void Another_seed_gives_other_tasks() =>
        Assert.NotEqual(TaskGenerator.Generate(50, 1), TaskGenerator.Generate(50, 2));

    [Fact]
    public void A_longer_list_begins_with_the_shorter_one() =>
        Assert.Equal(TaskGenerator.Generate(50, 1), TaskGenerator.Generate(1000, 1)[..50]);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Fifty_tasks_have_all_nine_statuses(int seed) =>
        Assert.Equal(
            ["CANCEL", "DONE", "INIT", "READY", "RELEASE", "RUNNING", "STOP", "SYSTEM_CANCEL", "SYSTEM_STOP"],
            TaskGenerator.Generate(50, seed).Select(static task => task.Status).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Newest_come_first_with_ids_that_are_unique(int seed)
    {
        EmulatedTask[] tasks = TaskGenerator.Generate(100_000, seed);
        Assert.All(tasks.Zip(tasks.Skip(1)), static pair =>
        {
            Assert.True(pair.First.GmtCreate > pair.Second.GmtCreate);
            Assert.True(pair.First.Id > pair.Second.Id);
        });
        Assert.Equal(15, $"{tasks[^1].Id}".Length);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Counts_and_fire_times_fit_the_status(int seed) =>
        Assert.All(TaskGenerator.Generate(10_000, seed), static task =>
        {
            Assert.InRange(task.CompleteCount, 0, task.TotalCount);
            Assert.True(task.FireTime is not null || task.CompleteCount == 0);
            Assert.True(task.FireTime is null || task.FireTime > task.GmtCreate);
            switch (task.Status)
            {
                case "INIT" or "RELEASE" or "READY":
                    Assert.Null(task.FireTime);
                    break;
                case "DONE":
                    Assert.NotNull(task.FireTime);
                    Assert.Equal(task.TotalCount, task.CompleteCount);
                    break;
                case "RUNNING" or "STOP" or "SYSTEM_STOP":
                    Assert.NotNull(task.FireTime);
                    break;
            }
        });

    [Fact]
    public void Names_are_of_every_kind()
    {
        EmulatedTask[] tasks = TaskGenerator.Generate(1000, 1);
        Assert.Contains(tasks, static task => task.TaskName.Any(static c => c is >= '一' and <= '龥'));
        Assert.Contains(tasks, static task => task.TaskName.Any(char.IsSurrogate));
        Assert.Contains(tasks, static task => task.TaskName.Any(char.IsAsciiLetter));
        Assert.Contains(tasks, static task => task.TaskName.Contains(' '));
        Assert.True(tasks.Select(static task => task.RobotId).Distinct().Count() > 3);
    }

    [Fact]
    public void No_tasks_are_no_tasks() => Assert.Empty(TaskGenerator.Generate(0, 1));
}
