using System;
using System.IO;

namespace AiccsPS.Tests.Hosting;

/// <summary>Where things are in the checkout that these tests were built in.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string StagedModule => Path.Combine(Root, "out", "AiccsPS");

    public static string StagedManifest => Path.Combine(StagedModule, "AiccsPS.psd1");

    public static string Data(string name) => Path.Combine(AppContext.BaseDirectory, "Data", name);

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "AiccsPS.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("These tests must run from within the repository.");
    }
}
