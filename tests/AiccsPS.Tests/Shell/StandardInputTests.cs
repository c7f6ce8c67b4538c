using System;
using System.Threading;
using System.Threading.Tasks;

namespace AiccsPS.Tests.Shell;

public class StandardInputTests
{
    [Theory]
    [InlineData("1+1\nexit 4\n'never'\n", "2", 4)]
    [InlineData("if ($false) {\n'a'\n}\nelse {\n'b'\n}\n\n'c'\n", "b|c", 0)]
    [InlineData("function f {\n'in f'\n}\nf", "in f", 0)]
    [InlineData("$x = @'\nfirst\n\nthird\n'@\n\n$x.Length", "12", 0)]
    [InlineData("throw 'no'\n'after'\n", "after", 0)]
    [InlineData("'before'\nthrow 'no'", "before", 1)]
    [InlineData("if (1) {", "", 1)]
    [InlineData("", "", 0)]
    public async Task Runs_the_commands_of_a_pipe(string input, string output, int exitCode)
    {
        ShellProcess.Result result = await ShellProcess.RunAsync([], input);

        Assert.Equal(output, string.Join('|', result.Lines));
        Assert.Equal(exitCode, result.ExitCode);
    }

    [Fact]
    public async Task Takes_a_dash_for_standard_input() =>
        Assert.Equal(["2"], (await ShellProcess.RunAsync(["-Command", "-"], "1+1\n")).Lines);

    [Fact]
    public async Task Runs_each_command_as_soon_as_it_is_there()
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        using ShellProcess shell = ShellProcess.Start(["-Engine", "embedded"]);

        await shell.Input.WriteLineAsync("'first'".AsMemory(), cancellationToken);
        await shell.Input.FlushAsync(cancellationToken);
        Assert.Equal("first", await shell.Output.ReadLineAsync(cancellationToken));

        ShellProcess.Result result = await shell.EndAsync("'second'\n", cancellationToken);
        Assert.Equal(["second"], result.Lines);
    }
}
