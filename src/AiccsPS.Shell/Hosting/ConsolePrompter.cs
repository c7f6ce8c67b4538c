using System;
using System.Collections;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace AiccsPS.Shell.Hosting;

/// <summary>Asks the user; where nobody can answer, says so instead of waiting for ever or taking the next command for an answer.</summary>
internal sealed class ConsolePrompter
{
    private readonly ConsoleStreams _streams;
    private readonly LineEditor _editor;
    private readonly Interruption _interruption;

    public ConsolePrompter(ConsoleStreams streams, LineEditor editor, Interruption interruption)
    {
        _streams = streams;
        _editor = editor;
        _interruption = interruption;
    }

    /// <summary>The error of a prompt that nobody can answer.</summary>
    public static HostException NoConsole(string what) => new(
        $"Cannot ask for {what}: standard input is redirected, so there is nobody to ask. Give the value as a parameter.",
        innerException: null,
        "PromptWithoutConsole",
        ErrorCategory.ResourceUnavailable);

    public string ReadLine(string prompt, string what) => Read(prompt, what, secret: false);

    public SecureString ReadSecret(string prompt, string what)
    {
        SecureString secret = new();
        foreach (char c in Read(prompt, what, secret: true))
        {
            secret.AppendChar(c);
        }

        secret.MakeReadOnly();
        return secret;
    }

    /// <summary>Asks for each field by its name; a list is asked for item by item until an empty answer.</summary>
    public Dictionary<string, PSObject> Fields(PSHostUserInterface ui, string caption, string message, Collection<FieldDescription> fields)
    {
        Introduce(ui, caption, message, $"'{string.Join("', '", fields.Select(static f => f.Name))}'");
        Dictionary<string, PSObject> answers = new(StringComparer.OrdinalIgnoreCase);
        foreach (FieldDescription field in fields)
        {
            answers.Add(field.Name, PSObject.AsPSObject(Field(ui, field)));
        }

        return answers;
    }

    public PSCredential Credential(PSHostUserInterface ui, string caption, string message, string? userName)
    {
        Introduce(ui, caption, message, "a user name and password");
        while (string.IsNullOrWhiteSpace(userName))
        {
            userName = ReadLine("User: ", "a user name");
        }

        return new PSCredential(userName, ReadSecret($"Password for user {userName}: ", "a password"));
    }

    public int Choice(PSHostUserInterface ui, string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        Introduce(ui, caption, message, "a choice");
        ChoiceLabel[] labels = [.. choices.Select(static c => ChoiceLabel.Parse(c.Label))];
        string prompt = string.Join("  ", labels.Select(static l => $"[{l.Key}] {l.Text}")) + "  [?] Help";
        prompt += defaultChoice >= 0 ? $" (default is \"{labels[defaultChoice].Key}\"): " : ": ";
        while (true)
        {
            string answer = ReadLine(prompt, "a choice").Trim();
            if (answer.Length == 0 && defaultChoice >= 0)
            {
                return defaultChoice;
            }

            if (answer == "?")
            {
                for (int i = 0; i < labels.Length; i++)
                {
                    ui.WriteLine($"{labels[i].Key} - {choices[i].HelpMessage}");
                }

                continue;
            }

            int chosen = Array.FindIndex(labels, l => l.Matches(answer));
            if (chosen >= 0)
            {
                return chosen;
            }
        }
    }

    private object Field(PSHostUserInterface ui, FieldDescription field)
    {
        string prompt = field.Name + ": ";
        // The engine converts text itself; what must not be seen or is a list it cannot have from one line.
        switch (Type.GetType(field.ParameterAssemblyFullName))
        {
            case Type t when t == typeof(SecureString):
                return ReadSecret(prompt, $"'{field.Name}'");
            case Type t when t == typeof(PSCredential):
                return Credential(ui, field.Name, string.Empty, userName: null);
            case Type t when t.IsArray || typeof(IList).IsAssignableFrom(t):
                List<string> items = [];
                while (ReadLine(string.Create(CultureInfo.InvariantCulture, $"{field.Name}[{items.Count}]: "), $"'{field.Name}'") is { Length: > 0 } item)
                {
                    items.Add(item);
                }

                return items.ToArray();
            default:
                return ReadLine(prompt, $"'{field.Name}'");
        }
    }

    private void Introduce(PSHostUserInterface ui, string caption, string message, string what)
    {
        // Before any text, so that a log does not show a question that was never put.
        if (!_streams.InputIsConsole)
        {
            throw NoConsole(what);
        }

        foreach (string line in (string[])[caption, message])
        {
            if (!string.IsNullOrEmpty(line))
            {
                ui.WriteLine(line);
            }
        }
    }

    private string Read(string prompt, string what, bool secret)
    {
        if (!_streams.InputIsConsole)
        {
            throw NoConsole(what);
        }

        if (_editor.Read(prompt, new LineEditor.Assistance { Secret = secret }) is { } answer)
        {
            return answer;
        }

        // Ctrl+C at a question stops the command that asked it.
        _interruption.Interrupt();
        throw new PipelineStoppedException();
    }
}
