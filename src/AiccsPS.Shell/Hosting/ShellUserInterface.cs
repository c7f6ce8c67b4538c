using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using System.Threading;

namespace AiccsPS.Shell.Hosting;

/// <summary>Where PowerShell's text goes: streams to the process's streams, questions to the <see cref="ConsolePrompter"/>.</summary>
internal sealed class ShellUserInterface : PSHostUserInterface
{
    private readonly Lock _lock = new();
    private readonly ConsoleStreams _streams;
    private readonly ConsolePrompter _prompter;
    private readonly ProgressLine _progress;
    private bool _outputIsError;

    public ShellUserInterface(ConsoleStreams streams, ConsolePrompter prompter)
    {
        _streams = streams;
        _prompter = prompter;
        _progress = new ProgressLine(streams);
        RawUI = new ShellRawUserInterface(streams);
    }

    public override PSHostRawUserInterface RawUI { get; }

    public override bool SupportsVirtualTerminal => _streams.OutputHasColours;

    /// <summary>Nothing was written since the last end of line.</summary>
    public bool AtLineStart { get; private set; } = true;

    public override void Write(string value) => Put(value, line: false);

    public override void WriteLine() => Put(string.Empty, line: true);

    public override void WriteLine(string value) => Put(value, line: true);

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) =>
        Put(Coloured(foregroundColor, backgroundColor, value), line: false);

    public override void WriteLine(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) =>
        Put(Coloured(foregroundColor, backgroundColor, value), line: true);

    public override void WriteErrorLine(string value)
    {
        // The formatter ends an error with an empty line, which PowerShell's own host drops as well.
        if (string.IsNullOrEmpty(value))
        {
            return;
        }

        lock (_lock)
        {
            _progress.Hide();
            _streams.Error.WriteLine(GetOutputString(value, _streams.ErrorHasColours));
        }
    }

    // The three words are English in every PowerShell.
    public override void WriteDebugLine(string message) => Put(Styled(FormatStyle.Debug, "DEBUG: " + message), line: true);

    public override void WriteVerboseLine(string message) => Put(Styled(FormatStyle.Verbose, "VERBOSE: " + message), line: true);

    public override void WriteWarningLine(string message) => Put(Styled(FormatStyle.Warning, "WARNING: " + message), line: true);

    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
        lock (_lock)
        {
            _progress.Show(sourceId, record);
        }
    }

    /// <summary>Takes a progress line away that its command left behind.</summary>
    public void EndProgress()
    {
        lock (_lock)
        {
            _progress.Hide();
        }
    }

    /// <summary>
    /// Until disposed, output goes where errors go. The engine marks an error's way to the host with a flag that is not public,
    /// so an exception that ended a pipeline is formatted as output within such a scope.
    /// </summary>
    public IDisposable OutputAsError()
    {
        _outputIsError = true;
        return new Scope(() => _outputIsError = false);
    }

    public override string ReadLine() => _prompter.ReadLine(string.Empty, "a line");

    public override SecureString ReadLineAsSecureString() => _prompter.ReadSecret(string.Empty, "a secret");

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) =>
        _prompter.Fields(this, caption, message, descriptions);

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice) =>
        _prompter.Choice(this, caption, message, choices, defaultChoice);

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
        _prompter.Credential(this, caption, message, userName);

    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) =>
        _prompter.Credential(this, caption, message, userName);

    private void Put(string? value, bool line)
    {
        lock (_lock)
        {
            if (_outputIsError)
            {
                WriteErrorLine(value ?? string.Empty);
                return;
            }

            _progress.Hide();
            string text = GetOutputString(value ?? string.Empty, SupportsVirtualTerminal);
            if (line)
            {
                _streams.Output.WriteLine(text);
                AtLineStart = true;
            }
            else if (text.Length > 0)
            {
                _streams.Output.Write(text);
                AtLineStart = text[^1] == '\n';
            }
        }
    }

    private string Styled(FormatStyle style, string message) => SupportsVirtualTerminal
        ? GetFormatStyleString(style) + message + PSStyle.Instance.Reset
        : message;

    private string Coloured(ConsoleColor foreground, ConsoleColor background, string? value)
    {
        if (!SupportsVirtualTerminal)
        {
            return value ?? string.Empty;
        }

        string front = foreground == RawUI.ForegroundColor ? string.Empty : PSStyle.MapForegroundColorToEscapeSequence(foreground);
        string back = background == RawUI.BackgroundColor ? string.Empty : PSStyle.MapBackgroundColorToEscapeSequence(background);
        return front + back + value + PSStyle.Instance.Reset;
    }

    private sealed class Scope(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
