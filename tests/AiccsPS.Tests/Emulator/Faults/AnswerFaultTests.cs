using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using AiccsPS.Emulator;
using static AiccsPS.Tests.Emulator.EmulatorClient;

namespace AiccsPS.Tests.Emulator.Faults;

/// <summary>Faults of the answer's body: cut, endless, or only unusual.</summary>
public class AnswerFaultTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Truncated_json_has_the_length_that_it_says()
    {
        await using EmulatorClient client = await StartAsync(FaultRates.Always(FaultKind.Truncated));
        using HttpResponseMessage response = await client.RespondAsync();
        byte[] body = await response.Content.ReadAsByteArrayAsync(Token);
        Assert.Equal((200, body.Length), ((int)response.StatusCode, response.Content.Headers.ContentLength));
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith("{\"RequestId\":\"", System.Text.Encoding.UTF8.GetString(body));
        Assert.ThrowsAny<JsonException>(() => JsonNode.Parse(body));
        Assert.Empty(client.Server.Requests.ByCode);
        Assert.Equal(0, client.Server.Requests.Aborted);
    }

    [Fact]
    public async Task An_empty_answer_is_200_without_a_byte()
    {
        await using EmulatorClient client = await StartAsync(FaultRates.Always(FaultKind.Empty));
        using HttpResponseMessage response = await client.RespondAsync();
        Assert.Equal((200, 0), ((int)response.StatusCode, response.Content.Headers.ContentLength));
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(Token));
        Assert.Equal(0, client.Server.Requests.Aborted);
    }

    [Theory]
    [InlineData(FaultKind.EndlessBody)]
    [InlineData(FaultKind.GzipBomb)]
    public async Task An_endless_body_flows_until_the_client_hangs_up(FaultKind kind)
    {
        await using EmulatorClient client = await StartAsync(FaultRates.Always(kind));
        using (HttpResponseMessage response = await client.RespondAsync())
        {
            await using Stream body = await response.Content.ReadAsStreamAsync(Token);
            byte[] start = new byte[4 * 1024 * 1024];
            await body.ReadExactlyAsync(start, Token);
            Assert.StartsWith("{\"Message\":\"aaa", System.Text.Encoding.ASCII.GetString(start));
            Assert.Null(response.Content.Headers.ContentLength);
            Assert.Equal(1, client.Server.Requests.InFlight);
        }

        await client.Server.WhenIdleAsync(Token);
        Assert.Equal(1, client.Server.Requests.Aborted);
    }

    [Fact]
    public async Task An_endless_body_ends_when_the_emulator_stops()
    {
        EmulatorClient client = await StartAsync(FaultRates.Always(FaultKind.EndlessBody));
        using HttpResponseMessage response = await client.RespondAsync();
        await client.Server.DisposeAsync();
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => response.Content.ReadAsByteArrayAsync(Token));
        await client.DisposeAsync();
    }

    [Fact]
    public async Task A_gzip_bomb_is_small_and_inflates_to_over_a_hundred_megabytes_of_good_json()
    {
        await using EmulatorClient client = await StartAsync(FaultRates.Always(FaultKind.GzipBomb));
        using HttpClient http = new(new SocketsHttpHandler { UseProxy = false });
        using HttpRequestMessage request = new TestSigner().Create(client.Server.Endpoint);
        request.Headers.Add("Accept-Encoding", "gzip, deflate");
        using HttpResponseMessage response = await http.SendAsync(request, Token);
        Assert.Equal(["gzip"], response.Content.Headers.ContentEncoding);
        byte[] bomb = await response.Content.ReadAsByteArrayAsync(Token);
        Assert.True(bomb.Length < 1024 * 1024);

        await using GZipStream gzip = new(new MemoryStream(bomb), CompressionMode.Decompress);
        byte[] part = new byte[1024 * 1024];
        long total = 0;
        byte last = 0;
        for (int length = await gzip.ReadAsync(part, Token); length > 0; length = await gzip.ReadAsync(part, Token))
        {
            total += length;
            last = part[length - 1];
        }

        Assert.True(total > 100_000_000);
        Assert.Equal((byte)'}', last);
    }

    [Fact]
    public async Task Deep_json_is_ten_thousand_deep_and_good()
    {
        await using EmulatorClient client = await StartAsync(FaultRates.Always(FaultKind.DeepJson));
        using HttpResponseMessage response = await client.RespondAsync();
        byte[] body = await response.Content.ReadAsByteArrayAsync(Token);
        Assert.ThrowsAny<JsonException>(() => JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 10_000 }));
        JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 10_001 }).Dispose();
    }

    [Fact]
    public async Task Strings_for_numbers_tell_the_same_but_for_one_status()
    {
        await using EmulatorClient client = await StartAsync(FaultRates.Always(FaultKind.StringsForNumbers));
        Answer answer = await client.AskAsync(("PageSize", "7"));
        Assert.Equal(("OK", true), (answer.Code, (bool)answer.Body["Success"]!));
        Assert.Equal(("1", "7", "50"), ((string?)answer.Data["PageNo"], (string?)answer.Data["PageSize"], (string?)answer.Data["Total"]));
        Assert.All(client.Server.Tasks.Zip(answer.Records).Index(), static pair =>
        {
            ((EmulatedTask task, JsonObject record), bool isFirst) = (pair.Item, pair.Index == 0);
            Assert.Equal($"{task.Id}", (string?)record["Id"]);
            Assert.Equal($"{task.TotalCount}", (string?)record["TotalCount"]);
            Assert.Equal($"{task.CompleteCount}", (string?)record["CompleteCount"]);
            Assert.Equal($"{task.RobotId}", (string?)record["RobotId"]);
            Assert.Equal(task.TaskName, (string?)record["TaskName"]);
            Assert.Equal(isFirst ? "HIBERNATING" : task.Status, (string?)record["Status"]);
            Assert.True(record.ContainsKey("Extension"));
        });
        Assert.Equal(1, client.Server.Requests.ByCode["OK"]);
        Assert.Equal(1, client.Server.Requests.ByFault[FaultKind.StringsForNumbers]);
    }

    [Fact]
    public async Task An_empty_page_with_strings_for_numbers_is_good_too()
    {
        await using EmulatorClient client = await StartAsync(FaultRates.Always(FaultKind.StringsForNumbers) with { TaskCount = 0 });
        Answer answer = await client.AskAsync();
        Assert.Equal(("OK", "0"), (answer.Code, (string?)answer.Data["Total"]));
        Assert.Empty(answer.Records);
    }

    [Fact]
    public async Task Unknown_members_surround_the_known_ones()
    {
        await using EmulatorClient client = await StartAsync(FaultRates.Always(FaultKind.UnknownMembers));
        (long total, long[] ids) = await client.ListAsync(("PageSize", "50"));
        Assert.Equal(50, total);
        Assert.Equal(client.Server.Tasks.Select(static task => task.Id), ids);

        Answer answer = await client.AskAsync();
        foreach (JsonObject part in (JsonObject[])[answer.Body, answer.Data, .. answer.Records])
        {
            Assert.Equal("Extension", part.First().Key);
            Assert.Equal(["Tags", "Score", "备注"], part.Select(static member => member.Key).TakeLast(3));
        }
    }

    [Theory]
    [InlineData(FaultKind.Truncated)]
    [InlineData(FaultKind.Stall)]
    [InlineData(FaultKind.StringsForNumbers)]
    public async Task A_refusal_of_the_action_stays_what_it_is(FaultKind kind)
    {
        await using EmulatorClient client = await StartAsync(FaultRates.Always(kind));
        Answer answer = await client.AskAsync(("PageNo", "0"));
        Assert.Equal((400, "ParameterError"), (answer.HttpStatus, answer.Code));
        Assert.Equal(1, client.Server.Requests.ByCode["ParameterError"]);
        Assert.Empty(client.Server.Requests.ByFault);
        Assert.Null(Assert.Single(client.Server.Requests.Recent).Fault);
    }

    [Fact]
    public async Task A_page_beyond_the_end_is_refused_where_that_is_asked_for()
    {
        await using EmulatorClient client = await StartAsync(new EmulatorOptions { RefuseBeyondEnd = true });
        Assert.Equal("OK", (await client.AskAsync(("PageNo", "5"), ("PageSize", "10"))).Code);
        Answer beyond = await client.AskAsync(("PageNo", "6"), ("PageSize", "10"));
        Assert.Equal((400, "ParameterError"), (beyond.HttpStatus, beyond.Code));
        Assert.Equal("OK", (await client.AskAsync(("TaskName", "no such name"))).Code);
    }
}
