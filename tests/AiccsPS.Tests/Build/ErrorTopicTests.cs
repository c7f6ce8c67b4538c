using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Net;
using System.Net.Http;
using System.Resources;
using System.Text.RegularExpressions;
using AiccsPS.Build.Help;
using AiccsPS.Commands;
using AiccsPS.Credentials;
using AiccsPS.Errors;
using AiccsPS.OpenApi;
using AiccsPS.Resources;
using AiccsPS.Tests.Hosting;

namespace AiccsPS.Tests.Build;

/// <summary>The topic on errors says of every error what the module does.</summary>
public sealed partial class ErrorTopicTests
{
    private const string Name = "about_AiccsPS_Errors";

    public static TheoryData<string> Languages => ["en-US", "zh-CN"];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_error_id_is_an_entry(string language)
    {
        ResourceSet texts = Messages.ResourceManager.GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: false)!;
        IEnumerable<string> ids = texts.Cast<DictionaryEntry>().Select(static e => (string)e.Key)
            .Where(static k => k.EndsWith("Remedy", StringComparison.Ordinal)).Select(static k => k[..^"Remedy".Length]);

        Assert.Equal(ids.Order(), Entries(language).Select(static e => e.Id).Order());
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_code_stands_under_the_error_that_it_leads_to_with_its_category_and_retry(string language)
    {
        HashSet<string> told = [];
        foreach (Entry entry in Entries(language))
        {
            foreach (string code in Quoted().Matches(entry.Text).Select(static m => m.Groups[1].Value))
            {
                Assert.True(told.Add(code), code);
                AssertLeadsTo(entry, Fail(HttpStatusCode.BadRequest, code == "Missing" ? "MissingSomething" : code));
            }

            foreach (string status in Statuses().Matches(entry.Text).SelectMany(static m => Number().Matches(m.Value).Select(static n => n.Value)))
            {
                AssertLeadsTo(entry, Fail((HttpStatusCode)int.Parse(status), null));
            }
        }

        Assert.Superset(ServiceFailures.KnownCodes.ToHashSet(), told);
        // Those of the facts, which the table knows by their first part.
        Assert.Superset(
            new HashSet<string>
            {
                "Throttling.User", "Throttling.Api", "InvalidTimeStamp.Expired", "InvalidAccessKeyId.NotFound", "InvalidAccessKeyId.Inactive",
                "InvalidSecurityToken.Expired", "InvalidSecurityToken.Malformed", "InvalidSecurityToken.MismatchWithAccessKey", "Forbidden.RAM",
            },
            told);
    }

    [Fact]
    public void Both_languages_say_the_same()
    {
        Entry[] english = Entries("en-US");
        Entry[] chinese = Entries("zh-CN");

        Assert.Equal(english.Select(static e => (e.Id, e.Category, e.IsRetried)), chinese.Select(static e => (e.Id, e.Category, e.IsRetried)));
        Assert.Equal(english.SelectMany(static e => Facts(e.Text)), chinese.SelectMany(static e => Facts(e.Text)));

        static IEnumerable<string> Facts(string text) =>
            Quoted().Matches(text).Select(static m => m.Value).Concat(Number().Matches(text).Select(static m => m.Value).Order());
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Get_Help_finds_it_in_the_sessions_language(string language)
    {
        CultureInfo before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            using ModuleHost host = new();
            string text = $"{Assert.Single(host.Run($"Get-Help {Name}").Good().Output)}";

            Assert.Equal(Staged(language).TrimStart('\uFEFF').ReplaceLineEndings().Trim(), text.ReplaceLineEndings().Trim());
            PSObject found = Assert.Single(host.Run($"Get-Help about_AiccsPS*").Good().Output);
            Assert.Equal(language == "zh-CN", $"{found}".Contains('的', StringComparison.Ordinal));
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void The_text_is_marked_as_UTF8_fits_a_terminal_and_lacks_nothing(string language)
    {
        byte[] bytes = File.ReadAllBytes(StagedPath(language));
        Assert.True(bytes.AsSpan().StartsWith((byte[])[0xEF, 0xBB, 0xBF]));

        string text = Staged(language);
        string[] lines = text.Split('\n');
        Assert.Equal(["TOPIC", $"    {Name}", "", "SHORT DESCRIPTION"], lines[..4]);
        Assert.All(lines, static line => Assert.InRange(line.Sum(static c => c >= '\u2e80' ? 2 : 1), 0, 82)); // a mark may hang over
        Assert.DoesNotContain('`', text);
        Assert.All(Entries(language), e => Assert.Contains(Squeeze(e.Text.Replace("`", string.Empty, StringComparison.Ordinal)), Squeeze(text), StringComparison.Ordinal));

        static string Squeeze(string text) => string.Concat(text.Where(static c => !char.IsWhiteSpace(c)));
    }

    [Theory]
    [InlineData("# about_Other\n\n## SHORT DESCRIPTION\n\nShort.\n")]
    [InlineData("# about_Test\n\n## LONG DESCRIPTION\n\nShort.\n")]
    [InlineData("# about_Test\n\n## SHORT DESCRIPTION\n\nA description that is not short at all, because it goes on and on until it fills more than a line.\n")]
    [InlineData("# about_Test\n\n## SHORT DESCRIPTION\n\nShort.\n\n> A quotation\n")]
    public void A_topic_of_another_structure_is_an_error_of_the_build(string markdown)
    {
        List<HelpProblem> problems = [];

        AboutTopic.Render("about_Test.md", markdown, problems);

        Assert.Equal(HelpProblem.Structure, Assert.Single(problems).Code);
    }

    private static void AssertLeadsTo(Entry entry, AiccsException failure)
    {
        Assert.Equal(entry.Id, failure.ErrorId);
        Assert.Equal(entry.Category, $"{ErrorRecords.From(failure, null).CategoryInfo.Category}");
        Assert.Equal(entry.IsRetried, failure.IsTransient || failure.ServiceTime is not null);
    }

    private static AiccsException Fail(HttpStatusCode status, string? code)
    {
        using HttpResponseMessage response = new(status);
        response.Headers.Date = DateTimeOffset.UtcNow;
        return ServiceFailures.From(response, code, "m", "r", new AccessKey("id", Secret.From("s")));
    }

    private static Entry[] Entries(string language)
    {
        string markdown = File.ReadAllText(Path.Combine(Repository.Root, "src", "AiccsPS", "Help", language, Name + ".md"));
        return
        [
            .. Line().Matches(markdown).Select(static m => new Entry(
                m.Groups["id"].Value,
                m.Groups["category"].Value,
                !m.Groups["retry"].Value.StartsWith("not", StringComparison.Ordinal) && !m.Groups["retry"].Value.StartsWith('不'),
                m.Groups["retry"].Value + m.Groups["text"].Value)),
        ];
    }

    private static string StagedPath(string language) => Path.Combine(Repository.StagedModule, language, Name + ".help.txt");

    private static string Staged(string language) => File.ReadAllText(StagedPath(language));

    private sealed record Entry(string Id, string Category, bool IsRetried, string Text);

    [GeneratedRegex(@"^- `(?<id>\w+)` ?[(（](?<category>\w+)[,，] ?(?<retry>[^)）]*)(?<text>[)）].*)$", RegexOptions.Multiline)]
    private static partial Regex Line();

    [GeneratedRegex("`([A-Za-z.]+)`")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"HTTP (?:状态为 )?[0-9]{3}(?:[,、] ?[0-9]{3})*")]
    private static partial Regex Statuses();

    [GeneratedRegex(@"\b[0-9]+\b")]
    private static partial Regex Number();
}
