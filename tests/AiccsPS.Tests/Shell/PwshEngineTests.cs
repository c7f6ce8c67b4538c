using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using AiccsPS.Shell;
using AiccsPS.Shell.Engines;

namespace AiccsPS.Tests.Shell;

public class PwshEngineTests
{
    /// <summary>Says what it was started with, and ends with 5.</summary>
    private const string Fake = """
        #!/bin/sh
        for argument; do printf 'argument <%s>\n' "$argument"; done
        printf 'key %s, colour %s\n' "$ALIBABA_CLOUD_ACCESS_KEY_ID" "$NO_COLOR"
        cat
        exit 5
        """;

    [Fact]
    public async Task Says_that_there_is_no_pwsh()
    {
        using TemporaryFolder empty = new();

        ShellProcess.Result result = await RunAsync(["-Engine", "pwsh", "-c", "1"], empty.Path, string.Empty);

        Assert.Equal(70, result.ExitCode);
        Assert.Contains("there is no pwsh on PATH", result.Error);
    }

    [Fact]
    public async Task Is_not_needed()
    {
        using TemporaryFolder empty = new();

        Assert.Equal(["2"], (await RunAsync(["-c", "1+1"], empty.Path, string.Empty)).Lines);
    }

    [Fact]
    public async Task Runs_the_command_after_the_import_with_the_emulators_keys()
    {
        using TemporaryFolder folder = FakePwsh();

        ShellProcess.Result result = await RunAsync(["-c", "'a b'; exit 3"], folder.Path, "from input\n");

        Assert.Equal(5, result.ExitCode);
        Assert.Contains("argument <-NoProfile>", result.Lines);
        Assert.Contains($"argument <Import-Module -Name '{ModuleLocation.Find()}' -ErrorAction Stop; 'a b'; exit 3>", result.Lines);
        Assert.Contains("key testAccessKeyId, colour 1", result.Lines);
        Assert.Contains("from input", result.Lines);
    }

    [Fact]
    public async Task Gets_commands_of_a_pipe_after_the_import()
    {
        using TemporaryFolder folder = FakePwsh();

        ShellProcess.Result result = await RunAsync([], folder.Path, "1+1\nexit 3\n");

        Assert.Contains("argument <->", result.Lines);
        Assert.Equal([$"Import-Module -Name '{ModuleLocation.Find()}' -ErrorAction Stop", "1+1", "exit 3"], result.Lines[^3..]);
    }

    [Theory]
    [InlineData("'x'", "I; 'x'")]
    [InlineData("using namespace System.IO; [Path]::PathSeparator", "using namespace System.IO; I; [Path]::PathSeparator")]
    [InlineData("param($x = 3)\n$x", "param($x = 3); I; \n$x")]
    [InlineData("if (", "I; if (")]
    public void The_import_comes_after_what_must_be_first(string text, string expected) =>
        Assert.Equal(expected, PwshEngine.WithImport("I", text));

    [Theory]
    [InlineData("'汉字'; exit 7")]
    [InlineData("throw 'no'")]
    [InlineData("Import-Module nothing; 'after'")]
    [InlineData("[pscustomobject]@{ Name = '春季会员回访'; End = '|' }")]
    [InlineData("@(Get-AiccsTask -Status DONE).TaskName")]
    public async Task Both_engines_say_the_same(string command)
    {
        Assert.SkipWhen(PwshLocation.Find() is null, "needs a pwsh on PATH");
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        using ShellProcess pwsh = ShellProcess.Start(["-Engine", "pwsh", "-c", command]);
        using ShellProcess embedded = ShellProcess.Start(["-Engine", "embedded", "-c", command]);

        Assert.Equal(await pwsh.EndAsync(string.Empty, cancellationToken), await embedded.EndAsync(string.Empty, cancellationToken));
    }

    private static async Task<ShellProcess.Result> RunAsync(string[] arguments, string path, string input)
    {
        // Programs of the fake are found where every Unix has them.
        string system = OperatingSystem.IsWindows() ? string.Empty : $"{Path.PathSeparator}/bin";
        using ShellProcess shell = ShellProcess.Start(arguments, ("PATH", path + system), ("NO_COLOR", null));
        return await shell.EndAsync(input, TestContext.Current.CancellationToken);
    }

    private static TemporaryFolder FakePwsh()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs a Unix shell");
        TemporaryFolder folder = new();
        string pwsh = folder.Write("pwsh", Fake);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(pwsh, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        return folder;
    }
}
