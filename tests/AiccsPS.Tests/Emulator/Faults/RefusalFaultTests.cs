using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using AiccsPS.Emulator;
using static AiccsPS.Tests.Emulator.EmulatorClient;

namespace AiccsPS.Tests.Emulator.Faults;

/// <summary>Faults that are an answer of the gateway's, or of a proxy before it.</summary>
public class RefusalFaultTests
{
    [Theory]
    [InlineData(FaultKind.ServiceUnavailable, 503, "ServiceUnavailable")]
    [InlineData(FaultKind.InternalError, 500, "InternalError")]
    [InlineData(FaultKind.NonceUsed, 400, "SignatureNonceUsed")]
    [InlineData(FaultKind.TokenExpired, 400, "InvalidSecurityToken.Expired")]
    public async Task A_refusal_has_the_gateways_shape_and_is_logged(FaultKind kind, int status, string code)
    {
        await using EmulatorClient client = await StartAsync(FaultRates.Always(kind));
        Answer answer = await client.AskAsync();
        Assert.Equal((status, code), (answer.HttpStatus, answer.Code));
        Assert.Equal(["RequestId", "HostId", "Code", "Message", "Recommend"], answer.Body.Select(static member => member.Key));
        RequestLog log = client.Server.Requests;
        Assert.Equal((1, 0), (log.Total, log.Aborted));
        Assert.Equal(new KeyValuePair<FaultKind, long>(kind, 1), Assert.Single(log.ByFault));
        Assert.Equal(new KeyValuePair<string, long>(code, 1), Assert.Single(log.ByCode));
        Assert.Equal(kind, Assert.Single(log.Recent).Fault);
    }

    [Fact]
    public async Task Throttling_comes_in_every_way_that_is_documented()
    {
        await using EmulatorClient client = await StartAsync(FaultRates.Always(FaultKind.Throttling) with { RetryAfterMs = 1500 });
        HashSet<(int Status, string Code, string? Milliseconds, string? Seconds)> seen = [];
        for (int i = 0; i < 18; i++)
        {
            using HttpResponseMessage response = await client.RespondAsync();
            string body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            seen.Add(((int)response.StatusCode, CodeIn(body), Header(response, "x-acs-retry-after"), Header(response, "Retry-After")));
        }

        Assert.Equal(
            from status in new[] { 400, 429 }
            from code in new[] { "Throttling", "Throttling.Api", "Throttling.User" }
            from advice in new (string?, string?)[] { (null, null), (null, "2"), ("1500", null) }
            select (status, code, advice.Item1, advice.Item2),
            seen.OrderBy(static s => s));
    }

    [Fact]
    public async Task Advice_is_twenty_milliseconds_unless_told_otherwise()
    {
        await using EmulatorClient client = await StartAsync(FaultRates.Always(FaultKind.Throttling));
        using HttpResponseMessage response = await client.RespondAsync();
        Assert.Equal("20", Header(response, "x-acs-retry-after"));
    }

    [Fact]
    public async Task A_proxys_page_comes_under_200_and_502_in_turn()
    {
        await using EmulatorClient client = await StartAsync(FaultRates.Always(FaultKind.Html));
        foreach (int status in (int[])[200, 502, 200])
        {
            using HttpResponseMessage response = await client.RespondAsync();
            Assert.Equal(status, (int)response.StatusCode);
            Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
            Assert.Null(Header(response, "x-acs-request-id"));
            Assert.StartsWith("<!DOCTYPE html>", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }

        Assert.Empty(client.Server.Requests.ByCode);
        Assert.Equal(0, client.Server.Requests.Aborted);
    }

    [Fact]
    public async Task A_redirect_points_where_it_is_told()
    {
        await using EmulatorClient client = await StartAsync(FaultRates.Always(FaultKind.Redirect));
        using HttpResponseMessage response = await client.RespondAsync();
        Assert.Equal((302, "http://127.0.0.1:9/"), ((int)response.StatusCode, response.Headers.Location?.AbsoluteUri));

        await using EmulatorClient other = await StartAsync(FaultRates.Always(FaultKind.Redirect) with { RedirectTo = new Uri("https://example.com/x?y=z") });
        using HttpResponseMessage redirected = await other.RespondAsync();
        Assert.Equal("https://example.com/x?y=z", redirected.Headers.Location?.AbsoluteUri);
    }

    [Fact]
    public async Task Success_false_comes_under_200()
    {
        await using EmulatorClient client = await StartAsync(FaultRates.Always(FaultKind.SuccessFalse));
        Answer answer = await client.AskAsync();
        Assert.Equal((200, "InternalError", false), (answer.HttpStatus, answer.Code, (bool)answer.Body["Success"]!));
        Assert.Equal(1, client.Server.Requests.ByCode["InternalError"]);
    }

    private static string CodeIn(string body) => (string)System.Text.Json.Nodes.JsonNode.Parse(body)!["Code"]!;

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out IEnumerable<string>? values) ? values.Single() : null;
}
