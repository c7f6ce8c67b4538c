using System;
using System.Collections.Generic;
using System.Linq;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace AiccsPS.Build.Help;

/// <summary>
/// Reads a help file. Its structure is fixed: the cmdlet's name as the title, the sections below in this order, an
/// example or a parameter or a type under a heading of its own.
/// </summary>
public sealed class HelpMarkdown
{
    private const string Synopsis = "SYNOPSIS";
    private const string Description = "DESCRIPTION";
    private const string Examples = "EXAMPLES";
    private const string Parameters = "PARAMETERS";
    private const string Inputs = "INPUTS";
    private const string Outputs = "OUTPUTS";
    private const string Notes = "NOTES";
    private const string Links = "RELATED LINKS";

    private static readonly string[] Order = [Synopsis, Description, Examples, Parameters, Inputs, Outputs, Notes, Links];

    /// <summary>What the paragraph with a parameter's default begins with, in each language.</summary>
    private static readonly string[] DefaultMarks = ["Default:", "默认值："];

    private readonly string _file;
    private readonly ICollection<HelpProblem> _problems;

    private HelpMarkdown(string file, ICollection<HelpProblem> problems)
    {
        _file = file;
        _problems = problems;
    }

    /// <summary>Reads a text, and adds to the problems what is wrong with its structure.</summary>
    public static HelpTopic Parse(string file, string text, ICollection<HelpProblem> problems) =>
        new HelpMarkdown(file, problems).Parse(text);

    private HelpTopic Parse(string text)
    {
        Node document = Arrange(Markdown.Parse(text));
        string title = document.Children is [{ Level: 1 } first, ..] ? first.Title : string.Empty;
        Node[] sections = [.. document.Children.SelectMany(static n => n.Children)];
        if (document.Children.Count != 1 || !sections.Select(static s => s.Title).SequenceEqual(Order))
        {
            Report(1, $"the file must have the cmdlet's name as its one title and the sections {string.Join(", ", Order)}, in this order.");
        }

        Node Section(string name) => sections.FirstOrDefault(s => s.Title == name) ?? new Node(2, name, 1);
        foreach (Node empty in sections.Where(static s => s.Title is Synopsis or Description && s.Blocks.Count == 0))
        {
            Report(empty.Line, $"{empty.Title} is empty.");
        }

        return new HelpTopic(
            _file,
            title,
            Paragraphs(Section(Synopsis)),
            Paragraphs(Section(Description)),
            [.. Section(Examples).Children.Select(ReadExample)],
            [.. Section(Parameters).Children.Select(ReadParameter)],
            [.. Section(Inputs).Children.Select(ReadType)],
            [.. Section(Outputs).Children.Select(ReadType)],
            Paragraphs(Section(Notes)),
            [.. Section(Links).Blocks.SelectMany(ReadLinks)]);
    }

    /// <summary>The flat list of blocks as a tree of headings.</summary>
    private static Node Arrange(MarkdownDocument document)
    {
        Stack<Node> open = new([new Node(0, string.Empty, 1)]);
        foreach (Block block in document)
        {
            if (block is HeadingBlock heading)
            {
                while (open.Peek().Level >= heading.Level)
                {
                    open.Pop();
                }

                Node node = new(heading.Level, PlainText.Of(heading.Inline), heading.Line + 1);
                open.Peek().Children.Add(node);
                open.Push(node);
            }
            else
            {
                open.Peek().Blocks.Add(block);
            }
        }

        return open.Last();
    }

    private ExampleHelp ReadExample(Node node)
    {
        FencedCodeBlock[] codes = [.. node.Blocks.OfType<FencedCodeBlock>()];
        if (codes.Length != 1 || codes[0].Info != "powershell")
        {
            Report(node.Line, $"'{node.Title}' must have one block of code, marked as powershell.");
        }

        return new ExampleHelp(
            node.Title,
            node.Line,
            codes.FirstOrDefault()?.Lines.ToString() ?? string.Empty,
            Paragraphs(node, static b => b is not FencedCodeBlock));
    }

    private ParameterHelp ReadParameter(Node node)
    {
        IReadOnlyList<string> paragraphs = Paragraphs(node);
        string[] defaults = [.. paragraphs.SelectMany(static p => DefaultMarks.Where(m => IsMarked(p, m)).Select(m => p[m.Length..].Trim()))];
        string[] text = [.. paragraphs.Where(static p => !DefaultMarks.Any(m => IsMarked(p, m)))];
        if (!node.Title.StartsWith('-') || text.Length == 0 || defaults.Length > 1)
        {
            Report(node.Line, $"'{node.Title}' must be a parameter with its dash, have a text, and one default at the most.");
        }

        string[] values =
        [
            .. node.Blocks.OfType<ListBlock>().SelectMany(static l => l).Cast<ListItemBlock>()
                .Select(static i => (i.FirstOrDefault() as ParagraphBlock)?.Inline?.FirstChild)
                .OfType<CodeInline>().Select(static c => c.Content),
        ];
        return new ParameterHelp(node.Title.TrimStart('-'), node.Line, text, values, defaults.FirstOrDefault());
    }

    private TypeHelp ReadType(Node node) => new(node.Title, node.Line, Paragraphs(node));

    private IEnumerable<HelpLink> ReadLinks(Block block)
    {
        foreach (ListItemBlock item in (block as ListBlock)?.Cast<ListItemBlock>() ?? [])
        {
            ContainerInline? line = (item.FirstOrDefault() as ParagraphBlock)?.Inline;
            yield return line?.FirstChild is LinkInline link
                ? new HelpLink(PlainText.Of(link), link.Url ?? string.Empty)
                : new HelpLink(PlainText.Of(line), string.Empty);
        }
    }

    private List<string> Paragraphs(Node node, Func<Block, bool>? isWanted = null)
    {
        List<string> paragraphs = [];
        foreach (Block block in node.Blocks.Where(isWanted ?? (static _ => true)))
        {
            if (PlainText.Of(block) is { } text)
            {
                paragraphs.Add(text);
            }
            else
            {
                Report(block.Line + 1, "console help has paragraphs, lists and code only.");
            }
        }

        return paragraphs;
    }

    private static bool IsMarked(string paragraph, string mark) => paragraph.StartsWith(mark, StringComparison.Ordinal);

    private void Report(int line, string text) => _problems.Add(new HelpProblem(_file, line, HelpProblem.Structure, text));

    /// <summary>A heading, what stands under it, and the headings below it.</summary>
    private sealed record Node(int Level, string Title, int Line)
    {
        public List<Block> Blocks { get; } = [];

        public List<Node> Children { get; } = [];
    }
}
