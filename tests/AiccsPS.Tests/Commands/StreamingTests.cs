using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AiccsPS.Emulator;
using AiccsPS.Tasks;
using AiccsPS.Tests.Hosting;
using Microsoft.AspNetCore.Http;

namespace AiccsPS.Tests.Commands;

/// <summary>Tasks leave as they come, and a stop is a stop.</summary>
public class StreamingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_page_leaves_while_the_second_is_still_on_its_way()
    {
        TaskCompletionSource secondMayLeave = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using ScriptedServer server = await ScriptedServer.StartAsync(async context =>
        {
            int page = int.Parse(context.Request.Query["PageNo"]!);
            if (page > 1)
            {
                await secondMayLeave.Task.WaitAsync(context.RequestAborted);
            }

            await context.Response.WriteAsync(Page(page, 2, 4), Token);
        });
        using ModuleHost host = new(server.Endpoint);
        using PowerShell shell = host.Create("Get-AiccsTask -PageSize 2");
        PSDataCollection<PSObject> output = [];
        TaskCompletionSource twoHaveCome = new(TaskCreationOptions.RunContinuationsAsynchronously);
        output.DataAdded += (_, e) => _ = e.Index == 1 && twoHaveCome.TrySetResult();

        Task running = shell.InvokeAsync<PSObject, PSObject>(null, output);
        await twoHaveCome.Task.WaitAsync(Token);
        secondMayLeave.SetResult();
        await running.WaitAsync(Token);

        Assert.Equal([1L, 2, 3, 4], output.Select(static o => ((TaskRecord)o.BaseObject).Id));
    }

    [Fact]
    public async Task The_second_page_is_not_asked_for_before_the_first_is_taken()
    {
        await using EmulatorServer server = await EmulatorServer.StartAsync(new EmulatorOptions { TaskCount = 300 }, Token);
        using ModuleHost host = new(server);
        List<long> requests = [];
        host.Set("count", (Action)(() => requests.Add(server.Requests.Total)));

        host.Run("Get-AiccsTask | ForEach-Object { $count.Invoke() }").Good();

        Assert.Equal(300, requests.Count);
        Assert.All(requests.Take(100), static n => Assert.Equal(1, n));
        Assert.Equal(2, requests[100]);
    }

    [Fact]
    public async Task Ctrl_C_in_the_middle_of_a_request_ends_it_and_leaves_none_running()
    {
        await using EmulatorServer server = await EmulatorServer.StartAsync(new EmulatorOptions { LatencyMs = 3_600_000 }, Token);
        using ModuleHost host = new(server);
        using PowerShell shell = host.Create("Get-AiccsTask -TimeoutSec 3600");

        Task running = shell.InvokeAsync();
        await server.Requests.WhenAsync(static log => log.InFlight == 1, Token);
        await shell.StopAsync(null, null);

        await Assert.ThrowsAsync<PipelineStoppedException>(() => running.WaitAsync(Token));
        await server.WhenIdleAsync(Token);
        Assert.Equal(1, server.Requests.Aborted);
        Assert.Empty(shell.Streams.Error);
    }

    [Fact]
    public async Task Ctrl_C_in_the_middle_of_an_answer_ends_it()
    {
        TaskCompletionSource hungUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource halfIsOut = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using ScriptedServer server = await ScriptedServer.StartAsync(async context =>
        {
            context.RequestAborted.Register(() => hungUp.TrySetResult());
            await context.Response.WriteAsync("{\"Success\":true,", context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            halfIsOut.TrySetResult();
            await hungUp.Task;
        });
        using ModuleHost host = new(server.Endpoint);
        using PowerShell shell = host.Create("Get-AiccsTask -TimeoutSec 3600");

        Task running = shell.InvokeAsync();
        await halfIsOut.Task.WaitAsync(Token);
        await shell.StopAsync(null, null);

        await Assert.ThrowsAsync<PipelineStoppedException>(() => running.WaitAsync(Token));
        await hungUp.Task.WaitAsync(Token);
    }

    [Fact]
    public async Task A_downstream_command_that_stops_leaves_no_request_running_and_asks_for_no_more()
    {
        await using EmulatorServer server = await EmulatorServer.StartAsync(new EmulatorOptions { TaskCount = 1000 }, Token);
        using ModuleHost host = new(server);

        CommandResult result = host.Run("do { Get-AiccsTask | ForEach-Object { $_; break } } while ($false)").Good();

        Assert.Equal([server.Tasks[0].Id], result.Ids);
        Assert.Equal(1, server.Requests.Total);
        Assert.Equal(0, server.Requests.InFlight);
    }

    [Fact]
    public async Task A_request_that_takes_too_long_is_an_error_that_says_so()
    {
        await using EmulatorServer server = await EmulatorServer.StartAsync(new EmulatorOptions { LatencyMs = 3_600_000 }, Token);
        using ModuleHost host = new(server);

        ErrorRecord error = host.Run("Get-AiccsTask -TimeoutSec 1").Terminating!;

        Assert.Equal("TimedOut,AiccsPS.Commands.GetAiccsTaskCommand", error.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.OperationTimeout, error.CategoryInfo.Category);
        await server.WhenIdleAsync(Token);
    }

    [Fact]
    public async Task A_failure_in_a_later_page_comes_after_the_tasks_before_it()
    {
        await using ScriptedServer server = await ScriptedServer.StartAsync(
            static query => query["PageNo"] == "1" ? Page(1, 2, 4) : """{"Success":false,"Code":"InternalError","Message":"oops","RequestId":"R2"}""");
        using ModuleHost host = new(server.Endpoint);

        CommandResult result = host.Run("Get-AiccsTask -PageSize 2");

        Assert.Equal([1L, 2], result.Ids);
        Assert.Equal("ServiceFailed,AiccsPS.Commands.GetAiccsTaskCommand", result.Terminating!.FullyQualifiedErrorId);
        Assert.EndsWith(" 2 of 4 tasks were listed before.", result.Terminating.ToString(), StringComparison.Ordinal);
        Assert.Equal("R2", Assert.IsType<AiccsPS.Errors.AiccsException>(result.Terminating.Exception).RequestId);
    }

    [Fact]
    public async Task A_request_is_told_in_one_verbose_line()
    {
        await using EmulatorServer server = await EmulatorServer.StartAsync(new EmulatorOptions { TaskCount = 150 }, Token);
        using ModuleHost host = new(server);

        IReadOnlyList<string> lines = host.Run("Get-AiccsTask -Verbose").Good().Verbose;

        Assert.Equal(2, lines.Count);
        Assert.Matches("^ListTask page 2: 52 tasks of 150, [0-9,.]+ ms, RequestId [-0-9A-F]+$", lines[1]);
    }

    private static string Page(int page, int size, int total)
    {
        string records = string.Join(',', Enumerable.Range(((page - 1) * size) + 1, size).Select(static id => $$"""{"Id":{{id}}}"""));
        return $$$"""{"Success":true,"Code":"OK","Data":{"PageNo":{{{page}}},"PageSize":{{{size}}},"Total":{{{total}}},"Record":[{{{records}}}]}}""";
    }
}
