using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;

namespace AiccsPS.Shell.Hosting;

/// <summary>Runs one text at a time in a runspace and shows what comes of it, object by object.</summary>
internal sealed class CommandRunner
{
    private readonly Runspace _runspace;
    private readonly ShellUserInterface _ui;
    private readonly Interruption _interruption;
    private readonly bool _nested;

    /// <summary>Makes a runner.</summary>
    /// <param name="runspace">Where to run.</param>
    /// <param name="ui">Where errors are reported.</param>
    /// <param name="interruption">What stops a command.</param>
    /// <param name="nested">The runner is used from within a running command.</param>
    public CommandRunner(Runspace runspace, ShellUserInterface ui, Interruption interruption, bool nested = false)
    {
        _runspace = runspace;
        _ui = ui;
        _interruption = interruption;
        _nested = nested;
    }

    /// <summary>How a text ended.</summary>
    public enum Ending
    {
        /// <summary>By itself; non-terminating errors may have been shown.</summary>
        Completed,

        /// <summary>In a terminating error, which was shown.</summary>
        Failed,

        /// <summary>By Ctrl+C.</summary>
        Stopped,
    }

    /// <summary>The value of <c>$?</c>.</summary>
    public bool LastSucceeded => Evaluate("$global:?") is true;

    /// <summary>Runs a text as if typed.</summary>
    public Ending Run(string text, IEnumerable<string>? input = null)
    {
        using PowerShell shell = Create();
        shell.AddScript(text);
        // Errors join the output so that both come in their order; each still knows which stream it belongs to.
        shell.Commands.Commands[0].MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        shell.Commands.AddCommand(new Command("Out-Default", isScript: false, useLocalScope: true));
        bool stopped = false;
        try
        {
            using (_interruption.Stops(Stop))
            {
                Invoke(shell, input);
            }

            return Ending.Completed;
        }
        catch (PipelineStoppedException)
        {
            return Ending.Stopped;
        }
        catch (InvalidPowerShellStateException) when (stopped)
        {
            return Ending.Stopped; // it came before the first command ran
        }
        catch (IncompleteParseException)
        {
            // The engine shows nothing at all of a text that ends too early, since its own host asks for more; here all has come.
            Parser.ParseInput(text, out _, out ParseError[] errors);
            Report(new ParseException(errors));
            return Ending.Failed;
        }
        catch (RuntimeException e)
        {
            Report(e);
            return Ending.Failed;
        }
        finally
        {
            _ui.EndProgress();
        }

        void Stop()
        {
            stopped = true;
            shell.BeginStop(EndStop, shell);
        }
    }

    /// <summary>The first result of a text that is not the user's; null when it fails.</summary>
    public object? Evaluate(string text)
    {
        using PowerShell shell = Create();
        try
        {
            return shell.AddScript(text).Invoke().FirstOrDefault()?.BaseObject;
        }
        catch (RuntimeException)
        {
            return null;
        }
    }

    /// <summary>What can stand at a place in a text.</summary>
    public LineEditor.Completion? Complete(string text, int cursor)
    {
        using PowerShell shell = Create();
        CommandCompletion found = CommandCompletion.CompleteInput(text, cursor, options: null, shell);
        return new LineEditor.Completion(
            found.ReplacementIndex,
            found.ReplacementLength,
            [.. found.CompletionMatches.Select(static m => m.CompletionText)]);
    }

    private static void Invoke(PowerShell shell, IEnumerable<string>? input)
    {
        // In the history, as what is typed is: it also makes the engine set $? from this and from nothing else.
        PSInvocationSettings settings = new() { AddToHistory = true };
        if (input is null)
        {
            shell.Invoke((IEnumerable?)null, settings);
            return;
        }

        using PSDataCollection<string> lines = [];
        IAsyncResult invocation = shell.BeginInvoke(lines, settings, callback: null, state: null);
        // Lines are read on this thread while the command runs on its own, so that it can work on the first before the last is there.
        foreach (string line in input.TakeWhile(_ => !invocation.IsCompleted))
        {
            lines.Add(line);
        }

        lines.Complete();
        shell.EndInvoke(invocation);
    }

    private static void EndStop(IAsyncResult stop) => ((PowerShell)stop.AsyncState!).EndStop(stop);

    private PowerShell Create()
    {
        if (_nested)
        {
            return PowerShell.Create(RunspaceMode.CurrentRunspace);
        }

        PowerShell shell = PowerShell.Create();
        shell.Runspace = _runspace;
        return shell;
    }

    /// <summary>Shows an exception as the engine shows errors.</summary>
    private void Report(RuntimeException exception)
    {
        using PowerShell shell = Create();
        shell.AddCommand("Out-Default");
        try
        {
            using (_ui.OutputAsError())
            {
                shell.Invoke(new[] { exception.ErrorRecord });
            }
        }
        catch (RuntimeException)
        {
            _ui.WriteErrorLine(exception.Message); // the session's formatting is broken, the message still counts
        }
    }
}
