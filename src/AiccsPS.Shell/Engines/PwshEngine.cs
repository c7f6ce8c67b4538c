using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Management.Automation.Language;
using System.Threading;
using System.Threading.Tasks;

namespace AiccsPS.Shell.Engines;

/// <summary>A pwsh that is installed on the machine, as a child with our streams.</summary>
internal sealed class PwshEngine : IEngine
{
    private readonly ShellOptions _options;
    private readonly string _import;
    private readonly string _program;

    public PwshEngine(ShellOptions options, string manifest, string program)
    {
        _options = options;
        _import = $"Import-Module -Name {ScriptCall.Quote(manifest)} -ErrorAction Stop";
        _program = program;
    }

    public async Task<int> RunAsync(Task<ServiceEndpoint> service, Interruption interruption)
    {
        ServiceEndpoint endpoint = await service.ConfigureAwait(false);
        if (_options.IsInteractive)
        {
            Console.Out.WriteLine($"AiccsPS in {_program}.");
            Console.Out.WriteLine(endpoint.Description);
        }

        using Process child = Start();
        int signals = 0;
        using (interruption.Stops(OnSignal))
        {
            if (child.StartInfo.RedirectStandardInput)
            {
                // Not awaited: the child may end before its input does.
                _ = FeedAsync(child);
            }

            await child.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        }

        return interruption.ExitCode != 0 ? interruption.ExitCode : child.ExitCode;

        void OnSignal()
        {
            // A console sends Ctrl+C to the child as well, which then cleans up; who asks by other ways, or twice, wants the end.
            bool fromConsole = !Console.IsInputRedirected && interruption.ExitCode != ExitCodes.Terminated;
            if (!_options.IsInteractive && (!fromConsole || Interlocked.Increment(ref signals) > 1))
            {
                child.Kill(entireProcessTree: true);
            }
        }
    }

    /// <summary>
    /// The import in front of a text, after what must come first in a script. On the text's own line, because PowerShell
    /// shows the place of an error that is not on the first one.
    /// </summary>
    internal static string WithImport(string import, string text)
    {
        ScriptBlockAst script = Parser.ParseInput(text, out _, out _);
        int start = script.ParamBlock?.Extent.EndOffset ?? 0;
        foreach (UsingStatementAst statement in script.UsingStatements)
        {
            start = int.Max(start, statement.Extent.EndOffset);
        }

        return start == 0 ? $"{import}; {text}" : $"{text[..start]}; {import}; {text[start..].TrimStart(' ', ';')}";
    }

    private Process Start()
    {
        ProcessStartInfo start = new(_program) { UseShellExecute = false };
        foreach (string argument in Arguments())
        {
            start.ArgumentList.Add(argument);
        }

        start.RedirectStandardInput = ReadsCommands;
        if (Console.IsOutputRedirected)
        {
            // The same rule as in the embedded engine.
            start.Environment["NO_COLOR"] = "1";
        }

        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new StartException($"'{_program}' could not be started: {e.Message}", ExitCodes.StartFailure, e);
        }
    }

    private bool ReadsCommands => !_options.RunsOnce && !_options.IsInteractive;

    private List<string> Arguments()
    {
        List<string> arguments = ["-NoLogo", "-NoProfile"];
        if (OperatingSystem.IsWindows())
        {
            arguments.AddRange(["-ExecutionPolicy", "Bypass"]);
        }

        if (_options.IsInteractive)
        {
            arguments.Add("-NoExit");
        }

        string text = _options switch
        {
            { File: { } file } => WithImport(_import, ScriptCall.Text(file, _options.FileArguments)),
            { Command: { } command, RunsOnce: true } => WithImport(_import, command),
            _ when ReadsCommands => ShellOptions.StandardInput,
            _ => _import,
        };
        arguments.AddRange(["-Command", text]);
        return arguments;
    }

    private async Task FeedAsync(Process child)
    {
        try
        {
            // The child's own input is a pipe from here, so that the import can come first.
            using StreamWriter writer = child.StandardInput;
            await writer.WriteLineAsync(_import).ConfigureAwait(false);
            await writer.FlushAsync().ConfigureAwait(false);
            using Stream input = Console.OpenStandardInput();
            await input.CopyToAsync(writer.BaseStream).ConfigureAwait(false);
        }
        catch (IOException)
        {
            // It ended, and its exit code says how.
        }
    }
}
