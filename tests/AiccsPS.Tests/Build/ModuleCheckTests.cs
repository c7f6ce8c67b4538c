using System;
using System.Collections.Generic;
using System.IO;
using AiccsPS.Build;
using AiccsPS.Tests.Hosting;

namespace AiccsPS.Tests.Build;

/// <summary>The build's checks catch what they are for. Each test breaks a copy of the staged module in one way.</summary>
public sealed class ModuleCheckTests : IDisposable
{
    private readonly string _module = Path.Combine(Path.GetTempPath(), "AiccsPS.Tests", Guid.NewGuid().ToString("N"));

    public ModuleCheckTests()
    {
        foreach (string file in Directory.EnumerateFiles(Repository.StagedModule, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(_module, Path.GetRelativePath(Repository.StagedModule, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public void Dispose() => Directory.Delete(_module, recursive: true);

    [Fact]
    public void The_staged_module_is_good() => Assert.Empty(ModuleCheck.Run(_module));

    [Fact]
    public void A_version_that_is_not_the_manifests()
    {
        string manifest = File.ReadAllText(Staged("AiccsPS.psd1"));
        File.WriteAllText(Staged("AiccsPS.psd1"), manifest.Replace("ModuleVersion          = '", "ModuleVersion          = '9", StringComparison.Ordinal));

        IReadOnlyList<string> problems = ModuleCheck.Run(_module);

        Assert.Equal(2, problems.Count);
        Assert.Contains("the manifest '9", problems[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_reference_that_does_not_ship()
    {
        File.Delete(Staged("bin", "netstandard2.0", "System.Memory.dll"));

        Assert.Contains(ModuleCheck.Run(_module), static p => p.Contains("System.Memory", StringComparison.Ordinal) && p.EndsWith("which is not shipped.", StringComparison.Ordinal));
    }

    [Fact]
    public void A_reference_that_ships_in_another_version()
    {
        // The engine's own System.Text.Json in the place of ours: the same name, another version.
        File.Copy(typeof(System.Text.Json.JsonSerializer).Assembly.Location, Staged("bin", "netstandard2.0", "System.Text.Json.dll"), overwrite: true);
        File.Copy(typeof(Microsoft.AspNetCore.Builder.WebApplication).Assembly.Location, Staged("bin", "netstandard2.0", "System.Buffers.dll"), overwrite: true);

        Assert.Contains(ModuleCheck.Run(_module), static p => p.Contains("System.Buffers", StringComparison.Ordinal));
    }

    [Fact]
    public void A_stranger_in_the_net8_leg()
    {
        File.Copy(Staged("bin", "netstandard2.0", "System.Text.Json.dll"), Staged("bin", "net8.0", "System.Text.Json.dll"));

        Assert.Contains("System.Text.Json", Assert.Single(ModuleCheck.Run(_module)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_the_manifest_names_and_nobody_staged()
    {
        File.Delete(Staged("AiccsPS.Format.ps1xml"));

        Assert.Contains("AiccsPS.Format.ps1xml", Assert.Single(ModuleCheck.Run(_module)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_no_module() => Assert.Single(ModuleCheck.Run(Path.Combine(_module, "nowhere")));

    private string Staged(params string[] parts) => Path.Combine([_module, .. parts]);
}
