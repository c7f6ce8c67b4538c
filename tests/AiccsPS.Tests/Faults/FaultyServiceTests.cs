using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AiccsPS.Credentials;
using AiccsPS.Emulator;
using AiccsPS.Errors;
using AiccsPS.OpenApi;
using AiccsPS.Tasks;

namespace AiccsPS.Tests.Faults;

/// <summary>A listing from an emulator that misbehaves is the exact set or an error: never less, never a hang.</summary>
public class FaultyServiceTests
{
    /// <summary>What a further attempt gets past.</summary>
    private static readonly FaultKind[] Survivable =
    [
        FaultKind.Throttling, FaultKind.ServiceUnavailable, FaultKind.InternalError, FaultKind.ResetBefore, FaultKind.ResetWithin,
        FaultKind.Truncated, FaultKind.Html, FaultKind.Empty, FaultKind.Stall, FaultKind.WrongLength, FaultKind.SuccessFalse,
        FaultKind.NonceUsed, FaultKind.DeepJson, FaultKind.StringsForNumbers, FaultKind.UnknownMembers,
    ];

    /// <summary>The bound of an attempt in seconds where one stalls now and then; too short a one costs a retry only.</summary>
    private const double WhereItStalls = 0.5;

    /// <summary>What is a good answer, only unusual.</summary>
    private static readonly FaultKind[] Harmless = [FaultKind.StringsForNumbers, FaultKind.UnknownMembers];

    public static TheoryData<FaultKind> SurvivableKinds => new(Survivable);

    public static TheoryData<FaultKind> HarmfulKinds => new(Survivable.Except(Harmless));

    public static TheoryData<FaultKind, string> Fatal => new()
    {
        { FaultKind.TokenExpired, "TokenRefused" },
        { FaultKind.Redirect, "Redirected" },
        { FaultKind.EndlessBody, "AnswerTooLarge" },
        { FaultKind.GzipBomb, "AnswerTooLarge" },
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(SurvivableKinds))]
    public async Task Each_fault_by_itself_is_survived(FaultKind kind)
    {
        await using EmulatorServer server = await Start(1, 1000, [kind], 0.4);

        Assert.Equal(server.Tasks.Select(static t => t.Id), await List(server, new TaskQuery { PageSize = 50 }, retries: 20, WhereItStalls));
        Assert.True(server.Requests.ByFault.Values.Sum() > 0);
    }

    [Fact]
    public async Task All_faults_together_at_20_percent_leave_the_exact_set_with_20_seeds()
    {
        for (int seed = 1; seed <= 20; seed++)
        {
            await using EmulatorServer server = await Start(seed, 10_000, Survivable, 0.2);

            Assert.Equal(server.Tasks.Select(static t => t.Id), await List(server, new TaskQuery(), RetryPolicy.DefaultRetryCount, WhereItStalls));
        }
    }

    [Theory]
    [MemberData(nameof(HarmfulKinds))]
    public async Task A_fault_that_never_ends_is_an_error_within_the_bound(FaultKind kind)
    {
        await using EmulatorServer server = await Start(1, 100, [kind], 1);

        AiccsException failure = await Assert.ThrowsAsync<AiccsException>(() => List(server, new TaskQuery(), retries: 2, WhereItStalls));

        Assert.Equal(3, failure.Attempts);
        Assert.Equal(3, server.Requests.Total);
    }

    [Theory]
    [MemberData(nameof(Fatal))]
    public async Task What_cannot_be_survived_is_an_error_at_once(FaultKind kind, string errorId)
    {
        await using EmulatorServer server = await Start(1, 100, [kind], 1);

        Assert.Equal(errorId, (await Assert.ThrowsAsync<AiccsException>(() => List(server, new TaskQuery(), retries: 5))).ErrorId);
        Assert.Equal(1, server.Requests.Total);
    }

    [Theory]
    [InlineData(3600)]
    [InlineData(-3600)]
    public async Task A_clock_that_is_an_hour_off_is_corrected(int seconds)
    {
        await using EmulatorServer server = await EmulatorServer.StartAsync(
            new EmulatorOptions { TaskCount = 300, ClockOffset = TimeSpan.FromSeconds(seconds) }, Token);

        Assert.Equal(server.Tasks.Select(static t => t.Id), await List(server, new TaskQuery(), retries: 0));
        Assert.Equal(1, server.Requests.ByCode["InvalidTimeStamp.Expired"]);
    }

    [Fact]
    public async Task A_service_that_refuses_above_a_rate_is_listed_in_full()
    {
        await using EmulatorServer server = await EmulatorServer.StartAsync(new EmulatorOptions { TaskCount = 3000, Qps = 40 }, Token);

        Assert.Equal(server.Tasks.Select(static t => t.Id), await List(server, new TaskQuery { PageSize = 50 }, retries: 10));
    }

    [Fact]
    public async Task A_page_beyond_the_end_may_be_refused()
    {
        await using EmulatorServer server = await EmulatorServer.StartAsync(new EmulatorOptions { RefuseBeyondEnd = true }, Token);

        Assert.Empty(await List(server, new TaskQuery { Skip = 100 }, retries: 0));
        Assert.Equal(50, (await List(server, new TaskQuery { PageSize = 7 }, retries: 0)).Count);
    }

    [Theory]
    [InlineData("DONE", 50)]
    [InlineData("RUNNING", 20)]
    public async Task Under_200_changes_a_second_no_task_that_stayed_is_missing_or_repeated_with_20_seeds(string status, int pageSize)
    {
        for (int seed = 1; seed <= 20; seed++)
        {
            await using EmulatorServer server = await EmulatorServer.StartAsync(
                new EmulatorOptions { TaskCount = 5000, Seed = seed, ChurnPerSecond = 200, LatencyMs = 5 }, Token);
            TaskQuery query = new() { PageSize = pageSize, Statuses = [status] };
            long mark = server.Journal.Mark();

            List<long> ids = await List(server, query, retries: 0);

            IReadOnlySet<long> stayed = server.Journal.MatchedThroughout(mark, status);
            Assert.NotEmpty(stayed);
            Assert.Equal(ids.Count, ids.Distinct().Count());
            Assert.Empty(stayed.Except(ids));
            Assert.Empty(ids.Except(server.Journal.MatchedAtAnyTime(mark, status)));
        }
    }

    private static Task<EmulatorServer> Start(int seed, int count, FaultKind[] kinds, double rate) =>
        EmulatorServer.StartAsync(
            new EmulatorOptions { TaskCount = count, Seed = seed, Faults = kinds.ToDictionary(static k => k, _ => rate / kinds.Length) }, Token);

    /// <summary>Lists over real HTTP. Backoff is cut to nothing; the service's own advice is waited for.</summary>
    private static async Task<List<long>> List(EmulatorServer server, TaskQuery query, int retries, double timeout = 30)
    {
        StaticCredentialProvider key = new(new AccessKey("testAccessKeyId", Secret.From("testAccessKeySecret")));
        OpenApiClient client = new(
            ServiceEndpoint.Parse(server.Endpoint.ToString()), TaskClient.ApiVersion, key, TimeSpan.FromSeconds(timeout),
            new RetryPolicy(retries, static () => 0));
        TaskListing listing = new(new TaskClient(client), query);
        List<long> ids = [];
        while (await listing.NextAsync(Token) is { } batch)
        {
            Assert.Equal(Doubt.None, batch.Doubt);
            ids.AddRange(batch.Tasks.Select(static t => t.Id));
        }

        return ids;
    }
}
