using System;
using System.Linq;
using System.Threading.Tasks;

namespace AiccsPS.Tests.Shell;

public class CommandTests
{
    [Fact]
    public async Task Lists_tasks_of_the_emulator_as_a_table()
    {
        ShellProcess.Result result = await ShellProcess.RunAsync("-Command", "Get-AiccsTask -Status DONE");

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        Assert.Contains("TaskName", result.Lines[0]);
        Assert.All(result.Lines.Skip(2), static line => Assert.Contains(" DONE ", line));
    }

    [Fact]
    public async Task Takes_the_rest_of_the_line_for_the_command() =>
        Assert.Equal(["3 a b"], (await ShellProcess.RunAsync("-c", "$x", "=", "'3 a b';", "$x")).Lines);

    [Fact]
    public async Task Serves_as_many_tasks_as_asked_for()
    {
        ShellProcess.Result result = await ShellProcess.RunAsync("-Tasks", "7", "-Seed", "3", "-c", "@(Get-AiccsTask).Count");

        Assert.Equal(["7"], result.Lines);
    }

    [Theory]
    [InlineData("'fine'", 0)]
    [InlineData("exit 7", 7)]
    [InlineData("& { exit 4 }", 4)]
    [InlineData("throw 'no'", 1)]
    [InlineData("Get-Nothing", 1)]
    [InlineData("Get-Nothing; 'fine'", 0)]
    [InlineData("Import-Module nothing", 1)]
    [InlineData("1+", 1)]
    [InlineData("$ErrorActionPreference = 'Stop'; Get-Nothing; exit 3", 1)]
    public async Task Exits_as_pwsh_does(string command, int exitCode) =>
        Assert.Equal(exitCode, (await ShellProcess.RunAsync("-c", command)).ExitCode);

    [Fact]
    public async Task Knows_what_a_program_ended_with()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs a Unix shell");

        Assert.Equal(["False 5"], (await ShellProcess.RunAsync("-c", "sh -c 'exit 5'; \"$? $LASTEXITCODE\"")).Lines);
    }

    [Fact]
    public async Task Shows_a_terminating_error_on_standard_error_and_nothing_after_it()
    {
        ShellProcess.Result result = await ShellProcess.RunAsync("-c", "'before'; throw 'no such luck'; 'after'");

        Assert.Equal(["before"], result.Lines);
        Assert.Equal("Exception: no such luck", result.Error.TrimEnd());
        Assert.Equal(1, result.ExitCode);
    }

    [Fact]
    public async Task Shows_another_error_on_standard_error_and_goes_on()
    {
        ShellProcess.Result result = await ShellProcess.RunAsync("-c", "Import-Module nothing; 'after'");

        Assert.Equal(["after"], result.Lines);
        Assert.StartsWith("Import-Module: The specified module 'nothing' was not loaded", result.Error);
        Assert.Equal(0, result.ExitCode);
    }

    [Theory]
    [InlineData(")")]
    [InlineData("if ($true) {")]
    public async Task Shows_where_a_text_does_not_parse(string text)
    {
        ShellProcess.Result result = await ShellProcess.RunAsync("-c", text);

        Assert.StartsWith("ParserError:", result.Error);
        Assert.Contains(text, result.Error);
    }

    [Fact]
    public async Task Writes_no_escape_sequences_and_no_byte_order_mark_into_a_pipe()
    {
        ShellProcess.Result result = await ShellProcess.RunAsync(
            "-c", "\"$($PSStyle.Foreground.Red)汉字$($PSStyle.Reset)\"; Get-Module; $Host.UI.WriteWarningLine('careful'); $Host.UI.WriteLine('Red', 'Black', 'bright'); throw 'no'");

        Assert.StartsWith("汉字", result.Output);
        Assert.Contains("WARNING: careful", result.Lines);
        Assert.Contains("bright", result.Lines);
        Assert.DoesNotContain('\x1b', result.Output + result.Error);
    }

    [Fact]
    public async Task Aligns_columns_after_wide_characters()
    {
        ShellProcess.Result result = await ShellProcess.RunAsync(
            "-c", "[pscustomobject]@{ Name = '春季会员回访'; End = '|' }, [pscustomobject]@{ Name = 'birthday 🎂'; End = '|' }, [pscustomobject]@{ Name = 'cafe\u0301'; End = '|' }");

        string[] rows = [.. result.Lines.Select(static l => l.TrimEnd()).Where(static l => l.EndsWith('|'))];
        Assert.Equal(3, rows.Length);
        // 6 wide characters and 12 narrow cells; 9 narrow and one emoji; a mark that takes no cell.
        Assert.Equal(rows[0].Length + 6, rows[2].Length - 1);
        Assert.Equal(rows[1].Length, rows[2].Length - 1);
    }

    [Fact]
    public async Task Gives_standard_input_to_a_command_that_asks_for_it()
    {
        ShellProcess.Result result = await ShellProcess.RunAsync(["-c", "$input | ForEach-Object { \"<$_>\" }"], "甲\nb\n");

        Assert.Equal(["<甲>", "<b>"], result.Lines);
    }

    [Theory]
    [InlineData("function f { [CmdletBinding()] param([Parameter(Mandatory)] $Needed) 'ran' }; f", "missing mandatory parameters: Needed")]
    [InlineData("function f { [CmdletBinding(SupportsShouldProcess)] param() if ($PSCmdlet.ShouldProcess('it')) { 'ran' } }; f -Confirm", "Cannot ask for a choice: standard input is redirected")]
    [InlineData("$Host.UI.ReadLine()", "Cannot ask for a line: standard input is redirected")]
    [InlineData("$Host.UI.PromptForCredential('Keys', 'Which?', '', '')", "Cannot ask for a user name and password: standard input is redirected")]
    public async Task Says_that_nobody_can_answer_a_question(string command, string error)
    {
        ShellProcess.Result result = await ShellProcess.RunAsync(["-c", command], "an answer\n");

        Assert.Empty(result.Output);
        Assert.Contains(error, result.Error.ReplaceLineEndings(" "));
    }

    [Fact]
    public async Task Finds_the_help_of_the_command()
    {
        ShellProcess.Result result = await ShellProcess.RunAsync("-c", "Get-Help Get-AiccsTask");

        Assert.Contains("SYNTAX", result.Output);
        Assert.Contains("-Status", result.Output);
    }

    [Fact]
    public async Task Speaks_the_culture_asked_for() =>
        Assert.Equal(["zh-CN zh-CN"], (await ShellProcess.RunAsync("-Culture", "zh-CN", "-c", "\"$PSUICulture $PSCulture\"")).Lines);
}
