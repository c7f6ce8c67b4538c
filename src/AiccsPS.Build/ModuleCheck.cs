using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace AiccsPS.Build;

/// <summary>What must hold of a staged module before anybody imports it.</summary>
public static partial class ModuleCheck
{
    private const string Framework = "netstandard2.0";
    private const string Core = "net8.0";
    private const string ModuleAssembly = "AiccsPS";

    /// <summary>References that Windows PowerShell 5.1 on .NET Framework 4.7.2 meets itself.</summary>
    private static readonly string[] HostAssemblies = ["netstandard", "System.Management.Automation"];

    /// <summary>Checks the folder and returns one sentence for each thing that is wrong.</summary>
    public static IReadOnlyList<string> Run(string folder)
    {
        string manifestPath = Path.Combine(folder, "AiccsPS.psd1");
        if (!File.Exists(manifestPath))
        {
            return [$"'{manifestPath}' does not exist: the module was not staged."];
        }

        List<string> problems = [];
        string manifest = File.ReadAllText(manifestPath);
        List<AssemblyFacts> framework = ReadLeg(folder, Framework, problems);
        List<AssemblyFacts> core = ReadLeg(folder, Core, problems);

        CheckVersion(manifest, framework.Concat(core), problems);
        CheckClosure(framework, problems);
        CheckNoThirdParty(core, problems);
        CheckFiles(folder, manifest, problems);
        return problems;
    }

    private static List<AssemblyFacts> ReadLeg(string folder, string leg, List<string> problems)
    {
        string path = Path.Combine(folder, "bin", leg);
        if (!File.Exists(Path.Combine(path, ModuleAssembly + ".dll")))
        {
            problems.Add($"bin/{leg} has no {ModuleAssembly}.dll.");
            return [];
        }

        return [.. Directory.EnumerateFiles(path, "*.dll", SearchOption.AllDirectories).Order().Select(AssemblyFacts.Read)];
    }

    /// <summary>The version is written in the manifest only, so both assemblies must carry that one.</summary>
    private static void CheckVersion(string manifest, IEnumerable<AssemblyFacts> assemblies, List<string> problems)
    {
        string version = Value(manifest, "ModuleVersion");
        string label = Value(manifest, "Prerelease");
        string expected = label.Length == 0 ? version : $"{version}-{label}";
        foreach (AssemblyFacts assembly in assemblies.Where(static a => a.Name == ModuleAssembly))
        {
            if (assembly.InformationalVersion != expected)
            {
                problems.Add($"{assembly.Path} has version '{assembly.InformationalVersion}', the manifest '{expected}'.");
            }
        }
    }

    /// <summary>.NET Framework binds by exact version, and a module cannot bring binding redirects.</summary>
    private static void CheckClosure(List<AssemblyFacts> assemblies, List<string> problems)
    {
        Dictionary<string, Version> shipped = assemblies.Where(static a => a.Culture.Length == 0)
            .ToDictionary(static a => a.Name, static a => a.Version);
        foreach (AssemblyFacts assembly in assemblies)
        {
            foreach ((string name, Version version) in assembly.References.Where(static r => !HostAssemblies.Contains(r.Name)))
            {
                if (!shipped.TryGetValue(name, out Version? found))
                {
                    problems.Add($"bin/{Framework}/{assembly.Name}.dll refers to {name} {version}, which is not shipped.");
                }
                else if (found != version)
                {
                    problems.Add($"bin/{Framework}/{assembly.Name}.dll refers to {name} {version}, but {found} is shipped.");
                }
            }
        }
    }

    /// <summary>On PowerShell 7 all modules share one load context: what we do not ship cannot clash.</summary>
    private static void CheckNoThirdParty(List<AssemblyFacts> assemblies, List<string> problems)
    {
        foreach (AssemblyFacts assembly in assemblies)
        {
            if (assembly.Name != ModuleAssembly && assembly.Name != ModuleAssembly + ".resources")
            {
                problems.Add($"bin/{Core} ships {assembly.Name} {assembly.Version}: this leg holds AiccsPS alone.");
            }
        }
    }

    private static void CheckFiles(string folder, string manifest, List<string> problems)
    {
        IEnumerable<string> named = [Value(manifest, "RootModule"), .. List(manifest, "FormatsToProcess"), .. List(manifest, "TypesToProcess")];
        foreach (string file in named.Where(f => !File.Exists(Path.Combine(folder, f))))
        {
            problems.Add($"the manifest names '{file}', which is not staged.");
        }
    }

    private static string Value(string manifest, string key) =>
        Regex.Match(manifest, $@"(?m)^\s*{key}\s*=\s*'([^']*)'").Groups[1].Value;

    private static IEnumerable<string> List(string manifest, string key) =>
        Quoted().Matches(Regex.Match(manifest, $@"(?m)^\s*{key}\s*=\s*@\(([^)]*)\)").Groups[1].Value)
            .Select(static m => m.Groups[1].Value);

    [GeneratedRegex("'([^']*)'")]
    private static partial Regex Quoted();
}
