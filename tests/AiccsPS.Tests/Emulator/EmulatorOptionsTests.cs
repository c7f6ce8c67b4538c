using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using AiccsPS.Emulator;

namespace AiccsPS.Tests.Emulator;

public class EmulatorOptionsTests
{
    public static TheoryData<EmulatorOptions> Wrong =>
    [
        new EmulatorOptions { Port = -1 },
        new EmulatorOptions { Port = 65536 },
        new EmulatorOptions { TaskCount = -1 },
        new EmulatorOptions { TaskCount = EmulatorOptions.MaxTaskCount + 1 },
        new EmulatorOptions { LatencyMs = -1 },
        new EmulatorOptions { MaxPageSize = 0 },
        new EmulatorOptions { AccessKeyId = "" },
        new EmulatorOptions { AccessKeySecret = "" },
        new EmulatorOptions { Faults = Rates((FaultKind.Html, 1.1)) },
        new EmulatorOptions { Faults = Rates((FaultKind.Html, -0.1)) },
        new EmulatorOptions { Faults = Rates((FaultKind.Html, double.NaN)) },
        new EmulatorOptions { Faults = Rates(((FaultKind)999, 0.1)) },
        new EmulatorOptions { Faults = Rates((FaultKind.Html, 0.6), (FaultKind.Empty, 0.6)) },
        new EmulatorOptions { RetryAfterMs = -1 },
        new EmulatorOptions { RedirectTo = new Uri("/elsewhere", UriKind.Relative) },
        new EmulatorOptions { ClockOffset = TimeSpan.FromDays(10_000) },
        new EmulatorOptions { ClockOffset = TimeSpan.FromDays(-10_000) },
        new EmulatorOptions { Qps = 0 },
        new EmulatorOptions { ChurnPerSecond = -1 },
        new EmulatorOptions { ChurnPerSecond = double.PositiveInfinity },
        new EmulatorOptions { ChurnPerRequest = double.NaN },
    ];

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public async Task A_value_that_cannot_be_is_refused(EmulatorOptions options) =>
        await Assert.ThrowsAnyAsync<ArgumentException>(() => EmulatorServer.StartAsync(options, TestContext.Current.CancellationToken));

    [Fact]
    public async Task Shares_that_are_one_together_but_for_rounding_are_good()
    {
        FaultKind[] kinds = Enum.GetValues<FaultKind>();
        EmulatorOptions options = new() { Faults = kinds.ToDictionary(static kind => kind, kind => 1.0 / kinds.Length) };
        await using EmulatorServer server = await EmulatorServer.StartAsync(options, TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Printing_options_gives_no_secret_away()
    {
        string text = new EmulatorOptions { AccessKeySecret = "theSecret", SecurityToken = "theToken" }.ToString();
        Assert.DoesNotContain("theSecret", text);
        Assert.DoesNotContain("theToken", text);
    }

    [Fact]
    public async Task It_listens_on_loopback_alone()
    {
        await using EmulatorServer server = await EmulatorServer.StartAsync(new EmulatorOptions(), TestContext.Current.CancellationToken);
        Assert.Equal($"http://127.0.0.1:{server.Endpoint.Port}/", server.Endpoint.AbsoluteUri);
    }

    private static Dictionary<FaultKind, double> Rates(params (FaultKind Kind, double Rate)[] rates) =>
        rates.ToDictionary(static rate => rate.Kind, static rate => rate.Rate);
}
