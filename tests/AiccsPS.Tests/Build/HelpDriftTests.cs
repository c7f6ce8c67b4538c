using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using AiccsPS.Build.Help;
using AiccsPS.Tests.Hosting;

namespace AiccsPS.Tests.Build;

/// <summary>The build sees where help and cmdlet drift apart. Each test breaks a copy of the Markdown in one way.</summary>
public sealed class HelpDriftTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "AiccsPS.Tests", Guid.NewGuid().ToString("N"));

    public HelpDriftTests()
    {
        foreach (string language in new[] { "en-US", "zh-CN" })
        {
            Directory.CreateDirectory(Path.Combine(_folder, language));
            File.Copy(Path.Combine(Repository.Root, "src", "AiccsPS", "Help", language, "Get-AiccsTask.md"), Source(language));
        }
    }

    public static TheoryData<string, string, string, string, string> Drifts => new()
    {
        { "en-US", "### -TaskName\n", "### -Task\n", HelpProblem.ParameterMissing, "-TaskName" },
        { "zh-CN", "### -Skip\n", "### -Omit\n", HelpProblem.ParameterMissing, "-Skip" },
        { "zh-CN", "### -Endpoint\n", "### -Address\n", HelpProblem.ParameterUnknown, "-Address" },
        { "en-US", "### -First\n", "### -Skip\n", HelpProblem.ParameterUnknown, "-Skip" },
        { "en-US", "- `READY`: waiting to run.\n", "", HelpProblem.Values, "READY" },
        { "zh-CN", "- `READY`：待执行。\n", "- `WAITING`：待执行。\n", HelpProblem.Values, "WAITING" },
        { "en-US", "Default: 100\n", "", HelpProblem.Default, "-PageSize is 100" },
        { "zh-CN", "默认值：30\n", "默认值：60\n", HelpProblem.Default, "-TimeoutSec is 30" },
        { "zh-CN", "默认值：aiccs.aliyuncs.com\n", "", HelpProblem.Default, "-Endpoint" },
        { "zh-CN", "Get-AiccsTask -First 10", "Get-AiccsTask -First 11", HelpProblem.Examples, "示例 7" },
        { "zh-CN", "## PARAMETERS\n", "### 示例 13：多余\n\n```powershell\nGet-AiccsTask\n```\n\n## PARAMETERS\n", HelpProblem.Examples, "13 examples" },
        { "en-US", "### AiccsPS.Tasks.TaskPage\n", "### AiccsPS.Tasks.Page\n", HelpProblem.Types, "AiccsPS.Tasks.TaskPage" },
        { "en-US", "### System.Int64[]\n", "### System.Int32[]\n", HelpProblem.Types, "System.Int64[]" },
        { "en-US", "## NOTES\n", "## REMARKS\n", HelpProblem.Structure, "NOTES" },
        { "en-US", "# Get-AiccsTask\n\n## SYN", "# Get-Task\n\n## SYN", HelpProblem.Structure, "Get-Task" },
        { "en-US", "```powershell\n$limit", "```\n$limit", HelpProblem.Structure, "Example 9" },
        { "zh-CN", "## NOTES\n", "## NOTES\n\n> 引用\n", HelpProblem.Structure, "paragraphs" },
    };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_help_as_it_is_has_none()
    {
        Assert.Empty(Run());

        Assert.True(File.Exists(Path.Combine(_folder, "out", "en-US", "AiccsPS.dll-Help.xml")));
        Assert.True(File.Exists(Path.Combine(_folder, "out", "zh-CN", "AiccsPS.dll-Help.xml")));
    }

    [Theory]
    [MemberData(nameof(Drifts))]
    public void Drift_is_told_with_its_code_and_nothing_is_written(string language, string old, string with, string code, string named)
    {
        string text = File.ReadAllText(Source(language));
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(Source(language), text.Replace(old, with, StringComparison.Ordinal));

        IReadOnlyList<HelpProblem> problems = Run();

        Assert.Contains(problems, p => p.Code == code && p.File == Source(language) && p.Text.Contains(named, StringComparison.Ordinal));
        Assert.False(Directory.Exists(Path.Combine(_folder, "out")));
    }

    [Fact]
    public void A_language_that_is_missing()
    {
        File.Delete(Source("zh-CN"));

        Assert.Equal(HelpProblem.Structure, Assert.Single(Run()).Code);
    }

    [Fact]
    public void A_file_without_a_cmdlet()
    {
        File.Copy(Source("en-US"), Path.Combine(_folder, "en-US", "Get-AiccsRobot.md"));

        Assert.Contains("Get-AiccsRobot", Assert.Single(Run()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_problem_has_the_form_that_MSBuild_knows() => Assert.Equal(
        "Help/Get-It.md(7): error AICCS004: It is wrong.",
        new HelpProblem("Help/Get-It.md", 7, HelpProblem.ParameterUnknown, "It is wrong.").ToString());

    [Fact]
    public void Constants_of_the_constructor_are_the_defaults()
    {
        CommandFacts command = Assert.Single(CommandReader.Read(ModuleAssembly, Engine));

        Assert.Equal(
            [("PageSize", "100"), ("TimeoutSec", "30"), ("MaxRetryCount", "5")],
            command.Parameters.Where(static p => p.Default is not null).Select(static p => (p.Name, p.Default!)));
    }

    [Fact]
    public void A_line_of_the_source_ends_in_a_blank_but_not_between_Chinese()
    {
        HelpTopic topic = HelpMarkdown.Parse("x.md", "# X\n\n## SYNOPSIS\n\nOne\ntwo `thr*ee`\n任务\n名称，\n见 [文档](u) &amp; \\*\n", []);

        Assert.Equal("One two thr*ee 任务名称，见 文档 (u) & *", Assert.Single(topic.Synopsis));
    }

    private static string ModuleAssembly => Path.Combine(Repository.StagedModule, "bin", "net8.0", "AiccsPS.dll");

    /// <summary>The real engine rather than the reference that the build has: the facts must be the same.</summary>
    private static string Engine => typeof(PSObject).Assembly.Location;

    private string Source(string language) => Path.Combine(_folder, language, "Get-AiccsTask.md");

    private IReadOnlyList<HelpProblem> Run() => HelpBuild.Run(ModuleAssembly, Engine, _folder, Path.Combine(_folder, "out"));
}
