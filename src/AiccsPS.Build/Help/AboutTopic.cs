using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Markdig;
using Markdig.Syntax;

namespace AiccsPS.Build.Help;

/// <summary>
/// A topic that is about no single cmdlet: Markdown made the plain text that Get-Help shows as it is. The engine takes
/// the fifth line of it as the synopsis, so the first section must be a short description of one line.
/// </summary>
public static class AboutTopic
{
    private const string Synopsis = "SHORT DESCRIPTION";
    private const int Width = 80;
    private const string Indent = "    ";

    /// <summary>Whether a Markdown file is such a topic.</summary>
    public static bool Is(string file) => Path.GetFileName(file).StartsWith("about_", System.StringComparison.Ordinal);

    /// <summary>The text of a topic, and in the problems what is wrong with its structure.</summary>
    public static string Render(string file, string markdown, ICollection<HelpProblem> problems)
    {
        Block[] blocks = [.. Markdown.Parse(markdown)];
        string name = Path.GetFileNameWithoutExtension(file);
        if (blocks is not [HeadingBlock { Level: 1 } title, HeadingBlock { Level: 2 } first, ParagraphBlock synopsis, ..]
            || Text(title) != name
            || Text(first) != Synopsis
            || TextWrap.Lines(PlainText.Of(synopsis)!, Width - Indent.Length).Count() != 1)
        {
            problems.Add(new HelpProblem(file, 1, HelpProblem.Structure, $"the topic must begin with its name, the section {Synopsis} and a paragraph of one line."));
            return string.Empty;
        }

        StringBuilder text = new($"TOPIC\n{Indent}{name}\n");
        foreach (Block block in blocks.Skip(1))
        {
            Append(text, file, block, problems);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, string file, Block block, ICollection<HelpProblem> problems)
    {
        switch (block)
        {
            case HeadingBlock { Level: 2 } heading:
                text.Append('\n').Append(Text(heading)).Append('\n');
                break;
            case ParagraphBlock paragraph:
                StartParagraph(text);
                Append(text, PlainText.Of(paragraph)!, Indent, Indent);
                break;
            case ListBlock list:
                foreach (ListItemBlock item in list.Cast<ListItemBlock>())
                {
                    StartParagraph(text);
                    Append(text, string.Join('\n', item.Select(PlainText.Of)), Indent + "- ", Indent + "  ");
                }

                break;
            case FencedCodeBlock code:
                StartParagraph(text);
                text.Append(Indent).Append(code.Lines.ToString().Replace("\n", "\n" + Indent, System.StringComparison.Ordinal)).Append('\n');
                break;
            default:
                problems.Add(new HelpProblem(file, block.Line + 1, HelpProblem.Structure, "a topic has sections, paragraphs, lists and code only."));
                break;
        }
    }

    /// <summary>An empty line before it, unless a heading stands there.</summary>
    private static void StartParagraph(StringBuilder text)
    {
        string before = text.ToString();
        int line = before.LastIndexOf('\n', before.Length - 2) + 1;
        if (before[line] == ' ')
        {
            text.Append('\n');
        }
    }

    private static void Append(StringBuilder text, string paragraph, string firstIndent, string indent)
    {
        string lead = firstIndent;
        foreach (string line in TextWrap.Lines(paragraph, Width - indent.Length))
        {
            text.Append(lead).Append(line).Append('\n');
            lead = indent;
        }
    }

    private static string Text(HeadingBlock heading) => PlainText.Of(heading.Inline);
}
