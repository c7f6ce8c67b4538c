using System.Text;

namespace AiccsPS.Errors;

/// <summary>Text as a terminal may be given it: what somebody else wrote must not move its cursor, or turn its letters round.</summary>
internal static class PlainText
{
    private const char Symbol = '\uFFFD';

    /// <summary>
    /// The text in one line, with a symbol for each control character and each change of direction. The views of
    /// AiccsPS.Format.ps1xml do the same to names.
    /// </summary>
    public static string Of(string text)
    {
        int first = 0;
        while (first < text.Length && !IsControl(text[first]))
        {
            first++;
        }

        if (first == text.Length)
        {
            return text;
        }

        StringBuilder plain = new(text, 0, first, text.Length);
        for (int i = first; i < text.Length; i++)
        {
            plain.Append(text[i] is '\t' or '\r' or '\n' ? ' ' : IsControl(text[i]) ? Symbol : text[i]);
        }

        return plain.ToString();
    }

    /// <summary>C0 with the escape, DEL, C1 with the CSI and the OSC, and the overrides and isolates of direction.</summary>
    private static bool IsControl(char c) =>
        c is < ' ' or (>= '\u007F' and <= '\u009F') or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
