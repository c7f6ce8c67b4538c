using System.Collections.Generic;

namespace AiccsPS.Build.Help;

/// <summary>The prose for one cmdlet in one language, as plain text in paragraphs.</summary>
/// <param name="File">The Markdown file that it comes from.</param>
/// <param name="Name">The cmdlet that its title names.</param>
/// <param name="Synopsis">What the cmdlet does, in a sentence.</param>
/// <param name="Description">What it does, at length.</param>
/// <param name="Examples">Its examples.</param>
/// <param name="Parameters">Its parameters, in the author's order.</param>
/// <param name="Inputs">The types that it takes from the pipeline.</param>
/// <param name="Outputs">The types that it writes.</param>
/// <param name="Notes">What else there is to know.</param>
/// <param name="Links">Where to read on.</param>
public sealed record HelpTopic(
    string File,
    string Name,
    IReadOnlyList<string> Synopsis,
    IReadOnlyList<string> Description,
    IReadOnlyList<ExampleHelp> Examples,
    IReadOnlyList<ParameterHelp> Parameters,
    IReadOnlyList<TypeHelp> Inputs,
    IReadOnlyList<TypeHelp> Outputs,
    IReadOnlyList<string> Notes,
    IReadOnlyList<HelpLink> Links);

/// <summary>One example: its title, its code and what there is to say about it.</summary>
public sealed record ExampleHelp(string Title, int Line, string Code, IReadOnlyList<string> Remarks);

/// <summary>What is said of one parameter.</summary>
/// <param name="Name">The name in the heading, without the dash.</param>
/// <param name="Line">The line of the heading.</param>
/// <param name="Text">The paragraphs.</param>
/// <param name="Values">The code that each list item begins with: the values that the parameter takes, if it takes certain ones.</param>
/// <param name="Default">What follows "Default:", or null.</param>
public sealed record ParameterHelp(string Name, int Line, IReadOnlyList<string> Text, IReadOnlyList<string> Values, string? Default);

/// <summary>A type and what is said of it.</summary>
public sealed record TypeHelp(string Name, int Line, IReadOnlyList<string> Text);

/// <summary>A place to read on: an address, or none where the text is the name of another help topic.</summary>
public sealed record HelpLink(string Text, string Address);
