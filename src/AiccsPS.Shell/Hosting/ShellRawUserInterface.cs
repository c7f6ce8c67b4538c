using System;
using System.Management.Automation.Host;

namespace AiccsPS.Shell.Hosting;

/// <summary>The console as a grid of cells. The engine asks it for widths; little else is used.</summary>
internal sealed class ShellRawUserInterface : PSHostRawUserInterface
{
    private readonly ConsoleStreams _streams;
    private string _title = "AiccsPS";

    public ShellRawUserInterface(ConsoleStreams streams)
    {
        _streams = streams;
    }

    // A Unix terminal does not tell its colours, so these are what the engine is told, and what "unchanged" means.
    public override ConsoleColor ForegroundColor { get; set; } = ConsoleColor.Gray;

    public override ConsoleColor BackgroundColor { get; set; } = ConsoleColor.Black;

    public override Size BufferSize
    {
        get => WindowSize;
        set { } // a terminal's size is its user's business
    }

    public override Size WindowSize
    {
        get => new(_streams.Width, _streams.Height);
        set { }
    }

    public override Size MaxWindowSize => WindowSize;

    public override Size MaxPhysicalWindowSize => WindowSize;

    public override Coordinates WindowPosition { get; set; }

    public override int CursorSize { get; set; } = 25;

    public override Coordinates CursorPosition
    {
        get
        {
            // Asking a Unix terminal means writing to it and reading its answer, so both must be one.
            if (!_streams.OutputIsConsole || !_streams.InputIsConsole)
            {
                return default;
            }

            (int left, int top) = Console.GetCursorPosition();
            return new Coordinates(left, top);
        }

        set
        {
            if (_streams.OutputIsConsole)
            {
                Console.SetCursorPosition(value.X, value.Y);
            }
        }
    }

    public override string WindowTitle
    {
        get => _title;
        set
        {
            _title = value;
            if (_streams.OutputHasColours)
            {
                Console.Title = value;
            }
        }
    }

    public override bool KeyAvailable => _streams.InputIsConsole && Console.KeyAvailable;

    public override int LengthInBufferCells(char source) => CellWidth.Of(source);

    public override int LengthInBufferCells(string source) => CellWidth.Of(source);

    public override int LengthInBufferCells(string source, int offset) => CellWidth.Of(source[offset..]);

    public override KeyInfo ReadKey(ReadKeyOptions options)
    {
        if (!_streams.InputIsConsole)
        {
            throw ConsolePrompter.NoConsole("a key");
        }

        ConsoleKeyInfo key = Console.ReadKey(intercept: options.HasFlag(ReadKeyOptions.NoEcho));
        ControlKeyStates states = default;
        states |= key.Modifiers.HasFlag(ConsoleModifiers.Shift) ? ControlKeyStates.ShiftPressed : default;
        states |= key.Modifiers.HasFlag(ConsoleModifiers.Control) ? ControlKeyStates.LeftCtrlPressed : default;
        states |= key.Modifiers.HasFlag(ConsoleModifiers.Alt) ? ControlKeyStates.LeftAltPressed : default;
        return new KeyInfo((int)key.Key, key.KeyChar, states, keyDown: options.HasFlag(ReadKeyOptions.IncludeKeyDown));
    }

    public override void FlushInputBuffer()
    {
        while (KeyAvailable)
        {
            Console.ReadKey(intercept: true);
        }
    }

    /// <summary>Supports what Clear-Host does, filling the whole buffer, and no more.</summary>
    public override void SetBufferContents(Rectangle rectangle, BufferCell fill)
    {
        if (rectangle.Left != -1 || rectangle.Right != -1)
        {
            throw NotAGrid();
        }

        if (_streams.OutputIsConsole)
        {
            Console.Clear();
        }
    }

    public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) => throw NotAGrid();

    public override BufferCell[,] GetBufferContents(Rectangle rectangle) => throw NotAGrid();

    public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill) => throw NotAGrid();

    private static NotSupportedException NotAGrid() => new("This shell writes a stream of text; it cannot read or move what is on the screen.");
}
