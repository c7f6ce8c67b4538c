using System.Threading.Tasks;

namespace AiccsPS.Tests.Shell;

public class FileTests
{
    private const string Script = """
        param([string] $Name, [int] $Number = 1, [switch] $Flag, [Parameter(ValueFromRemainingArguments)] $Rest)
        "$Name|$Number|$Flag|$($Rest -join ',')|$($PSCommandPath -eq $MyInvocation.MyCommand.Path)"
        """;

    [Fact]
    public async Task Binds_what_follows_the_script_and_evaluates_none_of_it()
    {
        using TemporaryFolder folder = new();
        string script = folder.Write("it's a script.ps1", Script);

        ShellProcess.Result result = await ShellProcess.RunAsync("-File", script, "-Name", "$(exit 9) 'q'", "-Number:5", "-Flag:$true", "r’s", "-c");

        Assert.Equal(["$(exit 9) 'q'|5|True|r’s,-c|True"], result.Lines);
        Assert.Equal(0, result.ExitCode);
    }

    [Fact]
    public async Task Takes_a_first_word_that_is_no_option_for_a_script()
    {
        using TemporaryFolder folder = new();

        Assert.Equal(["x|1|False||True"], (await ShellProcess.RunAsync(folder.Write("s.ps1", Script), "x")).Lines);
    }

    [Theory]
    [InlineData("exit 3", 3)]
    [InlineData("exit 0", 0)]
    [InlineData("throw 'no'", 1)]
    [InlineData("Get-Nothing", 0)]
    [InlineData("Get-Nothing; exit", 0)]
    public async Task Exits_as_pwsh_does(string script, int exitCode)
    {
        using TemporaryFolder folder = new();

        Assert.Equal(exitCode, (await ShellProcess.RunAsync("-f", folder.Write("s.ps1", script))).ExitCode);
    }

    [Fact]
    public async Task Fails_when_the_script_does_not_take_its_arguments()
    {
        using TemporaryFolder folder = new();
        ShellProcess.Result result = await ShellProcess.RunAsync("-f", folder.Write("s.ps1", Script), "-Number", "many");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("Cannot convert value \"many\"", result.Error);
    }

    [Fact]
    public async Task Names_a_script_that_does_not_exist()
    {
        ShellProcess.Result result = await ShellProcess.RunAsync("-f", "gone.ps1");

        Assert.Equal((64, "The script 'gone.ps1' does not exist."), (result.ExitCode, result.Error.TrimEnd()));
    }
}
