using System;
using System.IO;
using System.Linq;
using System.Management.Automation.Language;
using AiccsPS.Tests.Hosting;

namespace AiccsPS.Tests.Scripts;

/// <summary>Every script of the repository parses, also where no pwsh is there to run it.</summary>
public class ScriptSyntaxTests
{
    private static readonly string[] Kinds = [".ps1", ".psm1", ".psd1"];
    private static readonly string[] Folders = ["src", "tests"];

    public static TheoryData<string> Scripts => new(
        Directory.EnumerateFiles(Repository.Root)
            .Concat(Folders.SelectMany(static f => Directory.EnumerateFiles(Path.Combine(Repository.Root, f), "*", SearchOption.AllDirectories)))
            .Select(static f => Path.GetRelativePath(Repository.Root, f))
            .Where(static f => Kinds.Contains(Path.GetExtension(f)) && !f.Split(Path.DirectorySeparatorChar).Any(static p => p is "bin" or "obj" or "node_modules")));

    /// <summary>Windows PowerShell reads a script without a mark in the system's code page, where other letters turn into quotes.</summary>
    [Theory]
    [MemberData(nameof(Scripts))]
    public void Is_ascii_or_marked_as_utf8(string script)
    {
        byte[] bytes = File.ReadAllBytes(Path.Combine(Repository.Root, script));

        Assert.True(bytes.AsSpan().StartsWith((byte[])[0xEF, 0xBB, 0xBF]) || bytes.All(static b => b < 0x80));
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Parses(string script)
    {
        Parser.ParseFile(Path.Combine(Repository.Root, script), out _, out ParseError[] errors);

        Assert.Empty(errors.Select(static e => $"{e.Extent.StartLineNumber}: {e.Message}"));
    }
}
