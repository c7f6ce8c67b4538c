using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using AiccsPS.Emulator;

namespace AiccsPS.Tests.Emulator.Faults;

/// <summary>Faults of the connection, as a socket sees them.</summary>
public class ConnectionFaultTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reset_before_sends_no_byte()
    {
        (RawClient raw, bool? reset, RequestLog log) = await ExchangeAsync(FaultKind.ResetBefore);
        Assert.True(reset);
        Assert.Equal(0, raw.Received.Length);
        Assert.Equal((1, 1), (log.Aborted, log.ByFault[FaultKind.ResetBefore]));
    }

    [Fact]
    public async Task Reset_within_sends_half_the_body()
    {
        (RawClient raw, bool? reset, RequestLog log) = await ExchangeAsync(FaultKind.ResetWithin);
        Assert.True(reset);
        Assert.Equal("HTTP/1.1 200 OK", raw.Head[""]);
        Assert.InRange(raw.Body.Length, 100, raw.ContentLength - 100);
        Assert.Equal((1, 1), (log.Aborted, log.ByFault[FaultKind.ResetWithin]));
    }

    [Fact]
    public async Task A_wrong_length_promises_more_than_the_whole_answer_and_ends_in_order()
    {
        (RawClient raw, bool? reset, _) = await ExchangeAsync(FaultKind.WrongLength);
        Assert.False(reset);
        Assert.Equal(raw.ContentLength, raw.Body.Length + 100);
        Utf8JsonReader json = new(raw.Body);
        Assert.Equal(50, JsonElement.ParseValue(ref json).GetProperty("Data").GetProperty("Record").GetArrayLength());
        Assert.Equal("application/json;charset=utf-8", raw.Head["Content-Type"]);
        Assert.Contains("Date", raw.Head.Keys);
        Assert.Contains("x-acs-request-id", raw.Head.Keys);
    }

    [Theory]
    [InlineData(FaultKind.ResetBefore)]
    [InlineData(FaultKind.ResetWithin)]
    [InlineData(FaultKind.WrongLength)]
    public async Task A_broken_connection_is_an_error_to_an_http_client(FaultKind kind)
    {
        await using EmulatorClient client = await EmulatorClient.StartAsync(FaultRates.Always(kind));
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => client.AskAsync());
        await client.Server.WhenIdleAsync(Token);
        Assert.Equal(1, client.Server.Requests.Aborted);
        Assert.Empty(client.Server.Requests.ByCode);
    }

    [Fact]
    public async Task A_stall_sends_half_the_body_and_lasts_until_the_client_hangs_up()
    {
        await using EmulatorServer server = await EmulatorServer.StartAsync(FaultRates.Always(FaultKind.Stall), Token);
        using (RawClient raw = await StallAsync(server))
        {
            Assert.Equal(raw.ContentLength / 2, raw.Body.Length);
            Assert.Equal((1, 0), (server.Requests.InFlight, server.Requests.Aborted));
        }

        await server.WhenIdleAsync(Token);
        Assert.Equal(1, server.Requests.Aborted);
    }

    [Fact]
    public async Task A_stall_ends_when_the_emulator_stops()
    {
        EmulatorServer server = await EmulatorServer.StartAsync(FaultRates.Always(FaultKind.Stall), Token);
        using RawClient raw = await StallAsync(server);
        int before = raw.Received.Length;
        await server.DisposeAsync();
        Assert.NotNull(await raw.ReceiveAsync());
        Assert.Equal(before, raw.Received.Length);
        Assert.Equal((0, 1), (server.Requests.InFlight, server.Requests.Aborted));
    }

    [Fact]
    public async Task Many_resets_leave_nothing_behind()
    {
        await using EmulatorClient client = await EmulatorClient.StartAsync(FaultRates.Options((FaultKind.ResetBefore, 0.3), (FaultKind.ResetWithin, 0.3), (FaultKind.WrongLength, 0.2)));
        int good = 0;
        for (int call = 0; call < 200; call++)
        {
            try
            {
                Assert.Equal("OK", (await client.AskAsync()).Code);
                good++;
            }
            catch (HttpRequestException)
            {
                // What the test is about.
            }
        }

        await client.Server.WhenIdleAsync(Token);
        RequestLog log = client.Server.Requests;
        Assert.Equal((200, good, 200 - good), (log.Total, log.ByCode["OK"], log.Aborted));
        Assert.Equal(200 - good, log.ByFault.Values.Sum());
    }

    private static async Task<RawClient> StallAsync(EmulatorServer server)
    {
        RawClient raw = new();
        await raw.SendAsync(new TestSigner().Create(server.Endpoint, ("PageSize", "50")));
        Assert.Null(await raw.ReceiveAsync(static r => r.HasHead && r.Body.Length >= r.ContentLength / 2));
        return raw;
    }

    private static async Task<(RawClient Client, bool? Reset, RequestLog Log)> ExchangeAsync(FaultKind kind)
    {
        await using EmulatorServer server = await EmulatorServer.StartAsync(FaultRates.Always(kind), Token);
        using RawClient raw = new();
        await raw.SendAsync(new TestSigner().Create(server.Endpoint, ("PageSize", "50")));
        bool? reset = await raw.ReceiveAsync();
        raw.Dispose();
        await server.WhenIdleAsync(Token);
        return (raw, reset, server.Requests);
    }
}
