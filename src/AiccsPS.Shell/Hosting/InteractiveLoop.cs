using System;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using System.Management.Automation.Host;

namespace AiccsPS.Shell.Hosting;

/// <summary>Prompt, line, result, again.</summary>
internal sealed class InteractiveLoop
{
    private readonly CommandRunner _runner;
    private readonly ShellUserInterface _ui;
    private readonly LineEditor _editor;
    private readonly Func<bool> _isOver;
    private readonly List<string> _history;

    /// <summary>Makes a loop.</summary>
    /// <param name="runner">What runs the commands.</param>
    /// <param name="ui">Where the prompt goes.</param>
    /// <param name="editor">What reads the lines.</param>
    /// <param name="history">Earlier lines, which new ones are added to.</param>
    /// <param name="isOver">Asked before each prompt.</param>
    public InteractiveLoop(CommandRunner runner, ShellUserInterface ui, LineEditor editor, List<string> history, Func<bool> isOver)
    {
        _runner = runner;
        _ui = ui;
        _editor = editor;
        _history = history;
        _isOver = isOver;
    }

    /// <summary>Runs until <c>exit</c> or Ctrl+D.</summary>
    public void Run()
    {
        StatementBuffer statement = new();
        while (!_isOver())
        {
            if (!_ui.AtLineStart)
            {
                _ui.WriteLine();
            }

            string? line;
            try
            {
                line = _editor.Read(statement.IsOpen ? ">> " : Prompt(), new LineEditor.Assistance { History = _history, Complete = Complete });
            }
            catch (EndOfStreamException)
            {
                return;
            }

            if (line is null)
            {
                statement.Take(); // Ctrl+C gives up the lines so far
            }
            else if (!string.IsNullOrWhiteSpace(line) || statement.IsOpen)
            {
                Remember(line);
                if (statement.Add(line) is { } text)
                {
                    _runner.Run(text);
                }
            }
        }
    }

    /// <summary>What the session's <c>prompt</c> function says, which is the user's to change.</summary>
    private string Prompt() =>
        _runner.Evaluate("prompt") is string { Length: > 0 } prompt
            ? PSHostUserInterface.GetOutputString(prompt, _ui.SupportsVirtualTerminal)
            : "PS> ";

    private LineEditor.Completion? Complete(string text, int cursor)
    {
        try
        {
            return _runner.Complete(text, cursor);
        }
        catch (RuntimeException)
        {
            return null; // a completer that fails completes nothing
        }
    }

    private void Remember(string line)
    {
        if (line.Length > 0 && (_history.Count == 0 || _history[^1] != line))
        {
            _history.Add(line);
        }
    }
}
