using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace AiccsPS.Build.Help;

/// <summary>Breaks text into lines of a terminal: between words, and between characters of Chinese, which are two cells wide.</summary>
internal static partial class TextWrap
{
    /// <summary>The lines of a text, none wider than that unless a single word is.</summary>
    public static IEnumerable<string> Lines(string text, int width) => text.Split('\n').SelectMany(line => Wrap(line, width));

    private static IEnumerable<string> Wrap(string text, int width)
    {
        string line = string.Empty;
        int cells = 0;
        foreach (string word in Words().Matches(text).Select(static m => m.Value))
        {
            int more = Cells(word.TrimEnd());
            if (line.Length > 0 && cells + more > width)
            {
                yield return line.TrimEnd();
                line = string.Empty;
                cells = 0;
            }

            line += word;
            cells += Cells(word);
        }

        yield return line.TrimEnd();
    }

    private static int Cells(string text) => text.Sum(static c => c >= '\u2e80' ? 2 : 1);

    /// <summary>
    /// A piece that stays together: a character of Chinese or a word, what opens before it, and the marks and blanks
    /// that follow.
    /// </summary>
    [GeneratedRegex("[（“《]*(?:[\u2e80-\uffff-[，。、；：！？）”》（“《]]|[^\\s\u2e80-\uffff“”]+)?[，。、；：！？）”》]*\\s*")]
    private static partial Regex Words();
}
