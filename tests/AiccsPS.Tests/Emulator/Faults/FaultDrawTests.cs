using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using AiccsPS.Emulator;
using AiccsPS.Emulator.Faults;
using static AiccsPS.Tests.Emulator.EmulatorClient;

namespace AiccsPS.Tests.Emulator.Faults;

/// <summary>Which calls are hit, how often, and what of a call counts nonetheless.</summary>
public class FaultDrawTests
{
    /// <summary>Faults after which a client can ask again on the spot, whatever came.</summary>
    private static readonly (FaultKind Kind, double Rate)[] Mixed =
    [
        (FaultKind.Throttling, 0.1), (FaultKind.ServiceUnavailable, 0.05), (FaultKind.InternalError, 0.05), (FaultKind.Html, 0.05),
        (FaultKind.Truncated, 0.05), (FaultKind.Empty, 0.05), (FaultKind.SuccessFalse, 0.05), (FaultKind.NonceUsed, 0.02),
        (FaultKind.ResetBefore, 0.03), (FaultKind.ResetWithin, 0.03), (FaultKind.UnknownMembers, 0.1),
    ];

    private static readonly FaultKind[] BeforeSignature = [FaultKind.ServiceUnavailable, FaultKind.Html, FaultKind.TokenExpired, FaultKind.Redirect];

    public static TheoryData<FaultKind> Kinds => [.. Enum.GetValues<FaultKind>()];

    public static TheoryData<FaultKind> KindsAfterSignature => [.. Enum.GetValues<FaultKind>().Except(BeforeSignature)];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_seed_gives_the_same_faults_and_another_seed_others()
    {
        FaultKind?[] first = await HitsAsync(1, 300);
        Assert.Equal(first, await HitsAsync(1, 300));
        Assert.NotEqual(first, await HitsAsync(2, 300));
    }

    [Fact]
    public async Task Combined_faults_come_at_their_rates()
    {
        FaultKind?[] hits = await HitsAsync(7, 1000);
        Assert.All(Mixed, fault =>
        {
            double expected = fault.Rate * hits.Length;
            double deviation = Math.Sqrt(expected * (1 - fault.Rate));
            Assert.InRange(hits.Count(hit => hit == fault.Kind), expected - (4 * deviation), expected + (4 * deviation));
        });
        Assert.InRange(hits.Count(static hit => hit is null), 350, 490);
    }

    [Fact]
    public void Rates_of_one_together_spare_no_call()
    {
        FaultDraw draw = new(FaultRates.Of((FaultKind.Html, 0.5), (FaultKind.Empty, 0.5)), 1);
        DrawnFault[] drawn = [.. Enumerable.Range(0, 1000).Select(_ => draw.Next()!)];
        Assert.All(drawn.GroupBy(static fault => fault.Kind), static kind =>
        {
            Assert.InRange(kind.Count(), 400, 600);
            Assert.Equal(Enumerable.Range(0, kind.Count()), kind.Select(static fault => fault.Occurrence));
        });
    }

    [Fact]
    public void Without_rates_nothing_is_drawn()
    {
        FaultDraw draw = new(FaultRates.Of((FaultKind.Html, 0)), 1);
        Assert.All(Enumerable.Range(0, 1000), _ => Assert.Null(draw.Next()));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_nonce_is_used_up_by_what_comes_after_the_signature_alone(FaultKind kind)
    {
        // A seed under which the first call is hit and the second is not.
        IReadOnlyDictionary<FaultKind, double> rates = FaultRates.Of((kind, 0.5));
        int seed = Enumerable.Range(1, 100).First(seed => new FaultDraw(rates, seed) is var draw && draw.Next() is not null && draw.Next() is null);
        await using EmulatorClient client = await StartAsync(new EmulatorOptions { Faults = rates, Seed = seed });
        TestSigner signer = new();
        using (RawClient raw = new())
        {
            await raw.SendAsync(signer.Create(client.Server.Endpoint));
            await client.Server.Requests.WhenAsync(log => log.ByFault.ContainsKey(kind), Token);
        }

        await client.Server.WhenIdleAsync(Token);
        Assert.Equal(BeforeSignature.Contains(kind) ? "OK" : "SignatureNonceUsed", (await client.AskAsync(signer)).Code);
    }

    [Theory]
    [MemberData(nameof(KindsAfterSignature))]
    public async Task A_bad_signature_is_refused_before_a_fault_that_comes_after_it(FaultKind kind)
    {
        await using EmulatorClient client = await StartAsync(FaultRates.Always(kind));
        Assert.Equal("SignatureDoesNotMatch", (await client.AskAsync(new TestSigner { Secret = "wrong" })).Code);
        Assert.Empty(client.Server.Requests.ByFault);
    }

    [Fact]
    public async Task The_log_counts_faults_over_http_and_forgets_them_when_cleared()
    {
        await using EmulatorClient client = await StartAsync(FaultRates.Always(FaultKind.SuccessFalse));
        await client.AskAsync();
        await client.AskAsync();
        using HttpClient http = new();
        string text = await http.GetStringAsync(new Uri(client.Server.Endpoint, "/_emulator/requests"), Token);
        System.Text.Json.Nodes.JsonNode json = System.Text.Json.Nodes.JsonNode.Parse(text)!;
        Assert.Equal(2, (int)json["byFault"]!["success-false"]!);
        Assert.Equal("success-false", (string?)json["recent"]![1]!["fault"]);
        client.Server.Requests.Clear();
        Assert.Empty(client.Server.Requests.ByFault);
    }

    private static async Task<FaultKind?[]> HitsAsync(int seed, int calls)
    {
        await using EmulatorClient client = await StartAsync(FaultRates.Options(Mixed) with { Seed = seed, TaskCount = 5 });
        using HttpClient http = new(new SocketsHttpHandler { UseProxy = false });
        for (int call = 0; call < calls; call++)
        {
            try
            {
                using HttpResponseMessage response = await http.SendAsync(new TestSigner().Create(client.Server.Endpoint), Token);
            }
            catch (HttpRequestException)
            {
                // A reset is one of the faults.
            }

            await client.Server.WhenIdleAsync(Token);
        }

        Assert.Equal(calls, client.Server.Requests.Total);
        return [.. client.Server.Requests.Recent.Select(static call => call.Fault)];
    }
}
