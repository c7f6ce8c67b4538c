using System;
using System.IO;
using System.Linq;

namespace AiccsPS.Shell.Engines;

/// <summary>Where PowerShell is installed.</summary>
internal static class PwshLocation
{
    /// <summary>The first pwsh on PATH, or null.</summary>
    public static string? Find() => Find(Environment.GetEnvironmentVariable("PATH"));

    /// <summary>The first pwsh in a list of folders, or null.</summary>
    public static string? Find(string? path)
    {
        string name = OperatingSystem.IsWindows() ? "pwsh.exe" : "pwsh";
        return (path ?? string.Empty)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(IsExecutable);
    }

    private static bool IsExecutable(string file) =>
        File.Exists(file)
        && (OperatingSystem.IsWindows()
            || (File.GetUnixFileMode(file) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0);
}
