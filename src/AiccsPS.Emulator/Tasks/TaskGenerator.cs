using System;

namespace AiccsPS.Emulator.Tasks;

/// <summary>
/// Makes up tasks that look real. Each is a function of the seed and its place alone, newest first,
/// so that a longer list begins with the shorter one.
/// </summary>
internal static class TaskGenerator
{
    private const long SecondMs = 1000;
    private const long MinuteMs = 60 * SecondMs;

    /// <summary>2026-06-30T10:00:00+08:00: fixed, so that output does not depend on the day.</summary>
    public const long NewestMs = 1_782_784_800_000;

    /// <summary>A busy account's pace first; beyond that, tasks lie closer so that a million still fit into a few years.</summary>
    private const int WideSpaced = 10_000;
    private const long WideMs = 40 * MinuteMs;
    private const long NarrowMs = MinuteMs;

    /// <summary>Of every block of this many tasks, nine carry the nine statuses; the rest are mostly done.</summary>
    private const int Block = 50;

    /// <summary>Shares no factor with <see cref="Block"/>, so it spreads those nine over the block.</summary>
    private const int Spread = 7;

    private static readonly string[] Usual =
    [
        TaskStatuses.Done, TaskStatuses.Done, TaskStatuses.Done, TaskStatuses.Done, TaskStatuses.Done, TaskStatuses.Done,
        TaskStatuses.Running, TaskStatuses.Stop, TaskStatuses.Init, TaskStatuses.Cancel,
    ];

    private static readonly string[] Prefixes =
    [
        "春季会员回访", "新客欢迎电话", "逾期账单提醒", "满意度调查", "双11 大促通知", "续保提醒", "课程试听邀约", "快递签收确认",
        "VIP 专属活动", "预约挂号提醒", "话费余额提醒", "沉睡用户唤醒", "Black Friday 预热", "开学季优惠 🎒", "生日祝福🎂", "A/B 话术测试",
        "车辆年检通知", "贷后关怀", "Demo Day 邀请 🚀", "物业缴费通知",
    ];

    private static readonly string[] Places = ["杭州", "上海", "北京", "深圳", "成都", "武汉", "西安", "Hong Kong", "华东 大区", "全国"];

    private static readonly string[] Suffixes = ["", "", "", "(重拨)", " 第二轮", "_test", "-B组", " v2"];

    private static readonly (long Id, string Name)[] Robots =
    [
        (100000018342, "客服小云"), (100000018355, "催收助手"), (100000019001, "回访机器人"), (100000019447, "营销机器人 Pro"),
        (100000020116, "问卷小蜜"), (100000020733, "Robot-01"), (100000021290, "机器人"),
    ];

    /// <summary>The first tasks of a seed, newest first.</summary>
    public static EmulatedTask[] Generate(int count, int seed)
    {
        EmulatedTask[] tasks = new EmulatedTask[count];
        for (int index = 0; index < count; index++)
        {
            tasks[index] = Create(seed, index);
        }

        return tasks;
    }

    /// <summary>Makes up what is not given of a task.</summary>
    public static EmulatedTask Compose(string status, long created, int number, ref SplitMix64 random)
    {
        (long robotId, string robotName) = random.Pick(Robots);
        string name = $"{random.Pick(Prefixes)}-{random.Pick(Places)}{random.Pick(Suffixes)} {number % 1000:000}";
        int total = 20 + random.Next(4980);
        (bool started, int complete) = Progress(status, total, ref random);
        long? fired = started ? created + (1 + random.Next(30)) * SecondMs : null;

        // As many digits as the service's ids seem to have, and few enough for a client that reads numbers as doubles.
        long id = (created * 100) + random.Next(100);
        return new EmulatedTask(id, name, status, total, complete, robotId, robotName, created, fired);
    }

    private static EmulatedTask Create(int seed, int index)
    {
        SplitMix64 random = SplitMix64.For(seed, index);
        string status = StatusAt(seed, index, ref random);
        return Compose(status, CreatedAt(index, ref random), index + 1, ref random);
    }

    private static string StatusAt(int seed, int index, ref SplitMix64 random)
    {
        int place = (int)((((long)index * Spread) + (uint)seed) % Block);
        return place < TaskStatuses.All.Length ? TaskStatuses.All[place] : random.Pick(Usual);
    }

    /// <summary>Within its own slot, so that times fall strictly and ids, made from them, are unique.</summary>
    private static long CreatedAt(int index, ref SplitMix64 random)
    {
        int wide = Math.Min(index, WideSpaced);
        long slot = NewestMs - (wide * WideMs) - ((index - wide) * NarrowMs);
        return slot - random.Next((int)(NarrowMs / SecondMs)) * SecondMs;
    }

    private static (bool Started, int Complete) Progress(string status, int total, ref SplitMix64 random)
    {
        switch (status)
        {
            case TaskStatuses.Init or TaskStatuses.Release or TaskStatuses.Ready:
                return (false, 0);
            case TaskStatuses.Done:
                return (true, total);
            case TaskStatuses.Cancel or TaskStatuses.SystemCancel when random.Next(2) == 0:
                return (false, 0); // cancelled before it was ever started
            default:
                return (true, random.Next(total));
        }
    }
}
