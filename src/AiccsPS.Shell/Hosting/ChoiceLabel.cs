using System;

namespace AiccsPS.Shell.Hosting;

/// <summary>A choice's text and the key that picks it: <c>Yes to &amp;All</c> is "Yes to All" by A.</summary>
internal sealed record ChoiceLabel(string Key, string Text)
{
    public static ChoiceLabel Parse(string label)
    {
        int mark = label.IndexOf('&', StringComparison.Ordinal);
        string text = mark < 0 ? label : label.Remove(mark, 1);
        // A label without a mark is picked by its whole text.
        string key = mark >= 0 && mark < text.Length ? text[mark].ToString().ToUpperInvariant() : text;
        return new ChoiceLabel(key, text.Trim());
    }

    public bool Matches(string answer) =>
        answer.Equals(Key, StringComparison.OrdinalIgnoreCase) || answer.Equals(Text, StringComparison.OrdinalIgnoreCase);
}
