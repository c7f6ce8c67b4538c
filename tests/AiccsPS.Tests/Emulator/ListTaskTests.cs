using System;
using System.Linq;
using System.Net.Http;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using AiccsPS.Emulator;
using Xunit;
using static AiccsPS.Tests.Emulator.EmulatorClient;

namespace AiccsPS.Tests.Emulator;

/// <summary>What ListTask answers.</summary>
public partial class ListTaskTests
{
    [Fact]
    public async Task An_answer_has_the_documented_shape()
    {
        await using EmulatorClient client = await StartAsync();
        Answer answer = await client.AskAsync();
        Assert.Equal(["RequestId", "Data", "Code", "Message", "Success"], answer.Body.Select(static member => member.Key));
        Assert.Equal(["PageNo", "PageSize", "Total", "Record"], answer.Data.Select(static member => member.Key));
        Assert.Equal((200, "OK", "OK", true), (answer.HttpStatus, answer.Code, answer.Message, (bool)answer.Body["Success"]!));
        Assert.Equal((1, 20, 50), ((int)answer.Data["PageNo"]!, (int)answer.Data["PageSize"]!, (int)answer.Data["Total"]!));
        Assert.Equal(20, answer.Records.Length);
        string[] members = ["Status", "GmtCreate", "TotalCount", "FireTime", "TaskName", "RobotId", "RobotName", "Id", "CompleteCount"];
        Assert.All(answer.Records, record => Assert.Equal(
            members.Where(name => name != "FireTime" || record.ContainsKey(name)),
            record.Select(static member => member.Key)));
    }

    [Fact]
    public async Task A_record_tells_the_task_and_only_a_started_one_has_a_fire_time()
    {
        await using EmulatorClient client = await StartAsync();
        Answer answer = await client.AskAsync(("PageSize", "50"));
        foreach ((EmulatedTask task, var record) in client.Server.Tasks.Zip(answer.Records))
        {
            EmulatedTask told = new(
                (long)record["Id"]!,
                (string)record["TaskName"]!,
                (string)record["Status"]!,
                (int)record["TotalCount"]!,
                (int)record["CompleteCount"]!,
                (long)record["RobotId"]!,
                (string)record["RobotName"]!,
                long.Parse((string)record["GmtCreate"]!),
                record.ContainsKey("FireTime") ? long.Parse((string)record["FireTime"]!) : null);
            Assert.Equal(task, told);
        }
    }

    [Fact]
    public async Task Every_answer_has_a_request_id_of_its_own()
    {
        await using EmulatorClient client = await StartAsync();
        Answer first = await client.AskAsync();
        Answer second = await client.AskAsync();
        Assert.All([first, second], static answer =>
        {
            Assert.Matches(UpperGuid(), answer.RequestIdHeader);
            Assert.Equal(answer.RequestIdHeader, (string?)answer.Body["RequestId"]);
        });
        Assert.NotEqual(first.RequestIdHeader, second.RequestIdHeader);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(20)]
    [InlineData(50)]
    [InlineData(51)]
    [InlineData(1000)]
    public async Task Pages_of_any_size_are_together_the_whole_list(int size)
    {
        await using EmulatorClient client = await StartAsync();
        long[] ids = [];
        for (int page = 1; page <= ((50 - 1) / size) + 1; page++)
        {
            (long total, long[] found) = await client.ListAsync(("PageNo", $"{page}"), ("PageSize", $"{size}"));
            Assert.Equal(50, total);
            ids = [.. ids, .. found];
        }

        Assert.Equal(client.Server.Tasks.Select(static task => task.Id), ids);
    }

    [Theory]
    [InlineData("4", "20")]
    [InlineData("2147483647", "2147483647")]
    public async Task A_page_beyond_the_end_is_empty_and_knows_the_total(string page, string size)
    {
        await using EmulatorClient client = await StartAsync();
        (long total, long[] ids) = await client.ListAsync(("PageNo", page), ("PageSize", size));
        Assert.Equal(50, total);
        Assert.Empty(ids);
    }

    [Theory]
    [InlineData(null, 10)]
    [InlineData("10", 10)]
    [InlineData("9", 9)]
    [InlineData("1000", 10)]
    public async Task A_page_size_is_cut_down_and_the_answer_says_so(string? size, int served)
    {
        await using EmulatorClient client = await StartAsync(new EmulatorOptions { MaxPageSize = 10 });
        Answer answer = await client.AskAsync(size is null ? [("PageNo", "2")] : [("PageNo", "2"), ("PageSize", size)]);
        Assert.Equal((served, served), ((int)answer.Data["PageSize"]!, answer.Records.Length));
        Assert.Equal(client.Server.Tasks[served].Id, (long)answer.Records[0]["Id"]!);
    }

    [Fact]
    public async Task A_page_of_everything_arrives_whole()
    {
        await using EmulatorClient client = await StartAsync(new EmulatorOptions { TaskCount = 10_000 });
        (_, long[] ids) = await client.ListAsync(("PageSize", "10000"));
        Assert.Equal(client.Server.Tasks.Select(static task => task.Id), ids);
    }

    [Theory]
    [InlineData("INIT")]
    [InlineData("RELEASE")]
    [InlineData("RUNNING")]
    [InlineData("STOP")]
    [InlineData("SYSTEM_STOP")]
    [InlineData("READY")]
    [InlineData("CANCEL")]
    [InlineData("SYSTEM_CANCEL")]
    [InlineData("DONE")]
    public async Task A_status_filters(string status) =>
        await AssertFilteredAsync(new EmulatorOptions(), task => task.Status == status, ("Status", status));

    [Fact]
    public async Task Names_filter_by_what_they_contain()
    {
        EmulatorOptions options = new() { TaskCount = 500 };
        await AssertFilteredAsync(options, static task => task.TaskName.Contains("会员"), ("TaskName", "会员"));
        await AssertFilteredAsync(options, static task => task.TaskName.Contains("🎂"), ("TaskName", "🎂"));
        await AssertFilteredAsync(options, static task => task.RobotName.Contains("机器人"), ("RobotName", "机器人"));
        await AssertFilteredAsync(
            options,
            static task => task.TaskName.Contains("A/B") && task.RobotName.Contains('小') && task.Status == "DONE",
            ("TaskName", "A/B"),
            ("RobotName", "小"),
            ("Status", "DONE"));
    }

    [Fact]
    public async Task Names_filter_exactly_on_demand()
    {
        EmulatorOptions options = new() { TaskCount = 500, NameMatch = NameMatch.Exact };
        await AssertFilteredAsync(options, static task => task.RobotName == "机器人", ("RobotName", "机器人"));
    }

    [Fact]
    public async Task An_id_finds_its_task_and_nothing_else()
    {
        await using EmulatorClient client = await StartAsync();
        EmulatedTask task = client.Server.Tasks[33];
        Assert.Equal([task.Id], (await client.ListAsync(("TaskId", $"{task.Id}"))).Ids);
        Assert.Equal([task.Id], (await client.ListAsync(("TaskId", $"{task.Id}"), ("Status", task.Status))).Ids);
        Assert.Empty((await client.ListAsync(("TaskId", $"{task.Id}"), ("TaskName", "no such"))).Ids);
        Assert.Empty((await client.ListAsync(("TaskId", "9223372036854775807"))).Ids);
    }

    [Fact]
    public async Task More_filters_than_are_remembered_still_filter()
    {
        await using EmulatorClient client = await StartAsync();
        for (int number = 0; number < 150; number++)
        {
            string text = $"{number:000}";
            (_, long[] ids) = await client.ListAsync(("TaskName", text));
            Assert.Equal(client.Server.Tasks.Where(task => task.TaskName.Contains(text)).Select(static task => task.Id), ids);
        }
    }

    [Fact]
    public async Task Empty_and_unknown_parameters_ask_for_nothing()
    {
        await using EmulatorClient client = await StartAsync();
        (long total, _) = await client.ListAsync(("Status", ""), ("PageNo", ""), ("TaskId", ""), ("RegionId", "cn-shanghai"));
        Assert.Equal(50, total);
    }

    [Fact]
    public async Task Parameters_may_come_by_get_or_in_a_form()
    {
        await using EmulatorClient client = await StartAsync();
        long expected = client.Server.Tasks.Count(static task => task.TaskName.Contains("会员 "));
        Answer get = await client.AskAsync(new TestSigner { Method = HttpMethod.Get }, ("TaskName", "会员 "));
        Answer form = await client.AskAsync(new TestSigner { Form = [("TaskName", "会员 ")] });
        Assert.Equal((expected, expected), ((long)get.Data["Total"]!, (long)form.Data["Total"]!));
    }

    [Fact]
    public async Task A_query_may_be_encoded_otherwise_on_the_wire_than_it_is_signed()
    {
        const string Reserved = "!()*'&=+%/~ ;:@$,?#[]";
        await using EmulatorClient client = await StartAsync();
        Assert.Equal("OK", (await client.AskAsync(("TaskName", Reserved))).Code);

        // As Node's querystring does, then as an HTML form does.
        Func<string, string> node = static text => Regex.Replace(Uri.EscapeDataString(text), "%(21|27|28|29|2A)", static m => Uri.UnescapeDataString(m.Value));
        Func<string, string> form = static text => Uri.EscapeDataString(text).Replace("%20", "+").ToLowerInvariant();
        Assert.Equal("OK", (await client.AskAsync(new TestSigner { Wire = node }, ("TaskName", Reserved))).Code);
        Assert.Equal("OK", (await client.AskAsync(new TestSigner { Wire = form }, ("name", "a b/测试"))).Code);
        Assert.Equal(Reserved, client.Server.Requests.Recent[1].Parameters["TaskName"]);
    }

    private static async Task AssertFilteredAsync(EmulatorOptions options, Func<EmulatedTask, bool> expected, params (string Key, string Value)[] query)
    {
        await using EmulatorClient client = await StartAsync(options);
        long[] wanted = [.. client.Server.Tasks.Where(expected).Select(static task => task.Id)];
        Assert.NotEmpty(wanted);
        (long total, long[] ids) = await client.ListAsync([.. query, ("PageSize", "500")]);
        Assert.Equal(wanted, ids);
        Assert.Equal(wanted.Length, total);
    }

    [GeneratedRegex("^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$")]
    private static partial Regex UpperGuid();
}
