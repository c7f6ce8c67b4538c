using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Xunit;

namespace AiccsPS.Tests.Interop;

/// <summary>Runs the official client, which lives in tests/Interop and needs node.</summary>
internal static partial class OfficialClientRun
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private static readonly string Folder = Path.Combine(RepositoryRoot(), "tests", "Interop");

    /// <summary>Brings in the client's packages where they are missing; returns why the client cannot be run here, or null where it can.</summary>
    public static async Task<string?> PrepareAsync()
    {
        if (OnPath("node") is null || OnPath("npm") is not { } npm)
        {
            return "The official client needs node and npm, which are not on the PATH.";
        }

        // npm writes this file last, so an installation that was cut short is done again.
        if (File.Exists(Path.Combine(Folder, "node_modules", ".package-lock.json")))
        {
            return null;
        }

        Result result = await RunAsync(npm, ["ci", "--fetch-retries=1", "--fetch-retry-mintimeout=1000"], string.Empty);
        return result.ExitCode == 0 ? null
            : Unreachable().IsMatch(result.Error) ? "The official client is not installed, and npm cannot reach its registry."
            : throw new InvalidOperationException($"npm ci failed in {Folder}: {result.Error}");
    }

    /// <summary>Lets the client send the cases.</summary>
    public static Task<Result> SendAsync(IEnumerable<object> cases) =>
        RunAsync(OnPath("node")!, ["interop.mjs"], JsonSerializer.Serialize(cases));

    private static async Task<Result> RunAsync(string program, string[] arguments, string input)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = Utf8,
            StandardOutputEncoding = Utf8,
        };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new Result(process.ExitCode, output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), await error);
    }

    private static string? OnPath(string program) =>
        (from folder in (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
         from extension in OperatingSystem.IsWindows() ? new[] { ".exe", ".cmd" } : [string.Empty]
         select Path.Combine(folder, program + extension)).FirstOrDefault(File.Exists);

    private static string RepositoryRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "AiccsPS.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} has AiccsPS.sln.");
    }

    [GeneratedRegex("ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT")]
    private static partial Regex Unreachable();

    internal sealed record Result(int ExitCode, string[] Lines, string Error);
}
