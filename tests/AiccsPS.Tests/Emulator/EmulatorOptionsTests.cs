using System;
using System.Threading.Tasks;
using AiccsPS.Emulator;
using Xunit;

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
    ];

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public async Task A_value_that_cannot_be_is_refused(EmulatorOptions options) =>
        await Assert.ThrowsAnyAsync<ArgumentException>(() => EmulatorServer.StartAsync(options, TestContext.Current.CancellationToken));

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
}
