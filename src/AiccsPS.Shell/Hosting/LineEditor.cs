using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;

namespace AiccsPS.Shell.Hosting;

/// <summary>
/// Reads a line key by key: editing, history and completion, and Ctrl+C as a key, which the console's own reader cannot give.
/// It knows the widths of characters, so that Chinese text can be edited too.
/// </summary>
internal sealed class LineEditor
{
    private readonly TextWriter _output;
    private readonly IKeyboard _keyboard;
    private readonly Func<int> _width;
    private readonly StringBuilder _text = new();
    private string _prompt = string.Empty;
    private int _cursor;
    private int _row;
    private bool _secret;

    /// <summary>Makes an editor.</summary>
    /// <param name="output">The terminal.</param>
    /// <param name="keyboard">The keys.</param>
    /// <param name="width">The terminal's width.</param>
    public LineEditor(TextWriter output, IKeyboard keyboard, Func<int> width)
    {
        _output = output;
        _keyboard = keyboard;
        _width = width;
    }

    /// <summary>The text at the cursor replaced by each candidate in turn.</summary>
    /// <param name="Start">Where the replaced text begins.</param>
    /// <param name="Length">How long it is.</param>
    /// <param name="Candidates">What can stand there.</param>
    public sealed record Completion(int Start, int Length, IReadOnlyList<string> Candidates);

    /// <summary>What helps with, or hides, what is typed.</summary>
    public sealed record Assistance
    {
        public static readonly Assistance None = new();

        /// <summary>Earlier lines, oldest first.</summary>
        public IReadOnlyList<string> History { get; init; } = [];

        /// <summary>Completes a text at a place in it.</summary>
        public Func<string, int, Completion?>? Complete { get; init; }

        public bool Secret { get; init; }
    }

    /// <summary>Reads a line; null after Ctrl+C.</summary>
    /// <exception cref="EndOfStreamException">Ctrl+D on an empty line: the user is done.</exception>
    public string? Read(string prompt, Assistance assistance)
    {
        int last = prompt.LastIndexOf('\n') + 1;
        _output.Write(prompt[..last]);
        _prompt = prompt[last..];
        _secret = assistance.Secret;
        _text.Clear();
        _cursor = 0;
        _row = 0;
        int history = assistance.History.Count;
        // For the whole line: a signal between two keys would stop a command that then waits for the next key.
        using IDisposable capture = _keyboard.CaptureControlC();
        CompletionCycle? cycle = null;
        while (true)
        {
            Render();
            ConsoleKeyInfo key = _keyboard.ReadKey();
            bool control = key.Modifiers.HasFlag(ConsoleModifiers.Control);
            if (key.Key != ConsoleKey.Tab)
            {
                cycle = null;
            }

            switch (key.Key)
            {
                case ConsoleKey.Enter:
                    End(string.Empty);
                    return _text.ToString();
                case ConsoleKey.C when control:
                    End("^C");
                    return null;
                case ConsoleKey.D when control && _text.Length == 0:
                    End(string.Empty);
                    throw new EndOfStreamException();
                case ConsoleKey.UpArrow when history > 0:
                    Replace(assistance.History[--history]);
                    break;
                case ConsoleKey.DownArrow when history < assistance.History.Count:
                    Replace(++history < assistance.History.Count ? assistance.History[history] : string.Empty);
                    break;
                case ConsoleKey.Tab when assistance.Complete is { } complete:
                    cycle ??= CompletionCycle.Begin(_text.ToString(), complete(_text.ToString(), _cursor));
                    if (cycle?.Next(key.Modifiers.HasFlag(ConsoleModifiers.Shift)) is { } completed)
                    {
                        Replace(completed.Text);
                        _cursor = completed.Cursor;
                    }

                    break;
                default:
                    Edit(key, control);
                    break;
            }
        }
    }

    private void Edit(ConsoleKeyInfo key, bool control)
    {
        switch (key.Key)
        {
            case ConsoleKey.LeftArrow:
                _cursor = Before(_cursor);
                break;
            case ConsoleKey.RightArrow:
                _cursor = After(_cursor);
                break;
            case ConsoleKey.Home:
            case ConsoleKey.A when control:
                _cursor = 0;
                break;
            case ConsoleKey.End:
            case ConsoleKey.E when control:
                _cursor = _text.Length;
                break;
            case ConsoleKey.Backspace:
                Remove(Before(_cursor), _cursor);
                break;
            case ConsoleKey.Delete:
            case ConsoleKey.D when control:
                Remove(_cursor, After(_cursor));
                break;
            case ConsoleKey.U when control:
                Remove(0, _cursor);
                break;
            case ConsoleKey.K when control:
                Remove(_cursor, _text.Length);
                break;
            case ConsoleKey.W when control:
                int word = _text.ToString()[.._cursor].TrimEnd().LastIndexOf(' ') + 1;
                Remove(word, _cursor);
                break;
            case ConsoleKey.Escape:
                Replace(string.Empty);
                break;
            default:
                if (!char.IsControl(key.KeyChar))
                {
                    _text.Insert(_cursor++, key.KeyChar);
                }

                break;
        }
    }

    private void Replace(string text)
    {
        _text.Clear().Append(text);
        _cursor = text.Length;
    }

    private void Remove(int start, int end)
    {
        _text.Remove(start, end - start);
        _cursor = start;
    }

    private int Before(int index)
    {
        int before = 0;
        foreach (int start in StringInfo.ParseCombiningCharacters(_text.ToString()))
        {
            before = start < index ? start : before;
        }

        return before;
    }

    private int After(int index) =>
        index < _text.Length ? index + StringInfo.GetNextTextElementLength(_text.ToString(), index) : index;

    private void End(string mark)
    {
        _cursor = _text.Length;
        Render();
        _output.Write(mark + Environment.NewLine);
    }

    /// <summary>Draws prompt and text anew, over as many rows as they need, and leaves the terminal's cursor at ours.</summary>
    private void Render()
    {
        if (_text.Length > 0 && char.IsHighSurrogate(_text[^1]))
        {
            return; // half a character has come so far
        }

        string text = _secret ? string.Empty : _text.ToString();
        int cursor = _secret ? 0 : _cursor;
        int width = int.Max(2, _width());
        (int endRow, int endColumn) = Place(text, width);
        (int row, int column) = Place(text[..cursor], width);

        StringBuilder draw = new();
        Up(draw, _row).Append("\r\x1b[J").Append(_prompt).Append(text);
        if (endColumn == 0 && endRow > 0)
        {
            // A full row leaves the terminal's cursor on it until something follows.
            draw.Append("\r\n");
        }

        Up(draw, endRow - row).Append('\r');
        if (column > 0)
        {
            draw.Append(CultureInfo.InvariantCulture, $"\x1b[{column}C");
        }

        _output.Write(draw.ToString());
        _row = row;
    }

    private static StringBuilder Up(StringBuilder draw, int rows) =>
        rows > 0 ? draw.Append(CultureInfo.InvariantCulture, $"\x1b[{rows}A") : draw;

    /// <summary>Where the terminal's cursor is after prompt and text; a wide character never straddles two rows.</summary>
    private (int Row, int Column) Place(string text, int width)
    {
        int row = 0;
        int column = CellWidth.Of(_prompt);
        (row, column) = (column / width, column % width);
        TextElementEnumerator elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
        {
            int cells = CellWidth.OfElement(elements.GetTextElement());
            if (column + cells > width)
            {
                (row, column) = (row + 1, 0);
            }

            column += cells;
            if (column == width)
            {
                (row, column) = (row + 1, 0);
            }
        }

        return (row, column);
    }

    /// <summary>Tab after Tab goes through what the first one found.</summary>
    private sealed class CompletionCycle
    {
        private readonly string _line;
        private readonly Completion _completion;
        private int _index = -1;

        private CompletionCycle(string line, Completion completion)
        {
            _line = line;
            _completion = completion;
        }

        public static CompletionCycle? Begin(string line, Completion? completion) =>
            completion is { Candidates.Count: > 0 } ? new CompletionCycle(line, completion) : null;

        public (string Text, int Cursor) Next(bool back)
        {
            int count = _completion.Candidates.Count;
            if (back)
            {
                _index = _index <= 0 ? count - 1 : _index - 1;
            }
            else
            {
                _index = (_index + 1) % count;
            }

            string candidate = _completion.Candidates[_index];
            string text = _line[.._completion.Start] + candidate + _line[(_completion.Start + _completion.Length)..];
            return (text, _completion.Start + candidate.Length);
        }
    }
}
