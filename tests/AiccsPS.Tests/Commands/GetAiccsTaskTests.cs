using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using AiccsPS.Emulator;
using AiccsPS.Tasks;
using AiccsPS.Tests.Hosting;
using TaskStatus = AiccsPS.Tasks.TaskStatus;

namespace AiccsPS.Tests.Commands;

/// <summary>What the command lists, in a real engine, from the emulator.</summary>
public sealed class GetAiccsTaskTests : IAsyncLifetime
{
    private EmulatorServer _server = null!;
    private ModuleHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await EmulatorServer.StartAsync(new EmulatorOptions { TaskCount = 250 });
        _host = new ModuleHost(_server);
    }

    public ValueTask DisposeAsync()
    {
        _host.Dispose();
        return _server.DisposeAsync();
    }

    [Fact]
    public void Lists_every_task_once_in_the_services_order_with_every_field()
    {
        IReadOnlyList<TaskRecord> tasks = _host.Run("Get-AiccsTask").Good().Tasks;

        Assert.Equal(_server.Tasks.Count, tasks.Count);
        Assert.All(_server.Tasks.Zip(tasks), static pair => AssertSame(pair.First, pair.Second));
        Assert.Contains(tasks, static t => t.FireTime is null);
        Assert.Contains(tasks, static t => t.FireTime is not null);
    }

    [Fact]
    public void The_members_stand_in_the_order_of_a_good_csv() => Assert.Equal(
        ["Id", "TaskName", "Status", "TotalCount", "CompleteCount", "RobotId", "RobotName", "GmtCreate", "FireTime"],
        _host.Run("Get-AiccsTask -First 1").Good().Output[0].Properties.Select(static p => p.Name));

    [Theory]
    [InlineData("DONE")]
    [InlineData("done")]
    [InlineData("System_Stop")]
    public void Status_takes_any_case_and_sends_the_apis_spelling(string status)
    {
        CommandResult result = _host.Run($"Get-AiccsTask -Status {status}").Good();

        Assert.Equal(Expected(t => string.Equals(t.Status, status, StringComparison.OrdinalIgnoreCase)), result.Ids);
        Assert.All(_server.Requests.Recent, r => Assert.Equal(status.ToUpperInvariant(), r.Parameters["Status"]));
    }

    [Fact]
    public void Several_statuses_are_the_union_each_task_once()
    {
        CommandResult result = _host.Run("Get-AiccsTask -Status DONE, running, DONE").Good();

        Assert.Equal(Expected(static t => t.Status == "RUNNING").Concat(Expected(static t => t.Status == "DONE")), result.Ids);
    }

    [Fact]
    public void An_unknown_status_is_refused_with_the_nine_that_there_are()
    {
        ErrorRecord error = _host.Run("Get-AiccsTask -Status FINISHED").Terminating!;

        Assert.StartsWith("ParameterArgumentValidationError", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.All(TaskStatus.InOrderOfLife, s => Assert.Contains(s, error.Exception.Message, StringComparison.Ordinal));
        Assert.Equal(0, _server.Requests.Total);
    }

    [Fact]
    public void A_plain_name_goes_to_the_service_as_it_is()
    {
        string name = _server.Tasks[3].TaskName;
        _host.Set("name", name);

        CommandResult result = _host.Run("Get-AiccsTask $name").Good();

        Assert.Contains(_server.Tasks[3].Id, result.Ids);
        Assert.All(_server.Requests.Recent, r => Assert.Equal(name, r.Parameters["TaskName"]));
    }

    [Fact]
    public void A_name_with_wildcards_is_matched_here_over_all_pages()
    {
        string start = _server.Tasks[3].TaskName[..2];
        _host.Set("pattern", start + "*");

        CommandResult result = _host.Run("Get-AiccsTask -Name $pattern -PageSize 40").Good();

        Assert.Equal(Expected(t => t.TaskName.StartsWith(start, StringComparison.OrdinalIgnoreCase)), result.Ids);
        Assert.All(_server.Requests.Recent, static r => Assert.DoesNotContain("TaskName", r.Parameters.Keys));
    }

    [Fact]
    public void A_backtick_takes_a_wildcard_character_by_its_word()
    {
        Assert.Empty(_host.Run("Get-AiccsTask 'a`*b`[c'").Good().Output);

        Assert.Equal("a*b[c", Assert.Single(_server.Requests.Recent).Parameters["TaskName"]);
    }

    [Fact]
    public void A_backtick_that_escapes_nothing_stays()
    {
        _host.Run("Get-AiccsTask 'a``b`n'").Good();

        Assert.Equal("a``b`n", Assert.Single(_server.Requests.Recent).Parameters["TaskName"]);
    }

    [Fact]
    public void Robot_names_are_plain_text_or_wildcards_too()
    {
        string robot = _server.Tasks[0].RobotName;
        _host.Set("robot", robot);

        Assert.Equal(Expected(t => t.RobotName.Contains(robot, StringComparison.Ordinal)), _host.Run("Get-AiccsTask -RobotName $robot").Good().Ids);
        Assert.Equal(
            Expected(t => t.RobotName.EndsWith(robot[^1..], StringComparison.OrdinalIgnoreCase)),
            _host.Run("Get-AiccsTask -RobotName \"*$($robot[-1])\"").Good().Ids);
    }

    [Fact]
    public void Ids_come_from_the_parameter_and_from_the_pipeline()
    {
        long[] ids = [_server.Tasks[7].Id, _server.Tasks[2].Id];
        _host.Set("ids", ids);

        Assert.Equal(ids, _host.Run("Get-AiccsTask -TaskId $ids").Good().Ids);
        Assert.Equal(ids, _host.Run("$ids | Get-AiccsTask").Good().Ids);
        Assert.Equal(ids, _host.Run("$ids | ForEach-Object { \"$_\" } | Get-AiccsTask").Good().Ids);
        Assert.Equal(ids, _host.Run("$ids | ForEach-Object { [pscustomobject]@{ Id = \"$_\"; Status = 'x'; TaskName = 'y' } } | Get-AiccsTask").Good().Ids);
        Assert.Equal(
            Expected(static t => t.Status == "RUNNING"), _host.Run("Get-AiccsTask -Status RUNNING | Get-AiccsTask").Good().Ids);
    }

    [Fact]
    public void Nothing_piped_in_is_nothing_asked_for()
    {
        Assert.Empty(_host.Run("@() | Get-AiccsTask").Good().Output);

        Assert.Equal(0, _server.Requests.Total);
    }

    [Fact]
    public void An_id_that_does_not_exist_is_an_error_that_the_rest_survives()
    {
        long there = _server.Tasks[0].Id;
        CommandResult result = _host.Run($"Get-AiccsTask -TaskId 42, {there}");

        Assert.Null(result.Terminating);
        ErrorRecord error = Assert.Single(result.Errors);
        Assert.Equal(ErrorCategory.ObjectNotFound, error.CategoryInfo.Category);
        Assert.Equal("TaskNotFound,AiccsPS.Commands.GetAiccsTaskCommand", error.FullyQualifiedErrorId);
        Assert.Equal(42L, error.TargetObject);
        Assert.Contains("42", error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal([there], result.Ids);
    }

    [Fact]
    public void What_is_no_id_is_an_error_that_the_rest_survives()
    {
        CommandResult result = _host.Run($"-5, 0, {_server.Tasks[0].Id} | Get-AiccsTask");

        Assert.Null(result.Terminating);
        Assert.Equal(["TaskIdInvalid", "TaskIdInvalid"], result.Errors.Select(static e => e.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Equal([_server.Tasks[0].Id], result.Ids);
        Assert.Equal(1, _server.Requests.Total);
    }

    [Fact]
    public void Debug_alone_asks_nothing()
    {
        CommandResult result = _host.Run("Get-AiccsTask -First 1 -Debug").Good();

        Assert.Empty(result.Verbose);
        Assert.Contains(result.Debug, static line => line.StartsWith("ListTask page 1", StringComparison.Ordinal));
    }

    [Fact]
    public void An_id_must_match_the_other_filters_too()
    {
        EmulatedTask task = _server.Tasks.First(static t => t.Status == "DONE");

        Assert.Equal([task.Id], _host.Run($"Get-AiccsTask -Id {task.Id} -Status RUNNING, DONE").Good().Ids);
        Assert.Single(_host.Run($"Get-AiccsTask -Id {task.Id} -Status RUNNING").Errors);
        Assert.Single(_host.Run($"Get-AiccsTask -Id {task.Id} -Status RUNNING, STOP").Errors);
        Assert.Single(_host.Run($"Get-AiccsTask -Id {task.Id} -TaskName 'no such*'").Errors);
    }

    [Fact]
    public void AsPage_gives_each_answer_with_everything_in_it()
    {
        TaskPage[] pages = [.. _host.Run("Get-AiccsTask -AsPage").Good().Output.Select(static o => (TaskPage)o.BaseObject)];

        Assert.Equal(3, pages.Length);
        Assert.Equal([1L, 2, 3], pages.Select(static p => p.PageNo));
        Assert.All(pages, static p =>
        {
            Assert.NotEmpty(p.RequestId!);
            Assert.Equal("OK", p.Code);
            Assert.NotEmpty(p.Message!);
            Assert.True(p.Success);
            Assert.Equal(100L, p.PageSize);
            Assert.Equal(250L, p.Total);
        });
        Assert.Equal(_server.Tasks.Select(static t => t.Id), pages.SelectMany(static p => p.Record).Select(static t => t.Id));
    }

    [Fact]
    public void PageNo_fetches_that_one_page()
    {
        CommandResult result = _host.Run("Get-AiccsTask -PageNo 3 -PageSize 20").Good();

        Assert.Equal(_server.Tasks.Skip(40).Take(20).Select(static t => t.Id), result.Ids);
        Assert.Equal(1, _server.Requests.Total);
        Assert.Empty(_host.Run("Get-AiccsTask -PageNo 3000").Good().Output);
    }

    [Fact]
    public void Times_are_local_and_compare_with_Get_Date()
    {
        EmulatedTask first = _server.Tasks[0];
        _host.Set("expected", DateTimeOffset.FromUnixTimeMilliseconds(first.GmtCreate).LocalDateTime);

        Assert.Equal([true, "Local"], _host.Run("$t = Get-AiccsTask -First 1; $t.GmtCreate -eq $expected; \"$($t.GmtCreate.Kind)\"").Good().Output.Select(static o => o.BaseObject));
    }

    private static void AssertSame(EmulatedTask expected, TaskRecord actual)
    {
        Assert.Equal(expected.Id, actual.Id);
        Assert.Equal(expected.TaskName, actual.TaskName);
        Assert.Equal(expected.Status, actual.Status);
        Assert.Equal(expected.TotalCount, actual.TotalCount);
        Assert.Equal(expected.CompleteCount, actual.CompleteCount);
        Assert.Equal(expected.RobotId, actual.RobotId);
        Assert.Equal(expected.RobotName, actual.RobotName);
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(expected.GmtCreate).LocalDateTime, actual.GmtCreate);
        Assert.Equal(expected.FireTime, actual.FireTime is { } fire ? new DateTimeOffset(fire).ToUnixTimeMilliseconds() : null);
    }

    private IEnumerable<long> Expected(Func<EmulatedTask, bool> matches) => _server.Tasks.Where(matches).Select(static t => t.Id);
}
