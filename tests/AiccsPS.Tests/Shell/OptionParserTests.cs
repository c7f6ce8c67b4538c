using System.Globalization;
using AiccsPS.Shell;

namespace AiccsPS.Tests.Shell;

public class OptionParserTests
{
    [Fact]
    public void Reads_options_in_any_case_with_one_dash_or_two()
    {
        ShellOptions options = OptionParser.Parse(["-ENGINE", "Embedded", "--tasks", "5", "-seed", "-2", "-Culture", "zh-CN", "-C", "a", "-b"]);

        Assert.Equal(EngineChoice.Embedded, options.Engine);
        Assert.Equal(5, options.TaskCount);
        Assert.Equal(-2, options.Seed);
        Assert.Equal(CultureInfo.GetCultureInfo("zh-CN"), options.Culture);
        Assert.Equal("a -b", options.Command);
        Assert.True(options.RunsOnce);
    }

    [Theory]
    [InlineData("-h")]
    [InlineData("-Help")]
    [InlineData("--help")]
    [InlineData("-?")]
    [InlineData("/?")]
    public void Knows_who_asks_for_help(string argument) => Assert.True(OptionParser.Parse([argument]).Help);

    [Theory]
    [InlineData("aiccs.aliyuncs.com")]
    [InlineData("https://aiccs.aliyuncs.com")]
    [InlineData("http://127.0.0.1:8080/")]
    public void Takes_an_address_or_a_host_name_for_an_endpoint(string endpoint) =>
        Assert.Equal(endpoint, OptionParser.Parse(["-Endpoint", endpoint]).Endpoint);

    [Fact]
    public void Takes_a_file_of_tasks()
    {
        using TemporaryFolder folder = new();
        string file = folder.Write("tasks.json", "[]");

        Assert.Equal(file, OptionParser.Parse(["-Tasks", file]).TasksFile);
    }

    [Theory]
    [InlineData("'-Sead'", "-Sead", "3")]
    [InlineData("'-Seed many'", "-Seed", "many")]
    [InlineData("'-Seed' needs a value", "-Seed")]
    [InlineData("'-c' needs a value", "-c")]
    [InlineData("'-Tasks gone.json'", "-Tasks", "gone.json")]
    [InlineData("'-Engine fast'", "-Engine", "fast")]
    [InlineData("'-Culture none-at-all'", "-Culture", "none-at-all")]
    [InlineData("'-Endpoint ftp://x'", "-Endpoint", "ftp://x")]
    [InlineData("'-Tasks' is for the emulator", "-Endpoint", "https://x", "-Tasks", "5")]
    [InlineData("'-Seed' is for the emulator", "-Seed", "5", "-Endpoint", "https://x", "-c", "1")]
    [InlineData("'-Culture' is for the embedded engine", "-Culture", "zh-CN", "-Engine", "pwsh")]
    [InlineData("'gone.ps1' does not exist", "gone.ps1")]
    public void Names_what_makes_no_sense(string named, params string[] arguments)
    {
        StartException error = Assert.Throws<StartException>(() => OptionParser.Parse(arguments));

        Assert.Contains(named, error.Message);
        Assert.Equal(64, error.ExitCode);
    }
}
