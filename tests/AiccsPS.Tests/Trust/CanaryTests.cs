using AiccsPS.Tests.Hosting;
using Xunit.Sdk;

namespace AiccsPS.Tests.Trust;

/// <summary>The canary is caught wherever it comes out: otherwise the tests that find none would prove nothing.</summary>
public sealed class CanaryTests
{
    private const string Leak = "function Leak { [CmdletBinding()] param($What) ";

    public static TheoryData<string, string> Leaks => new()
    {
        { "output", "$text" },
        { "verbose", Leak + "$PSCmdlet.WriteVerbose($What) }; Leak $text -Verbose" },
        { "debug", Leak + "$PSCmdlet.WriteDebug($What) }; Leak $text -Debug" },
        { "warning", Leak + "$PSCmdlet.WriteWarning($What) }; Leak $text" },
        { "information", Leak + "$PSCmdlet.WriteInformation($What, @()) }; Leak $text" },
        { "progress", Leak + "$PSCmdlet.WriteProgress([System.Management.Automation.ProgressRecord]::new(1, 'a', $What)) }; Leak $text" },
        { "progress, below", Leak + "$r = [System.Management.Automation.ProgressRecord]::new(1, 'a', 'b'); $r.CurrentOperation = $What; $PSCmdlet.WriteProgress($r) }; Leak $text" },
        { "error", Leak + "$PSCmdlet.WriteError([System.Management.Automation.ErrorRecord]::new([Exception]::new($What), 'x', 0, $null)) }; Leak $text" },
        { "target", Leak + "$PSCmdlet.WriteError([System.Management.Automation.ErrorRecord]::new([Exception]::new('m'), 'x', 0, $What)) }; Leak $text" },
        { "inner exception", "throw [Exception]::new('outer', [Exception]::new('middle', [Exception]::new($text)))" },
        { "data of an exception", "$e = [Exception]::new('m'); $e.Data['k'] = $text; throw $e" },
        { "code of a failure", "throw [AiccsPS.Errors.AiccsException]::new('x', 0, 'm', 'r', $text)" },
        { "$Error alone", "try { throw $text } catch { }" },
    };

    [Theory]
    [MemberData(nameof(Leaks))]
    public void A_piece_of_the_key_is_found_wherever_it_leaks(string where, string script)
    {
        using ModuleHost host = new();
        host.Set("text", $"<{Canary.Secret[5..13]}>");

        CommandResult result = host.Run(script);

        Assert.True(Finds(result, host), where);
    }

    [Fact]
    public void A_piece_of_the_key_is_found_in_the_history()
    {
        using ModuleHost host = new();

        CommandResult result = host.Run($"$null = '{Canary.Token[20..28]}'");

        Assert.True(Finds(result, host));
    }

    [Fact]
    public void Fewer_characters_than_tell_something_are_no_leak()
    {
        using ModuleHost host = new();

        CommandResult result = host.Run($"'{Canary.Secret[5..12]}', '{Canary.Id[..4]}****{Canary.Id[^4..]}'");

        Canary.AssertNotIn(Canary.Traces(result, host));
    }

    private static bool Finds(CommandResult result, ModuleHost host) =>
        Record.Exception(() => Canary.AssertNotIn(Canary.Traces(result, host))) is XunitException;
}
