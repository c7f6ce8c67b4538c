using System;
using System.Linq;
using System.Management.Automation.Language;
using System.Text;

namespace AiccsPS.Shell.Hosting;

/// <summary>Gathers lines until they are a whole statement.</summary>
internal sealed class StatementBuffer
{
    private readonly StringBuilder _text = new();

    /// <summary>Lines were added that are not whole yet.</summary>
    public bool IsOpen => _text.Length > 0;

    /// <summary>Adds a line, and takes the text out when nothing is missing from it.</summary>
    public string? Add(string line)
    {
        Append(line);
        return IsWhole() ? Take() : null;
    }

    /// <summary>
    /// The same for lines that nobody watches, where, as in pwsh, an empty line ends what was begun:
    /// <c>else</c> on its own line after a block could not be known to follow.
    /// </summary>
    public string? AddUnwatched(string line)
    {
        bool wasOpen = IsOpen;
        Append(line);
        return (!wasOpen || line.AsSpan().Trim().IsEmpty) && IsWhole() ? Take() : null;
    }

    /// <summary>Takes out what there is, whole or not.</summary>
    public string Take()
    {
        string text = _text.ToString();
        _text.Clear();
        return text;
    }

    private void Append(string line)
    {
        if (IsOpen)
        {
            _text.Append('\n');
        }

        _text.Append(line);
    }

    private bool IsWhole()
    {
        Parser.ParseInput(_text.ToString(), out _, out ParseError[] errors);
        return !errors.Any(static e => e.IncompleteInput);
    }
}
