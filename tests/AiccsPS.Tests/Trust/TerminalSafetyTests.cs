using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using System.Xml.Linq;
using AiccsPS.Errors;
using AiccsPS.Tests.Hosting;
using AiccsPS.Tests.Shell;

namespace AiccsPS.Tests.Trust;

/// <summary>What a service writes does not steer the terminal that shows it, and the object has it as it came.</summary>
public sealed class TerminalSafetyTests
{
    /// <summary>An escape sequence, a lone CSI and OSC, a bell, a line end, a null, DEL, an override and an isolate of direction.</summary>
    private const string Hostile = "a\u001b[2Jb\u009b31mc\u009d0;d\ae\nf\0g\u007fh\u202ei\u2066j";

    private const string Harmless = "a�[2Jb�31mc�0;d�e�f�g�h�i�j";

    /// <summary>The same text as a script that has only ASCII letters in it.</summary>
    private static readonly string Script = $"$bad = -join [char[]]({string.Join(',', Hostile.Select(static c => (int)c))}); "
        + "$task = [AiccsPS.Tasks.TaskRecord]@{ Id = 5; TaskName = $bad; Status = $bad; RobotName = $bad; TotalCount = 3 }; ";

    [Fact]
    public async Task The_default_view_of_tasks_shows_a_symbol()
    {
        string text = await ShowAsync(Script + "$task");

        Assert.Equal(3, text.Split(Harmless).Length - 1);
        Assert.Matches(@"Id TaskName +Status +Done Total Robot +Created +Started", text);
    }

    [Fact]
    public async Task The_default_view_of_a_page_shows_a_symbol()
    {
        string text = await ShowAsync(
            Script + "[AiccsPS.Tasks.TaskPage]@{ RequestId = $bad; Code = $bad; Message = $bad; Total = 2; Record = @($task, $task) }");

        Assert.Equal(5, text.Split(Harmless).Length - 1);
        Assert.Contains($"Record    : {{{Harmless}, {Harmless}}}", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_of_a_task_has_all_that_it_has_in_order_and_shows_a_symbol()
    {
        // Format-List is not in the engine alone: the view is made the only one of another type, and so its default.
        XDocument views = XDocument.Load(Path.Combine(Repository.StagedModule, "AiccsPS.Format.ps1xml"));
        views.Descendants("View").Where(static v => v.Element("ListControl") is null || (string)v.Element("Name")! != "TaskRecord").Remove();
        views.Descendants("TypeName").Single().Value = "Test.Listed";
        using TemporaryFolder folder = new();
        folder.Write("Listed.Format.ps1xml", views.ToString());
        string module = folder.Write("Listed.psd1", "@{ ModuleVersion = '1.0'; FormatsToProcess = 'Listed.Format.ps1xml' }");

        string text = await ShowAsync(Script + $"Import-Module '{module}'; $task.PSObject.TypeNames.Insert(0, 'Test.Listed'); $task");

        Assert.Equal(
            ["Id", "TaskName", "Status", "TotalCount", "CompleteCount", "RobotId", "RobotName", "GmtCreate", "FireTime"],
            text.Split('\n').Where(static l => l.Contains(" : ", StringComparison.Ordinal) || l.TrimEnd().EndsWith(" :", StringComparison.Ordinal)).Select(static l => l.Split(' ')[0]));
        Assert.Contains($"TaskName      : {Harmless}", text, StringComparison.Ordinal);
        Assert.Equal(3, text.Split(Harmless).Length - 1);
    }

    [Fact]
    public async Task Every_character_that_errors_show_as_a_symbol_is_shown_so_in_a_view()
    {
        string names = string.Join(',', Enumerable.Range(0, 0x2100).Select(static c => (char)c)
            .Where(static c => PlainText.Of($"{c}") != $"{c}").Select(static c => (int)c));
        Assert.Equal(32 + 33 + 5 + 4, names.Split(',').Length);

        string text = await ShowAsync(
            $"foreach ($c in {names}) {{ [AiccsPS.Tasks.TaskRecord]@{{ Id = $c; TaskName = \"<$([char]$c)>\" }} }}");

        Assert.Equal(32 + 33 + 5 + 4, text.Split("<�>").Length - 1);
    }

    [Fact]
    public async Task The_object_keeps_the_text_and_errors_and_streams_do_not()
    {
        string json = System.Text.Json.JsonSerializer.Serialize(Hostile);
        await using ScriptedServer good = await ScriptedServer.StartAsync(
            200, $$$"""{"Success":true,"RequestId":{{{json}}},"Data":{"Total":1,"Record":[{"Id":1,"TaskName":{{{json}}}}]}}""");
        await using ScriptedServer bad = await ScriptedServer.StartAsync(
            400, $$"""{"Code":{{json}},"Message":{{json}},"RequestId":{{json}}}""");
        using ModuleHost host = new(good.Endpoint);

        CommandResult listed = host.Run("Get-AiccsTask -Verbose").Good();
        ErrorRecord error = host.Run($"Get-AiccsTask -Endpoint '{bad.Endpoint}'").Terminating!;
        AiccsException failure = (AiccsException)error.Exception;

        Assert.Equal(Hostile, Assert.Single(listed.Tasks).TaskName);
        Assert.Contains("a�[2Jb", Assert.Single(listed.Verbose), StringComparison.Ordinal);
        Assert.Contains("a�[2Jb", failure.Message, StringComparison.Ordinal);
        Assert.All(
            [.. listed.Verbose, $"{error}", failure.Message, failure.Code!, failure.RequestId!],
            static text => Assert.DoesNotContain(text, static c => char.IsControl(c) || c is '\u202e' or '\u2066'));
    }

    /// <summary>What the shell shows, which must have no control character but its own line ends.</summary>
    private static async Task<string> ShowAsync(string script)
    {
        ShellProcess.Result result = await ShellProcess.RunAsync("-c", script);

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        string text = result.Output.ReplaceLineEndings("\n");
        Assert.DoesNotContain(text, static c => c != '\n' && (char.IsControl(c) || c is (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069')));
        return text;
    }
}
