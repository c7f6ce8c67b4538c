using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace AiccsPS.Shell.Hosting;

/// <summary>The process's three streams, and what each can do.</summary>
internal sealed class ConsoleStreams
{
    private ConsoleStreams(TextReader input, TextWriter output, TextWriter error)
    {
        Input = input;
        Output = output;
        Error = error;
    }

    public TextReader Input { get; }

    public TextWriter Output { get; }

    public TextWriter Error { get; }

    /// <summary>Somebody sits at the keyboard.</summary>
    public bool InputIsConsole { get; private init; }

    public bool OutputIsConsole { get; private init; }

    public bool ErrorIsConsole { get; private init; }

    /// <summary>Escape sequences may go to <see cref="Output"/>.</summary>
    public bool OutputHasColours { get; private init; }

    /// <summary>Escape sequences may go to <see cref="Error"/>.</summary>
    public bool ErrorHasColours { get; private init; }

    /// <summary>The width of a console, or 120 as PowerShell has it where there is none.</summary>
    public int Width => OutputIsConsole && Console.WindowWidth > 0 ? Console.WindowWidth : 120;

    public int Height => OutputIsConsole && Console.WindowHeight > 0 ? Console.WindowHeight : 50;

    /// <summary>The lines of <see cref="Input"/> as they come, until its end or a cancellation, which a read of a pipe would not notice.</summary>
    public IEnumerable<string> ReadLines(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task<string?> read = Input.ReadLineAsync(CancellationToken.None).AsTask();
            try
            {
                read.Wait(cancellationToken);
            }
            catch (OperationCanceledException)
            {
                yield break;
            }

            if (read.Result is not { } line)
            {
                yield break;
            }

            yield return line;
        }
    }

    public static ConsoleStreams Open()
    {
        // No byte order mark: what reads the pipe must not find one before the first word.
        UTF8Encoding utf8 = new(encoderShouldEmitUTF8Identifier: false);
        Console.OutputEncoding = utf8;
        bool inputIsConsole = !Console.IsInputRedirected;
        bool colours = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            && Environment.GetEnvironmentVariable("TERM") != "dumb";
        return new ConsoleStreams(
            inputIsConsole ? Console.In : new StreamReader(Console.OpenStandardInput(), utf8),
            Console.Out,
            Console.Error)
        {
            InputIsConsole = inputIsConsole,
            OutputIsConsole = !Console.IsOutputRedirected,
            ErrorIsConsole = !Console.IsErrorRedirected,
            OutputHasColours = colours && !Console.IsOutputRedirected,
            ErrorHasColours = colours && !Console.IsErrorRedirected,
        };
    }
}
