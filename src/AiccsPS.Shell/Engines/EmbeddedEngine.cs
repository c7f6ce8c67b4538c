using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;
using System.Threading.Tasks;
using AiccsPS.Shell.Hosting;
using Microsoft.PowerShell;

namespace AiccsPS.Shell.Engines;

/// <summary>PowerShell's engine inside this process, for machines that have no PowerShell.</summary>
internal sealed class EmbeddedEngine : IEngine
{
    private readonly ShellOptions _options;
    private readonly string _manifest;

    public EmbeddedEngine(ShellOptions options, string manifest)
    {
        _options = options;
        _manifest = manifest;
    }

    public async Task<int> RunAsync(Task<ServiceEndpoint> service, Interruption interruption)
    {
        ConsoleStreams streams = ConsoleStreams.Open();
        LineEditor editor = new(streams.Output, new ConsoleKeyboard(), () => streams.Width);
        ShellUserInterface ui = new(streams, new ConsolePrompter(streams, editor, interruption));
        ShellHost host = new(ui);

        // Both take a moment, and neither needs the other until the first command runs.
        Task<Runspace> opening = Task.Run(() => Open(host, streams));
        ServiceEndpoint endpoint = await service.ConfigureAwait(false);
        using Runspace runspace = await opening.ConfigureAwait(false);
        CommandRunner runner = new(runspace, ui, interruption);

        if (_options.IsInteractive)
        {
            WriteBanner(runner, ui, endpoint);
            RunInteractively(runner, runspace, host, ui, editor, interruption);
            return host.ExitCode ?? ExitCodes.Success;
        }

        CommandRunner.Ending ending = _options.RunsOnce
            ? RunOnce(runner, streams, interruption)
            : StandardInputLoop.Run(runner, streams.ReadLines(interruption.Token), () => host.ExitCode is not null);
        return ExitCode(ending, runner, host, interruption);
    }

    /// <summary>As pwsh has it: what <c>exit</c> said, else whether the last command succeeded.</summary>
    private static int ExitCode(CommandRunner.Ending ending, CommandRunner runner, ShellHost host, Interruption interruption)
    {
        if (interruption.ExitCode != 0)
        {
            return interruption.ExitCode;
        }

        return host.ExitCode
            ?? (ending == CommandRunner.Ending.Completed && runner.LastSucceeded ? ExitCodes.Success : ExitCodes.Failure);
    }

    private Runspace Open(ShellHost host, ConsoleStreams streams)
    {
        if (!streams.OutputHasColours)
        {
            PSStyle.Instance.OutputRendering = OutputRendering.PlainText;
        }

        InitialSessionState state = InitialSessionState.CreateDefault2();
        state.ThreadOptions = PSThreadOptions.ReuseThread;
        state.ThrowOnRunspaceOpenError = true;
        state.ImportPSModule(_manifest);
        if (OperatingSystem.IsWindows())
        {
            // The module's psm1 was built here and is not signed.
            state.ExecutionPolicy = ExecutionPolicy.Bypass;
        }

        Runspace runspace = RunspaceFactory.CreateRunspace(host, state);
        try
        {
            runspace.Open();
            return runspace;
        }
        catch (RuntimeException e)
        {
            runspace.Dispose();
            throw new StartException($"The module '{_manifest}' could not be imported: {e.Message}", ExitCodes.StartFailure, e);
        }
    }

    private CommandRunner.Ending RunOnce(CommandRunner runner, ConsoleStreams streams, Interruption interruption)
    {
        string text = _options.File is { } file ? ScriptCall.Text(file, _options.FileArguments) : _options.Command!;
        bool takesInput = !streams.InputIsConsole && UsesInput(text);
        return runner.Run(text, takesInput ? streams.ReadLines(interruption.Token) : null);
    }

    /// <summary>A command gets standard input only when it asks for it by name; else it stays for programs that it starts.</summary>
    private static bool UsesInput(string text) =>
        Parser.ParseInput(text, out _, out _)
            .Find(static a => a is VariableExpressionAst v && v.VariablePath.UserPath.Equals("input", StringComparison.OrdinalIgnoreCase), searchNestedScriptBlocks: false) is not null;

    private static void RunInteractively(
        CommandRunner runner, Runspace runspace, ShellHost host, ShellUserInterface ui, LineEditor editor, Interruption interruption)
    {
        List<string> history = [];
        host.RunNestedPrompt = nested =>
        {
            CommandRunner inner = new(runspace, ui, interruption, nested: true);
            new InteractiveLoop(inner, ui, editor, history, () => nested.IsExited || host.ExitCode is not null).Run();
        };
        new InteractiveLoop(runner, ui, editor, history, () => host.ExitCode is not null).Run();
    }

    private static void WriteBanner(CommandRunner runner, ShellUserInterface ui, ServiceEndpoint endpoint)
    {
        ui.WriteLine($"AiccsPS in the embedded engine of PowerShell {runner.Evaluate("$PSVersionTable.PSVersion")}: PowerShell's core commands only, no Select-Object or Export-Csv.");
        ui.WriteLine(endpoint.Description);
    }
}
