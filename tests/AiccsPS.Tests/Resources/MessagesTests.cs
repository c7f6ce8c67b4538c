using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Resources;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using AiccsPS.Errors;
using AiccsPS.Resources;
using AiccsPS.Tests.Hosting;

namespace AiccsPS.Tests.Resources;

public partial class MessagesTests
{
    private static readonly Dictionary<string, string> English = Read(CultureInfo.InvariantCulture);
    private static readonly Dictionary<string, string> Chinese = Read(new CultureInfo("zh"));

    [Fact]
    public void Every_message_is_there_in_both_languages_with_the_same_arguments()
    {
        Assert.Equal(English.Keys.Order(StringComparer.Ordinal), Chinese.Keys.Order(StringComparer.Ordinal));
        Assert.All(English, static pair => Assert.Equal(Arguments(pair.Value), Arguments(Chinese[pair.Key])));
    }

    [Fact]
    public void Every_failure_says_what_to_do()
    {
        string[] remedies = [.. English.Keys.Where(static k => k.EndsWith("Remedy", StringComparison.Ordinal))];

        Assert.NotEmpty(remedies);
        Assert.All(remedies, static r => Assert.Contains(r[..^"Remedy".Length], English.Keys));
    }

    [Theory]
    [InlineData("en-US", "-PageSize 0 is not a page size.")]
    [InlineData("de-DE", "-PageSize 0 is not a page size.")]
    [InlineData("zh-CN", "-PageSize 0 不是有效的每页大小。")]
    [InlineData("zh-SG", "-PageSize 0 不是有效的每页大小。")]
    [InlineData("zh-TW", "-PageSize 0 不是有效的每页大小。")]
    public void The_sessions_ui_culture_chooses_the_language(string culture, string expected)
    {
        using ModuleHost host = new(new Uri("http://127.0.0.1:9"));

        CommandResult result = host.Run($"[System.Threading.Thread]::CurrentThread.CurrentUICulture = '{culture}'; Get-AiccsTask -PageSize 0");

        Assert.Equal(expected, Assert.IsType<AiccsException>(result.Terminating!.Exception).Message);
    }

    [Fact]
    public async Task A_failure_of_a_call_is_told_in_the_sessions_language_too()
    {
        await using ScriptedServer server = await ScriptedServer.StartAsync(403, """{"Code":"Forbidden.RAM","Message":"no","RequestId":"R"}""");
        using ModuleHost host = new(server.Endpoint);

        CommandResult result = host.Run("[System.Threading.Thread]::CurrentThread.CurrentUICulture = 'zh-CN'; Get-AiccsTask");

        Assert.Contains("aiccs:ListTask", result.Terminating!.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Contains("无权列出任务", result.Terminating.ToString(), StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Read(CultureInfo culture)
    {
        // Not disposed of: the manager keeps it for everybody.
        ResourceSet set = Messages.ResourceManager.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!;
        return set.Cast<DictionaryEntry>().ToDictionary(static e => (string)e.Key, static e => (string)e.Value!);
    }

    private static IEnumerable<string> Arguments(string text) => Placeholder().Matches(text).Select(static m => m.Value).Distinct().Order();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Placeholder();
}
