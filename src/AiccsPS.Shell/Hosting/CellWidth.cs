using System.Globalization;
using System.Text;
using Wcwidth;

namespace AiccsPS.Shell.Hosting;

/// <summary>How many cells of a terminal a text takes: 2 for East Asian wide characters and emoji, 0 for combining marks.</summary>
internal static class CellWidth
{
    /// <summary>
    /// The width of one UTF-16 unit. The engine adds these up to align its tables, so each half of a surrogate pair counts 1:
    /// what lies outside the basic plane in people's text is emoji and rare Chinese characters, which are 2 wide.
    /// </summary>
    public static int Of(char unit) => char.IsSurrogate(unit) ? 1 : Of(new Rune(unit));

    /// <summary>The width of a text, without its escape sequences.</summary>
    public static int Of(string text)
    {
        int width = 0;
        TextElementEnumerator elements = StringInfo.GetTextElementEnumerator(Undecorated(text));
        while (elements.MoveNext())
        {
            width += OfElement(elements.GetTextElement());
        }

        return width;
    }

    /// <summary>The width of what a reader sees as one character: an emoji of many parts is still one emoji.</summary>
    public static int OfElement(string element)
    {
        int sum = 0;
        foreach (Rune rune in element.EnumerateRunes())
        {
            int width = Of(rune);
            if (width == 2 || rune.Value == EmojiPresentation)
            {
                return 2;
            }

            sum += width;
        }

        return sum;
    }

    /// <summary>The longest beginning of <paramref name="text"/> that fits <paramref name="cells"/>.</summary>
    public static string Truncate(string text, int cells)
    {
        int width = 0;
        TextElementEnumerator elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
        {
            width += OfElement(elements.GetTextElement());
            if (width > cells)
            {
                return text[..elements.ElementIndex];
            }
        }

        return text;
    }

    private const int EmojiPresentation = 0xFE0F;

    // Control characters are -1 in the table, and take no cell.
    private static int Of(Rune rune) => int.Max(0, UnicodeCalculator.GetWidth(rune));

    private static string Undecorated(string text) => text.Contains('\x1b')
        ? new System.Management.Automation.Internal.StringDecorated(text).ToString(System.Management.Automation.OutputRendering.PlainText)
        : text;
}
