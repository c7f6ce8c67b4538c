using System;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using AiccsPS.Emulator;

namespace AiccsPS.Tests.Emulator;

/// <summary>What the emulator tells about the calls it got.</summary>
public class RequestLogTests
{
    private static readonly EmulatorOptions Endless = new() { LatencyMs = int.MaxValue };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Calls_are_counted_by_action_and_by_code()
    {
        await using EmulatorClient client = await EmulatorClient.StartAsync();
        await client.AskAsync(("PageNo", "2"));
        await client.AskAsync(("Status", "no such"));
        await client.AskAsync(new TestSigner { Action = "Other" });
        RequestLog log = client.Server.Requests;
        Assert.Equal((3, 0, 0), (log.Total, log.InFlight, log.Aborted));
        Assert.Equal(2, log.ByAction["ListTask"]);
        Assert.Equal(1, log.ByAction["Other"]);
        Assert.Equal(["InvalidAction.NotFound", "OK", "ParameterError"], log.ByCode.Keys.Order());
        LoggedCall first = log.Recent[0];
        Assert.Equal(("POST", "ListTask", "2", "OK"), (first.Method, first.Action, first.Parameters["PageNo"], first.Code));
    }

    [Fact]
    public async Task The_last_calls_are_kept_and_no_more()
    {
        await using EmulatorClient client = await EmulatorClient.StartAsync();
        for (int page = 1; page <= RequestLog.Capacity + 2; page++)
        {
            await client.AskAsync(("PageNo", $"{page}"));
        }

        Assert.Equal(RequestLog.Capacity + 2, client.Server.Requests.Total);
        Assert.Equal(RequestLog.Capacity, client.Server.Requests.Recent.Count);
        Assert.Equal("3", client.Server.Requests.Recent[0].Parameters["PageNo"]);
    }

    [Fact]
    public async Task A_client_that_goes_away_ends_its_delay_and_is_counted()
    {
        await using EmulatorClient client = await EmulatorClient.StartAsync(Endless);
        RequestLog log = client.Server.Requests;
        using CancellationTokenSource leave = CancellationTokenSource.CreateLinkedTokenSource(Token);
        Task<EmulatorClient.Answer> call = client.SendAsync(new TestSigner().Create(client.Server.Endpoint), leave.Token);
        await log.WhenAsync(static l => l.InFlight == 1, Token);
        Assert.False(client.Server.WhenIdleAsync(Token).IsCompleted);

        await leave.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await client.Server.WhenIdleAsync(Token);
        Assert.Equal((1, 1), (log.Total, log.Aborted));
        Assert.Empty(log.ByCode);
        Assert.Null(Assert.Single(log.Recent).Code);
    }

    [Fact]
    public async Task Stopping_does_not_wait_for_a_delay()
    {
        EmulatorClient client = await EmulatorClient.StartAsync(Endless);
        Task<EmulatorClient.Answer> call = client.AskAsync();
        await client.Server.Requests.WhenAsync(static log => log.InFlight == 1, Token);
        await client.Server.DisposeAsync();
        await Assert.ThrowsAsync<HttpRequestException>(() => call);
        Assert.Equal(1, client.Server.Requests.Aborted);
        await client.DisposeAsync();
    }

    [Fact]
    public async Task A_delayed_call_is_answered()
    {
        await using EmulatorClient client = await EmulatorClient.StartAsync(new EmulatorOptions { LatencyMs = 1 });
        Assert.Equal("OK", (await client.AskAsync()).Code);
    }

    [Fact]
    public async Task A_call_that_outlives_a_clearing_is_not_counted_after_it()
    {
        await using EmulatorClient client = await EmulatorClient.StartAsync(Endless);
        RequestLog log = client.Server.Requests;
        using CancellationTokenSource leave = CancellationTokenSource.CreateLinkedTokenSource(Token);
        Task<EmulatorClient.Answer> call = client.SendAsync(new TestSigner().Create(client.Server.Endpoint), leave.Token);
        await log.WhenAsync(static l => l.InFlight == 1, Token);
        log.Clear();
        Assert.Equal((0, 1), (log.Total, log.InFlight));

        await leave.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await client.Server.WhenIdleAsync(Token);
        Assert.Equal((0, 0, 0), (log.Total, log.InFlight, log.Aborted));
        Assert.Empty(log.Recent);
    }

    [Fact]
    public async Task Waiting_can_be_given_up()
    {
        RequestLog log = new();
        using CancellationTokenSource giveUp = new();
        Task waiting = log.WhenAsync(static l => l.Total == 1, giveUp.Token);
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task The_log_can_be_read_and_cleared_over_http_and_holds_no_secret()
    {
        await using EmulatorClient client = await EmulatorClient.StartAsync(new EmulatorOptions { SecurityToken = "theSecurityToken" });
        await client.AskAsync(new TestSigner { Token = "theSecurityToken" }, ("TaskName", "测试"));
        await client.AskAsync(new TestSigner { Token = "theSecurityToken", Secret = "theSecret" });
        using HttpClient http = new();
        Uri address = new(client.Server.Endpoint, "/_emulator/requests");

        string text = await http.GetStringAsync(address, Token);
        JsonNode json = JsonNode.Parse(text)!;
        Assert.Equal(["total", "inFlight", "aborted", "byAction", "byCode", "byFault", "recent"], json.AsObject().Select(static member => member.Key));
        Assert.Equal(2, (int)json["total"]!);
        Assert.Equal(2, (int)json["byAction"]!["ListTask"]!);
        Assert.Equal(1, (int)json["byCode"]!["SignatureDoesNotMatch"]!);
        Assert.Equal("测试", (string)json["recent"]![0]!["parameters"]!["TaskName"]!);
        Assert.DoesNotContain("theSecurityToken", text);
        Assert.DoesNotContain("testAccessKeySecret", text);
        Assert.DoesNotContain("Signature=", text);

        using HttpResponseMessage cleared = await http.DeleteAsync(address, Token);
        Assert.Equal(204, (int)cleared.StatusCode);
        Assert.Equal(0, client.Server.Requests.Total);
    }
}
