using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using AiccsPS.Tests.Hosting;

namespace AiccsPS.Tests.Commands;

/// <summary>The staged module as an engine takes it in.</summary>
public class ModuleTests
{
    [Fact]
    public void The_manifest_is_static_and_complete()
    {
        Ast manifest = Parser.ParseFile(Repository.StagedManifest, out _, out ParseError[] errors);
        Assert.Empty(errors);
        Hashtable data = (Hashtable)((HashtableAst)manifest.Find(static a => a is HashtableAst, searchNestedScriptBlocks: false)!).SafeGetValue();

        foreach (string key in new[] { "GUID", "Author", "CompanyName", "Copyright", "Description", "ModuleVersion" })
        {
            Assert.NotEmpty((string)data[key]!);
        }

        Assert.Equal("5.1", data["PowerShellVersion"]);
        Assert.Equal("4.7.2", data["DotNetFrameworkVersion"]);
        Assert.Equal(["Desktop", "Core"], (object[])data["CompatiblePSEditions"]!);
        Assert.Equal(["Get-AiccsTask"], (object[])data["CmdletsToExport"]!);
        Assert.All(["FunctionsToExport", "AliasesToExport", "VariablesToExport"], (string key) => Assert.Empty((object[])data[key]!));
        Assert.NotEmpty((object[])((Hashtable)((Hashtable)data["PrivateData"]!)["PSData"]!)["Tags"]!);
    }

    [Fact]
    public void Test_ModuleManifest_finds_nothing_wrong()
    {
        using ModuleHost host = new();

        PSModuleInfo module = (PSModuleInfo)host.Run($"Test-ModuleManifest '{Repository.StagedManifest}'").Good().Output.Single().BaseObject;

        Assert.Equal("AiccsPS", module.Name);
    }

    [Fact]
    public void Importing_gives_the_commands_and_nothing_else()
    {
        using ModuleHost host = new();

        PSModuleInfo module = (PSModuleInfo)host.Run("Get-Module AiccsPS").Good().Output.Single().BaseObject;

        Assert.Equal(["Get-AiccsTask"], module.ExportedCommands.Keys);
        Assert.Equal("AiccsPS", host.Run("(Get-Command Get-AiccsTask).ModuleName").Good().Output.Single().BaseObject);
    }

    [Fact]
    public void Removing_and_importing_again_works()
    {
        using ModuleHost host = new();

        host.Run($"Remove-Module AiccsPS; Import-Module '{Repository.StagedManifest}'; Get-Command Get-AiccsTask").Good();
    }

    [Fact]
    public void The_legs_hold_what_they_should()
    {
        Assert.Equal(["AiccsPS.dll"], Files("net8.0").Where(static f => !f.EndsWith(".resources.dll", System.StringComparison.Ordinal)));
        Assert.Contains("System.Text.Json.dll", Files("netstandard2.0"));
        Assert.DoesNotContain("System.Management.Automation.dll", Files("netstandard2.0"));

        static IEnumerable<string> Files(string leg) =>
            Directory.EnumerateFiles(Path.Combine(Repository.StagedModule, "bin", leg), "*.dll", SearchOption.AllDirectories).Select(Path.GetFileName)!;
    }
}
