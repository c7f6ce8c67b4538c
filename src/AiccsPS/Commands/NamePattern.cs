using System.Management.Automation;
using System.Text.RegularExpressions;

namespace AiccsPS.Commands;

/// <summary>
/// A name as a person types it: plain text is for the service to match, a pattern with wildcards is matched here, since
/// the service knows none.
/// </summary>
internal sealed class NamePattern
{
    private static readonly Regex EscapedWildcard = new(@"`([*?\[\]])", RegexOptions.CultureInvariant);

    private readonly WildcardPattern? _pattern;

    public NamePattern(string? text)
    {
        if (IsPattern(text))
        {
            _pattern = WildcardPattern.Get(text, WildcardOptions.IgnoreCase);
        }
        else
        {
            // Without wildcards a backtick only ever escapes one, so that `[ reaches the service as [.
            Literal = text is null ? null : EscapedWildcard.Replace(text, "$1");
        }
    }

    /// <summary>What goes to the service, or null where nothing does.</summary>
    public string? Literal { get; }

    /// <summary>Whether names are to be matched here.</summary>
    public bool IsWild => _pattern is not null;

    public static bool IsPattern(string? text) => text is not null && WildcardPattern.ContainsWildcardCharacters(text);

    /// <summary>Whether the engine can make sense of a pattern, which it finds out only when it matches.</summary>
    public static bool IsWellFormed(string? text)
    {
        try
        {
            _ = IsPattern(text) && WildcardPattern.Get(text, WildcardOptions.IgnoreCase).IsMatch(string.Empty);
            return true;
        }
        catch (WildcardPatternException)
        {
            return false;
        }
    }

    public bool Matches(string? name) => _pattern?.IsMatch(name ?? string.Empty) ?? true;
}
