using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using AiccsPS.Credentials;
using AiccsPS.Errors;
using AiccsPS.OpenApi;
using AiccsPS.Tasks;

namespace AiccsPS.Tests.Trust;

/// <summary>Whatever comes back, what comes of it is the right answer or a failure of ours, at once and without a trace.</summary>
[Collection(nameof(Alone))]
public sealed class AnswerFuzzTests
{
    private const int Seed = 20191015;
    private const int WarmUp = 10_000;
    private const int Mutations = 100_000;

    private static readonly string[] ErrorIds =
    [
        "AnswerUnreadable", "Throttled", "ServiceUnavailable", "ServiceFailed", "NonceUsed", "ClockWrong", "SecretWrong", "AccessKeyUnknown",
        "TokenRefused", "PermissionDenied", "ParameterRefused", "EndpointWrong", "Redirected",
    ];

    private static readonly int[] Statuses = [.. Enumerable.Repeat(200, 20), 201, 204, 302, 400, 400, 401, 403, 404, 413, 429, 500, 502, 503, 599];

    private static readonly (string Name, string Value)[] Headers =
    [
        ("x-none", "1"), ("x-none", "2"), ("x-none", "3"), ("x-acs-retry-after", "100"), ("x-acs-retry-after", "NaN"), ("x-acs-retry-after", "-1"), ("x-acs-retry-after", "1e300"),
        ("Retry-After", "3"), ("Retry-After", "99999999999999999999"), ("Retry-After", "Fri, 31 Dec 9999 23:59:59 GMT"), ("Retry-After", "soon"),
        ("Date", "Fri, 31 Dec 9999 23:59:59 GMT"), ("Date", "Mon, 01 Jan 0001 00:00:00 GMT"), ("Date", "x"),
    ];

    private static readonly AccessKey Key = new("LTAI5tFuzzFuzzFuzz", Secret.From("a secret of the fuzz"), Secret.From("CAIS-token-of-the-fuzz"));
    private static readonly ServiceEndpoint Endpoint = ServiceEndpoint.Parse("fuzz.example");
    private static readonly AnswerReader<ListTaskAnswer> Reader = new(Endpoint, TaskJson.Default.ListTaskAnswer, Key);

    [Fact]
    public void A_hundred_thousand_mutated_answers()
    {
        AnswerMutator mutator = new(Seed);
        Dictionary<string, int> outcomes = [];
        TimeSpan slowest = TimeSpan.Zero;
        long before = 0;
        for (int i = 0; i < WarmUp + Mutations; i++)
        {
            if (i == WarmUp)
            {
                before = GC.GetTotalMemory(forceFullCollection: true);
            }

            byte[] body = mutator.Next();
            using HttpResponseMessage response = new((HttpStatusCode)mutator.Pick(Statuses));
            (string header, string value) = mutator.Pick(Headers);
            response.Headers.TryAddWithoutValidation(header, value);

            Stopwatch watch = Stopwatch.StartNew();
            string outcome = Read(body, response, i);
            slowest = watch.Elapsed > slowest ? watch.Elapsed : slowest;
            outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
        }

        long growth = GC.GetTotalMemory(forceFullCollection: true) - before;
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{string.Join(", ", outcomes.Select(static o => $"{o.Key} {o.Value}"))}; slowest {slowest.TotalMilliseconds} ms; {growth} bytes more");
        Assert.InRange(growth, long.MinValue, 2 * 1024 * 1024);
        Assert.InRange(slowest, TimeSpan.Zero, TimeSpan.FromSeconds(5));

        // The mutations reach both sides, and every kind of failure there is.
        Assert.InRange(outcomes["good"], Mutations / 20, Mutations);
        Assert.Equal(ErrorIds.Append("good").Order(), outcomes.Keys.Order());
    }

    private static string Read(byte[] body, HttpResponseMessage response, int number)
    {
        try
        {
            ListTaskAnswer answer = Reader.Read(body, response);
            AnswerOracle.AssertRight(body, answer);
            return "good";
        }
        catch (AiccsException e)
        {
            AssertClean(e);
            return e.ErrorId;
        }
        catch (Exception e)
        {
            Assert.Fail($"Mutation {number}, HTTP {(int)response.StatusCode}: {e}\n{Encoding.UTF8.GetString(body)}");
            throw;
        }
    }

    /// <summary>A failure is told in a few lines without control characters, and leads to a wait that ends.</summary>
    private static void AssertClean(AiccsException failure)
    {
        Assert.Contains(failure.ErrorId, ErrorIds);
        Assert.NotEmpty(failure.Remedy);
        Assert.InRange(failure.Message.Length, 1, 2000);
        foreach (string? text in new[] { failure.Message, failure.Code, failure.RequestId, failure.Remedy })
        {
            Assert.True(text is null || !text.Any(char.IsControl), text);
        }

        if (new RetryPolicy(5).WaitBeforeNext(failure, 0) is { } wait)
        {
            Assert.InRange(wait, TimeSpan.Zero, RetryPolicy.LongestWait);
        }

        if (failure.ServiceTime is { } time)
        {
            ServiceClock.Correct(Endpoint, time);
            Assert.InRange(ServiceClock.UtcNow(Endpoint), DateTime.UtcNow.AddYears(-101), DateTime.UtcNow.AddYears(101));
        }
    }
}
