using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using AiccsPS.Shell.Hosting;

namespace AiccsPS.Tests.Shell;

public class LineEditorTests
{
    [Theory]
    [InlineData("abc", "abc")]
    [InlineData("abc←←X", "aXbc")]
    [InlineData("汉字🎂⌫⌫X", "汉X")]
    [InlineData("e\u0301x←⌫", "x")]
    [InlineData("abc⇤X⇥Y", "XabcY")]
    [InlineData("abc⇤⌦→⌦", "b")]
    [InlineData("one two⌃wthree", "one three")]
    [InlineData("abcdef←←⌃k", "abcd")]
    [InlineData("abcdef←←⌃u", "ef")]
    [InlineData("abc⎋x", "x")]
    [InlineData("⌫⌦←→", "")]
    public void Edits(string keys, string line) => Assert.Equal(line, Read(keys));

    [Theory]
    [InlineData("↑", "second")]
    [InlineData("↑↑", "first")]
    [InlineData("↑↑↑↑", "first")]
    [InlineData("↑↑↓", "second")]
    [InlineData("x↑↓", "")]
    [InlineData("↑!", "second!")]
    public void Remembers(string keys, string line) =>
        Assert.Equal(line, Read(keys, new LineEditor.Assistance { History = ["first", "second"] }));

    [Theory]
    [InlineData("Get-A⇥⇥", "Get-Alias")]
    [InlineData("Get-A⇆", "Get-Aiccs")]
    [InlineData("Get-A⇆⇆", "Get-Alias")]
    [InlineData("Get-A⇆⇆⇆", "Get-Aiccs")]
    [InlineData("Get-A⇆ -x", "Get-Aiccs -x")]
    public void Completes(string keys, string line) =>
        Assert.Equal(line, Read(keys.Replace("⇥⇥", "⇆⇆"), new LineEditor.Assistance { Complete = static (_, _) => new(0, 5, ["Get-Aiccs", "Get-Alias"]) }));

    [Fact]
    public void Leaves_the_line_when_there_is_nothing_to_complete() =>
        Assert.Equal("abc", Read("ab⇆c", new LineEditor.Assistance { Complete = static (_, _) => null }));

    [Fact]
    public void Gives_up_the_line_at_control_c() => Assert.Null(Read("abc⌃c"));

    [Fact]
    public void Ends_at_control_d_on_an_empty_line_only()
    {
        Assert.Throws<EndOfStreamException>(() => Read("⌃d"));
        Assert.Equal("ab", Read("abc←⌃d"));
    }

    [Fact]
    public void Shows_no_secret()
    {
        StringWriter screen = new();

        Assert.Equal("geheim", Read("geheim", new LineEditor.Assistance { Secret = true }, screen));
        Assert.DoesNotContain("g", screen.ToString());
    }

    [Fact]
    public void A_wide_character_does_not_straddle_rows()
    {
        StringWriter screen = new();

        // "> " and four wide characters fill 10 cells of 11; the fifth goes to the next row, and the cursor behind it.
        Read("一二三四五", screen: screen, width: 11);

        Assert.Contains("\r\x1b[2C", screen.ToString());
        Assert.Contains("\x1b[1A", screen.ToString());
    }

    [Fact]
    public void Takes_control_c_as_a_key_only_while_it_reads()
    {
        Keyboard keyboard = new("abc");
        new LineEditor(TextWriter.Null, keyboard, static () => 80).Read("> ", LineEditor.Assistance.None);

        Assert.Equal((1, 1), (keyboard.Captures, keyboard.Releases));
    }

    private static string? Read(string keys, LineEditor.Assistance? assistance = null, StringWriter? screen = null, int width = 80) =>
        new LineEditor(screen ?? new StringWriter(), new Keyboard(keys), () => width).Read("> ", assistance ?? LineEditor.Assistance.None);

    /// <summary>Types a text in which some signs stand for keys, and Enter at its end.</summary>
    private sealed class Keyboard(string keys) : IKeyboard, IDisposable
    {
        private readonly Queue<ConsoleKeyInfo> _keys = new(Parse(keys).Append(Key(ConsoleKey.Enter)));

        public int Captures { get; private set; }

        public int Releases { get; private set; }

        public IDisposable CaptureControlC()
        {
            Captures++;
            return this;
        }

        public ConsoleKeyInfo ReadKey() => _keys.Dequeue();

        public void Dispose() => Releases++;

        private static IEnumerable<ConsoleKeyInfo> Parse(string keys)
        {
            for (int i = 0; i < keys.Length; i++)
            {
                yield return keys[i] switch
                {
                    '←' => Key(ConsoleKey.LeftArrow),
                    '→' => Key(ConsoleKey.RightArrow),
                    '↑' => Key(ConsoleKey.UpArrow),
                    '↓' => Key(ConsoleKey.DownArrow),
                    '⌫' => Key(ConsoleKey.Backspace),
                    '⌦' => Key(ConsoleKey.Delete),
                    '⇤' => Key(ConsoleKey.Home),
                    '⇥' => Key(ConsoleKey.End),
                    '⇆' => Key(ConsoleKey.Tab),
                    '⎋' => Key(ConsoleKey.Escape),
                    '⌃' => new ConsoleKeyInfo((char)(keys[++i] & 0x1f), Enum.Parse<ConsoleKey>($"{char.ToUpperInvariant(keys[i])}"), false, false, control: true),
                    char c => new ConsoleKeyInfo(c, default, false, false, false),
                };
            }
        }

        private static ConsoleKeyInfo Key(ConsoleKey key) => new('\0', key, false, false, false);
    }
}
