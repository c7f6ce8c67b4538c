using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Text.RegularExpressions;
using AiccsPS.Build.Help;
using AiccsPS.Resources;
using AiccsPS.Tests.Hosting;

namespace AiccsPS.Tests.Build;

/// <summary>What Get-Help shows of the staged module in a real engine, and whether the examples hold.</summary>
public sealed partial class HelpTests
{
    public static TheoryData<string> Languages => ["en-US", "zh-CN"];

    public static TheoryData<string> Examples => [.. Topic("en-US").Examples.Select(static e => e.Code)];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Get_Help_shows_the_synopsis_of_the_sessions_language(string language) => InLanguage(language, host =>
    {
        string synopsis = Shown(Help(host), "Synopsis");

        Assert.Equal(Topic(language).Synopsis[0], synopsis.Trim());
        Assert.Equal(language == "zh-CN", HasChinese(synopsis));
    });

    [Theory]
    [MemberData(nameof(Languages))]
    public void Get_Help_describes_every_parameter(string language) => InLanguage(language, host =>
    {
        IReadOnlyList<PSObject> parameters = host.Run("Get-Help Get-AiccsTask -Parameter *").Good().Output;

        Assert.Equal(ParametersOf(host).Keys.Order(), parameters.Select(static p => Shown(p, "name")).Order());
        Assert.All(parameters, p => Assert.Equal(language == "zh-CN", HasChinese(Text(Property(p, "description")))));
    });

    [Theory]
    [MemberData(nameof(Languages))]
    public void Get_Help_shows_every_example_with_its_code_and_remarks(string language) => InLanguage(language, host =>
    {
        IReadOnlyList<PSObject> examples = host.Run("(Get-Help Get-AiccsTask -Examples).examples.example").Good().Output;

        Assert.InRange(examples.Count, 8, int.MaxValue);
        Assert.Equal(Topic(language).Examples.Select(static e => e.Code), examples.Select(static e => Shown(e, "code")));
        Assert.All(examples, e => Assert.Equal(language == "zh-CN", HasChinese(Text(Property(e, "remarks")))));
    });

    [Fact]
    public void Get_Help_knows_what_the_engine_knows_of_each_parameter() => InLanguage("en-US", static host =>
    {
        Dictionary<string, ParameterMetadata> known = ParametersOf(host);
        foreach (PSObject help in host.Run("Get-Help Get-AiccsTask -Parameter *").Good().Output)
        {
            ParameterMetadata parameter = known[Shown(help, "name")];
            ParameterSetMetadata set = parameter.ParameterSets.Values.Single();

            Assert.Equal(parameter.ParameterType.Name, Shown(Property(help, "type"), "name"));
            Assert.Equal(parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases), Shown(help, "aliases"));
            Assert.Equal(set.IsMandatory ? "true" : "false", Shown(help, "required"));
            Assert.Equal(set.Position < 0 ? "named" : $"{set.Position}", Shown(help, "position"));
            string pipeline = Shown(help, "pipelineInput");
            Assert.Equal(set.ValueFromPipeline, pipeline.Contains("ByValue", StringComparison.Ordinal));
            Assert.Equal(set.ValueFromPipelineByPropertyName, pipeline.Contains("ByPropertyName", StringComparison.Ordinal));
            bool isWild = parameter.Attributes.Any(static a => a is SupportsWildcardsAttribute);
            Assert.Equal(isWild ? "true" : "false", Shown(help, "globbing"));
        }
    });

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_parses_and_uses_parameters_that_there_are(string code)
    {
        using ModuleHost host = new();
        Dictionary<string, ParameterMetadata> known = ParametersOf(host);
        ScriptBlockAst script = Parser.ParseInput(code, out _, out ParseError[] errors);

        Assert.Empty(errors);
        CommandAst[] calls =
        [
            .. script.FindAll(static a => a is CommandAst, searchNestedScriptBlocks: true).Cast<CommandAst>()
                .Where(static c => c.GetCommandName() == "Get-AiccsTask"),
        ];
        Assert.NotEmpty(calls);
        Assert.All(
            calls.SelectMany(static c => c.CommandElements).OfType<CommandParameterAst>(),
            p => Assert.True(known.ContainsKey(p.ParameterName) || Cmdlet.CommonParameters.Contains(p.ParameterName), $"-{p.ParameterName}"));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void The_error_ids_in_the_notes_exist(string language)
    {
        string notes = File.ReadAllText(Source(language)).Split("## NOTES")[1];
        string[] ids = [.. Codes().Matches(notes).Select(static m => m.Groups[1].Value)];

        Assert.Contains("TaskNotFound", ids);
        Assert.All(ids, static id => Assert.NotNull(Messages.ResourceManager.GetString(id, CultureInfo.InvariantCulture)));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void No_marks_of_Markdown_are_left(string language)
    {
        string help = File.ReadAllText(Path.Combine(Repository.StagedModule, language, "AiccsPS.dll-Help.xml"));

        Assert.DoesNotContain("``", help, StringComparison.Ordinal);
        Assert.DoesNotContain("**", help, StringComparison.Ordinal);
        Assert.DoesNotContain("](h", help, StringComparison.Ordinal);
        Assert.DoesNotContain("###", help, StringComparison.Ordinal);
    }

    /// <summary>Runs a test in an engine whose session has that UI culture.</summary>
    private static void InLanguage(string language, Action<ModuleHost> test)
    {
        CultureInfo before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            using ModuleHost host = new();
            test(host);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private static PSObject Help(ModuleHost host) => Assert.Single(host.Run("Get-Help Get-AiccsTask -Full").Good().Output);

    private static Dictionary<string, ParameterMetadata> ParametersOf(ModuleHost host)
    {
        CommandInfo command = (CommandInfo)Assert.Single(host.Run("Get-Command Get-AiccsTask").Good().Output).BaseObject;
        return command.Parameters.Where(static p => !Cmdlet.CommonParameters.Contains(p.Key))
            .ToDictionary(static p => p.Key, static p => p.Value, StringComparer.OrdinalIgnoreCase);
    }

    private static HelpTopic Topic(string language) => HelpMarkdown.Parse(Source(language), File.ReadAllText(Source(language)), []);

    private static string Source(string language) =>
        Path.Combine(Repository.Root, "src", "AiccsPS", "Help", language, "Get-AiccsTask.md");

    private static object? Property(object? help, string name) => PSObject.AsPSObject(help!).Properties[name]?.Value;

    private static string Shown(object? help, string name) => Property(help, name)?.ToString() ?? string.Empty;

    /// <summary>The text of a list of paragraphs as the help system keeps it.</summary>
    private static string Text(object? paragraphs) =>
        string.Join('\n', ((IEnumerable)paragraphs!).Cast<object>().Select(static p => Property(p, "Text")));

    private static bool HasChinese(string text) => text.Any(static c => c is >= '\u4e00' and <= '\u9fff');

    [GeneratedRegex("`([A-Za-z]+)`")]
    private static partial Regex Codes();
}
