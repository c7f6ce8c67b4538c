using System;
using System.Threading;
using System.Threading.Tasks;

namespace AiccsPS.Tests.Shell;

public class InterruptionTests
{
    private const string Endless = "try { 'started'; while ($true) { } } finally { $Host.UI.WriteLine('cleaned up') }";

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public async Task Stops_the_command_lets_it_clean_up_and_tells_by_the_exit_code(string signal, int exitCode)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs Unix signals");
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        using ShellProcess shell = ShellProcess.Start(["-Engine", "embedded", "-c", Endless]);
        Assert.Equal("started", await shell.Output.ReadLineAsync(cancellationToken));

        await shell.SignalAsync(signal, cancellationToken);

        ShellProcess.Result result = await shell.EndAsync(string.Empty, cancellationToken);
        Assert.Equal(["cleaned up"], result.Lines);
        Assert.Equal((exitCode, string.Empty), (result.ExitCode, result.Error));
    }

    [Fact]
    public async Task Ends_while_it_waits_for_commands()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs Unix signals");
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        using ShellProcess shell = ShellProcess.Start(["-Engine", "embedded"]);
        await shell.Input.WriteLineAsync("'started'".AsMemory(), cancellationToken);
        await shell.Input.FlushAsync(cancellationToken);
        Assert.Equal("started", await shell.Output.ReadLineAsync(cancellationToken));

        await shell.SignalAsync("INT", cancellationToken);

        // Its input stays open: only the signal can end it.
        Assert.Null(await shell.Output.ReadLineAsync(cancellationToken));
        Assert.Equal(130, (await shell.EndAsync(string.Empty, cancellationToken)).ExitCode);
    }

    [Fact]
    public async Task Does_not_wait_for_a_command_that_cannot_be_stopped_when_asked_twice()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs Unix signals");
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        using ShellProcess shell = ShellProcess.Start(
            ["-Engine", "embedded", "-c", "'started'; [System.Threading.Thread]::Sleep([System.Threading.Timeout]::Infinite)"]);
        Assert.Equal("started", await shell.Output.ReadLineAsync(cancellationToken));

        // Signals that come together can become one, so it is asked until it ends.
        Task<string?> end = shell.Output.ReadLineAsync(cancellationToken).AsTask();
        while (!end.IsCompleted)
        {
            await shell.SignalAsync("INT", cancellationToken);
        }

        Assert.Equal(130, (await shell.EndAsync(string.Empty, cancellationToken)).ExitCode);
    }
}
