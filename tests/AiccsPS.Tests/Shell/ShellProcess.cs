using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace AiccsPS.Tests.Shell;

/// <summary>The shell as its users start it: a process with arguments, streams, an environment and an exit code.</summary>
internal sealed class ShellProcess : IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private readonly Process _process;

    private ShellProcess(Process process)
    {
        _process = process;
    }

    public sealed record Result(int ExitCode, string Output, string Error)
    {
        /// <summary>Its lines of output, without empty ones.</summary>
        public string[] Lines => [.. Output.Split('\n').Select(static l => l.TrimEnd('\r')).Where(static l => l.Length > 0)];
    }

    public StreamWriter Input => _process.StandardInput;

    public StreamReader Output => _process.StandardOutput;

    public int Id => _process.Id;

    /// <summary>Runs the embedded engine to its end, with nothing to read on standard input.</summary>
    public static Task<Result> RunAsync(params string[] arguments) => RunAsync(arguments, input: string.Empty);

    /// <summary>Runs the embedded engine to its end.</summary>
    public static async Task<Result> RunAsync(string[] arguments, string input, params (string Name, string? Value)[] environment)
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        using ShellProcess shell = Start(["-Engine", "embedded", .. arguments], environment);
        return await shell.EndAsync(input, cancellationToken);
    }

    /// <summary>Starts the shell with these arguments and no others.</summary>
    public static ShellProcess Start(string[] arguments, params (string Name, string? Value)[] environment)
    {
        ProcessStartInfo start = new("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = Utf8,
            StandardOutputEncoding = Utf8,
            StandardErrorEncoding = Utf8,
            UseShellExecute = false,
        };
        if (OperatingSystem.IsLinux())
        {
            // A runner that was started in the background ignores SIGINT, and so would its children.
            start.FileName = "env";
            start.ArgumentList.Add("--default-signal=INT");
            start.ArgumentList.Add("dotnet");
        }

        foreach (string argument in (string[])[Path.Combine(AppContext.BaseDirectory, "AiccsPS.Shell.dll"), .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        foreach ((string name, string? value) in environment)
        {
            start.Environment[name] = value;
        }

        return new ShellProcess(Process.Start(start)!);
    }

    /// <summary>Gives it the rest of its input and waits for its end.</summary>
    public async Task<Result> EndAsync(string input, CancellationToken cancellationToken)
    {
        Task<string> output = _process.StandardOutput.ReadToEndAsync(cancellationToken);
        Task<string> error = _process.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            await Input.WriteAsync(input.AsMemory(), cancellationToken);
            Input.Close();
        }
        catch (IOException)
        {
            // It ended without reading all of it.
        }

        await _process.WaitForExitAsync(cancellationToken);
        return new Result(_process.ExitCode, await output, await error);
    }

    /// <summary>Sends a Unix signal; one that comes after the end is no matter.</summary>
    public async Task SignalAsync(string name, CancellationToken cancellationToken)
    {
        using Process kill = Process.Start("kill", ["-s", name, $"{Id}"]);
        await kill.WaitForExitAsync(cancellationToken);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }
}
