using System;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using AiccsPS.Emulator;
using static AiccsPS.Tests.Emulator.EmulatorClient;

namespace AiccsPS.Tests.Emulator;

/// <summary>A clock that is off, and a rate above which calls are refused.</summary>
public class ClockAndRateTests
{
    private readonly FixedClock _clock = new(new DateTimeOffset(2026, 6, 30, 12, 0, 0, TimeSpan.Zero));

    private TestSigner Signer => new() { Time = _clock.Now };

    [Theory]
    [InlineData(3600)]
    [InlineData(-3600)]
    public async Task A_right_clock_is_refused_until_it_is_corrected_by_the_date(int seconds)
    {
        await using EmulatorClient client = await StartAsync(new EmulatorOptions { Clock = _clock, ClockOffset = TimeSpan.FromSeconds(seconds) });
        Answer refused = await client.AskAsync(Signer);
        Assert.Equal((400, "InvalidTimeStamp.Expired"), (refused.HttpStatus, refused.Code));
        Assert.Equal(_clock.Now.AddSeconds(seconds), refused.Date);
        Assert.Equal("OK", (await client.AskAsync(Signer with { Time = refused.Date!.Value })).Code);
        Assert.All(client.Server.Requests.Recent, call => Assert.Equal(refused.Date, call.Time));
    }

    [Fact]
    public async Task Calls_above_the_rate_are_refused_until_time_passes()
    {
        await using EmulatorClient client = await StartAsync(new EmulatorOptions { Clock = _clock, Qps = 5 });
        Assert.Equal((5, 1), await CountAsync(client, 6));
        _clock.Now += TimeSpan.FromMilliseconds(200);
        Assert.Equal((1, 2), await CountAsync(client, 3));
        _clock.Now += TimeSpan.FromHours(1);
        _clock.Now += TimeSpan.FromMilliseconds(1);
        Assert.Equal((5, 5), await CountAsync(client, 10));
        Assert.Empty(client.Server.Requests.ByFault);
    }

    [Fact]
    public async Task Who_is_refused_is_told_when_to_come_back()
    {
        await using EmulatorClient client = await StartAsync(new EmulatorOptions { Clock = _clock, Qps = 4 });
        Assert.Equal((4, 0), await CountAsync(client, 4));
        using HttpClient http = new(new SocketsHttpHandler { UseProxy = false });
        using HttpResponseMessage response = await http.SendAsync(Signer.Create(client.Server.Endpoint), TestContext.Current.CancellationToken);
        Assert.Equal(429, (int)response.StatusCode);
        int advice = int.Parse(response.Headers.GetValues("x-acs-retry-after").Single(), CultureInfo.InvariantCulture);
        Assert.Equal(250, advice);
        _clock.Now += TimeSpan.FromMilliseconds(advice);
        Assert.Equal((1, 0), await CountAsync(client, 1));
    }

    [Fact]
    public async Task A_bad_signature_takes_nothing_of_the_rate()
    {
        await using EmulatorClient client = await StartAsync(new EmulatorOptions { Clock = _clock, Qps = 1 });
        Assert.Equal("SignatureDoesNotMatch", (await client.AskAsync(Signer with { Secret = "wrong" })).Code);
        Assert.Equal((1, 1), await CountAsync(client, 2));
    }

    private async Task<(int Served, int Refused)> CountAsync(EmulatorClient client, int calls)
    {
        int served = 0;
        for (int call = 0; call < calls; call++)
        {
            string? code = (await client.AskAsync(Signer)).Code;
            Assert.Contains(code, (string[])["OK", "Throttling.User"]);
            served += code == "OK" ? 1 : 0;
        }

        return (served, calls - served);
    }
}
