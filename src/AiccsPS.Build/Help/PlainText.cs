using System.Linq;
using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace AiccsPS.Build.Help;

/// <summary>Markdown as a console shows it: paragraphs without any marks.</summary>
internal static class PlainText
{
    /// <summary>
    /// A block as one paragraph, since Get-Help puts an empty line between two: a list is a paragraph of several lines.
    /// Null where the block is of a kind that a console help cannot show.
    /// </summary>
    public static string? Of(Block block) => block switch
    {
        ParagraphBlock paragraph => Of(paragraph.Inline),
        ListBlock list => string.Join('\n', list.Cast<ListItemBlock>().Select((item, i) => Of(list, item, i))),
        FencedCodeBlock code => code.Lines.ToString(),
        _ => null,
    };

    /// <summary>The text of a line of Markdown.</summary>
    public static string Of(ContainerInline? inlines)
    {
        StringBuilder text = new();
        Append(text, inlines);
        return text.ToString();
    }

    private static string Of(ListBlock list, ListItemBlock item, int index)
    {
        string mark = list.IsOrdered ? $"{index + 1}. " : "- ";
        return mark + string.Join('\n', item.Select(Of));
    }

    private static void Append(StringBuilder text, ContainerInline? inlines)
    {
        foreach (Inline inline in inlines ?? Enumerable.Empty<Inline>())
        {
            switch (inline)
            {
                case LiteralInline literal:
                    text.Append(literal.Content.ToString());
                    break;
                case CodeInline code:
                    text.Append(code.Content);
                    break;
                case HtmlEntityInline entity:
                    text.Append(entity.Transcoded.ToString());
                    break;
                case AutolinkInline address:
                    text.Append(address.Url);
                    break;
                case LineBreakInline line:
                    text.Append(line.IsHard ? "\n" : Joint(text, line.NextSibling));
                    break;
                case LinkInline link:
                    Append(text, link);
                    text.Append(string.IsNullOrEmpty(link.Url) ? string.Empty : $" ({link.Url})");
                    break;
                case ContainerInline container:
                    Append(text, container);
                    break;
                default:
                    // Nothing is dropped in silence: better marks in the help than a hole in a sentence.
                    text.Append(inline);
                    break;
            }
        }
    }

    /// <summary>Where a line of the source ends there is a blank, but not between two characters of Chinese.</summary>
    private static string Joint(StringBuilder before, Inline? after) =>
        before.Length > 0 && IsWide(before[^1]) && after is LiteralInline { Content.Length: > 0 } next && IsWide(next.Content.CurrentChar)
            ? string.Empty
            : " ";

    private static bool IsWide(char c) => c >= '\u2e80';
}
