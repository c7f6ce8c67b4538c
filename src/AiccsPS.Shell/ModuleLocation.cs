using System;
using System.IO;

namespace AiccsPS.Shell;

/// <summary>Where the build stages the module.</summary>
public static class ModuleLocation
{
    private const string Solution = "AiccsPS.sln";

    /// <summary>The path of the staged manifest, <c>out/AiccsPS/AiccsPS.psd1</c> in the repository that this assembly was built in.</summary>
    /// <exception cref="FileNotFoundException">There is no repository above this assembly, or the module was not built.</exception>
    public static string Find() => Find(AppContext.BaseDirectory);

    /// <summary>The same for a repository at or above <paramref name="start"/>.</summary>
    /// <param name="start">The folder to start from.</param>
    /// <exception cref="FileNotFoundException">There is no repository at or above the folder, or the module was not built.</exception>
    public static string Find(string start)
    {
        // The solution marks the root: a folder named "out" alone could be anybody's.
        for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Solution)))
            {
                string manifest = Path.Combine(folder.FullName, "out", "AiccsPS", "AiccsPS.psd1");
                return File.Exists(manifest)
                    ? manifest
                    : throw new FileNotFoundException($"The module is not staged at '{manifest}'. Run 'dotnet build' first.", manifest);
            }
        }

        throw new FileNotFoundException($"No folder at or above '{start}' holds {Solution}, so there is no staged module to find.", Solution);
    }
}
