using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AiccsPS.Credentials;
using AiccsPS.Errors;
using AiccsPS.OpenApi;
using AiccsPS.Tasks;
using AiccsPS.Tests.Hosting;
using Microsoft.AspNetCore.Http;

namespace AiccsPS.Tests.OpenApi;

/// <summary>Retries over real HTTP with waits that are noted and not waited.</summary>
public class RetryTests
{
    private const string Good = """{"Success":true,"Code":"OK","Data":{"PageNo":1,"PageSize":20,"Total":1,"Record":[{"Id":7}]}}""";

    private readonly List<TimeSpan> _waits = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(400, """{"Code":"Throttling"}""")]
    [InlineData(429, """{"Code":"Throttling.User"}""")]
    [InlineData(400, """{"Code":"Throttling.Api"}""")]
    [InlineData(503, """{"Code":"ServiceUnavailable"}""")]
    [InlineData(500, """{"Code":"InternalError"}""")]
    [InlineData(400, """{"Code":"SignatureNonceUsed"}""")]
    [InlineData(200, """{"Code":"InternalError","Success":false}""")]
    [InlineData(502, "<html>Bad gateway</html>")]
    [InlineData(500, """{"Code":"SomethingNew"}""")]
    [InlineData(200, "<html>Sign in</html>")]
    [InlineData(200, "")]
    [InlineData(200, """{"Success":true,"Data":{"Record":[{"Id":""")]
    public async Task What_may_pass_is_tried_again(int status, string body)
    {
        await using ScriptedServer server = await Failing(2, status, body);

        TaskPage page = await Client(server).ReadAsync(new TaskFilter(), 1, 20, Token);

        Assert.Equal(7, Assert.Single(page.Record).Id);
        Assert.Equal(3, server.Requests.Count);
    }

    [Theory]
    [InlineData(404, """{"Code":"SignatureDoesNotMatch"}""")]
    [InlineData(404, """{"Code":"InvalidAccessKeyId.NotFound"}""")]
    [InlineData(400, """{"Code":"InvalidSecurityToken.Expired"}""")]
    [InlineData(400, """{"Code":"MissingParameter"}""")]
    [InlineData(403, """{"Code":"Forbidden.RAM"}""")]
    [InlineData(400, """{"Code":"PermissionInsufficient"}""")]
    [InlineData(400, """{"Code":"ParameterError"}""")]
    [InlineData(500, """{"Code":"NoPermission"}""")]
    [InlineData(400, """{"Code":"SomethingNew"}""")]
    [InlineData(302, "")]
    [InlineData(200, """{"Code":"PermissionInsufficient","Success":false}""")]
    public async Task What_cannot_succeed_fails_at_once(int status, string body)
    {
        await using ScriptedServer server = await Failing(2, status, body);

        AiccsException failure = await Assert.ThrowsAsync<AiccsException>(() => Client(server).ReadAsync(new TaskFilter(), 1, 20, Token));

        Assert.Equal(1, failure.Attempts);
        Assert.Single(server.Requests);
        Assert.Empty(_waits);
    }

    [Fact]
    public async Task The_number_of_attempts_is_bounded_and_told()
    {
        await using ScriptedServer server = await Failing(100, 503, """{"Code":"ServiceUnavailable"}""");

        AiccsException failure = await Assert.ThrowsAsync<AiccsException>(() => Client(server, retries: 3).ReadAsync(new TaskFilter(), 1, 20, Token));

        Assert.Equal(4, failure.Attempts);
        Assert.Equal(4, server.Requests.Count);
        Assert.Equal([500, 1000, 2000], _waits.Select(static w => w.TotalMilliseconds));
    }

    [Fact]
    public async Task Each_attempt_is_signed_anew()
    {
        await using ScriptedServer server = await Failing(3, 503, "");

        await Client(server).ReadAsync(new TaskFilter(), 1, 20, Token);

        Assert.Equal(4, server.Requests.Select(static r => r.Headers["x-acs-signature-nonce"]).Distinct().Count());
        Assert.Equal(4, server.Requests.Select(static r => r.Headers["authorization"]).Distinct().Count());
    }

    [Theory]
    [InlineData("x-acs-retry-after", "7000", 7)]
    [InlineData("Retry-After", "9", 9)]
    [InlineData("x-acs-retry-after", "soon", 0.5)]
    public async Task The_services_advice_is_waited_for(string header, string value, double seconds)
    {
        await using ScriptedServer server = await Failing(1, 400, """{"Code":"Throttling.User"}""", r => r.Headers[header] = value);

        await Client(server).ReadAsync(new TaskFilter(), 1, 20, Token);

        Assert.Equal(seconds, _waits[0].TotalSeconds);
        Assert.Equal(50, _waits[1].TotalMilliseconds); // and the next request keeps a gap
    }

    [Fact]
    public async Task The_gateways_header_alone_means_throttling()
    {
        await using ScriptedServer server = await Failing(100, 400, "", static r => r.Headers["x-acs-retry-after"] = "1");

        Assert.Equal(
            FailureKind.Throttled,
            (await Assert.ThrowsAsync<AiccsException>(() => Client(server, retries: 1).ReadAsync(new TaskFilter(), 1, 20, Token))).Kind);
    }

    [Theory]
    [InlineData(3600)]
    [InlineData(-7200)]
    public async Task A_clock_that_is_off_is_corrected_once_and_stays_so(int seconds)
    {
        List<double> offsets = [];
        await using ScriptedServer server = await ScriptedServer.StartAsync(async context =>
        {
            DateTimeOffset now = DateTimeOffset.UtcNow.AddSeconds(seconds);
            double off = (DateTimeOffset.Parse(context.Request.Headers["x-acs-date"]!) - now).TotalSeconds;
            offsets.Add(Math.Abs(off));
            context.Response.Headers.Date = now.ToString("R");
            context.Response.StatusCode = Math.Abs(off) > 900 ? 400 : 200;
            await context.Response.WriteAsync(Math.Abs(off) > 900 ? """{"Code":"InvalidTimeStamp.Expired"}""" : Good, Token);
        });

        await Client(server, retries: 0).ReadAsync(new TaskFilter(), 1, 20, Token);
        await Client(server, retries: 0).ReadAsync(new TaskFilter(), 1, 20, Token);

        Assert.Equal(3, offsets.Count);
        Assert.InRange(offsets[1], 0, 60);
        Assert.InRange(offsets[2], 0, 60);
    }

    [Fact]
    public async Task A_service_that_refuses_its_own_time_is_not_tried_forever()
    {
        await using ScriptedServer server = await Failing(100, 400, """{"Code":"InvalidTimeStamp.Expired"}""", static r => r.Headers.Date = DateTimeOffset.UtcNow.AddHours(1).ToString("R"));

        Assert.Equal("ClockWrong", (await Assert.ThrowsAsync<AiccsException>(() => Client(server).ReadAsync(new TaskFilter(), 1, 20, Token))).ErrorId);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_wait_can_be_cancelled()
    {
        await using ScriptedServer server = await Failing(100, 503, "");
        using CancellationTokenSource stop = new();
        TaskClient client = new(new OpenApiClient(
            ServiceEndpoint.Parse(server.Endpoint.ToString()), TaskClient.ApiVersion, Key, TimeSpan.FromSeconds(30), new RetryPolicy(5, static () => 1),
            delay: (wait, token) =>
            {
                stop.Cancel();
                return Task.Delay(Timeout.InfiniteTimeSpan, token);
            }));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.ReadAsync(new TaskFilter(), 1, 20, stop.Token));
        Assert.Single(server.Requests);
    }

    private static StaticCredentialProvider Key => new(new AccessKey("id", Secret.From("secret")));

    private static Task<ScriptedServer> Failing(int times, int status, string body, Action<HttpResponse>? change = null)
    {
        int served = 0;
        return ScriptedServer.StartAsync(context =>
        {
            bool fail = Interlocked.Increment(ref served) <= times;
            context.Response.StatusCode = fail ? status : 200;
            if (fail)
            {
                change?.Invoke(context.Response);
            }

            return context.Response.WriteAsync(fail ? body : Good);
        });
    }

    private TaskClient Client(ScriptedServer server, int retries = 5) => new(new OpenApiClient(
        ServiceEndpoint.Parse(server.Endpoint.ToString()), TaskClient.ApiVersion, Key, TimeSpan.FromSeconds(30),
        new RetryPolicy(retries, static () => 1),
        delay: (wait, _) =>
        {
            _waits.Add(wait);
            return Task.CompletedTask;
        }));
}
