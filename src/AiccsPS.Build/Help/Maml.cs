using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;

namespace AiccsPS.Build.Help;

/// <summary>Writes help in the XML that Get-Help reads, in PowerShell 7 and in Windows PowerShell 5.1.</summary>
public static class Maml
{
    private static readonly XNamespace Items = "http://msh";
    private static readonly XNamespace Text = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    /// <summary>The help file of a module in one language.</summary>
    public static XDocument Write(IEnumerable<(CommandFacts Command, HelpTopic Topic)> commands) => new(
        new XDeclaration("1.0", "utf-8", null),
        new XElement(Items + "helpItems", new XAttribute("schema", "maml"), commands.Select(static c => WriteCommand(c.Command, c.Topic))));

    private static XElement WriteCommand(CommandFacts command, HelpTopic topic) => new(
        Command + "command",
        new XAttribute(XNamespace.Xmlns + "maml", Text),
        new XAttribute(XNamespace.Xmlns + "command", Command),
        new XAttribute(XNamespace.Xmlns + "dev", Dev),
        new XElement(
            Command + "details",
            new XElement(Command + "name", command.Name),
            new XElement(Command + "verb", command.Verb),
            new XElement(Command + "noun", command.Noun),
            Description(topic.Synopsis)),
        Description(topic.Description),
        new XElement(Command + "syntax", command.ParameterSets.Select(set => WriteSyntax(command, set, topic))),
        new XElement(
            Command + "parameters",
            topic.Parameters.Select(help => WriteParameter(command.Parameters.Single(p => p.Name == help.Name), null, help))),
        new XElement(Command + "inputTypes", topic.Inputs.Select(static t => WriteType("inputType", t))),
        new XElement(Command + "returnValues", topic.Outputs.Select(static t => WriteType("returnValue", t))),
        new XElement(Text + "alertSet", new XElement(Text + "alert", Paragraphs(topic.Notes))),
        new XElement(Command + "examples", topic.Examples.Select(WriteExample)),
        new XElement(Command + "relatedLinks", topic.Links.Select(WriteLink)));

    /// <summary>One line of the syntax: positional parameters first, then the others as the source has them.</summary>
    private static XElement WriteSyntax(CommandFacts command, string set, HelpTopic topic) => new(
        Command + "syntaxItem",
        new XElement(Text + "name", command.Name),
        from parameter in command.Parameters
        let binding = parameter.In(set)
        where binding is not null
        orderby binding.Position ?? int.MaxValue, !binding.IsMandatory
        select WriteParameter(parameter, binding, topic.Parameters.Single(h => h.Name == parameter.Name)));

    /// <summary>A parameter: in the line of a set, or where there is no set in the section of its own.</summary>
    private static XElement WriteParameter(ParameterFacts parameter, ParameterBinding? inSyntax, ParameterHelp help)
    {
        IReadOnlyList<ParameterBinding> bindings = inSyntax is null ? parameter.Bindings : [inSyntax];
        bool isMandatory = bindings.All(static b => b.IsMandatory);
        XElement element = new(
            Command + "parameter",
            new XAttribute("required", Truth(isMandatory)),
            new XAttribute("variableLength", Truth(parameter.IsList)),
            new XAttribute("globbing", Truth(parameter.AcceptsWildcards)),
            new XAttribute("pipelineInput", PipelineInput(bindings)),
            new XAttribute("position", bindings.Select(static b => b.Position).FirstOrDefault(static p => p is not null)?.ToString(CultureInfo.InvariantCulture) ?? "named"),
            new XAttribute("aliases", parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases)),
            new XElement(Text + "name", parameter.Name),
            Description(help.Text));

        if (inSyntax is not null && parameter.Values.Count > 0)
        {
            element.Add(new XElement(Command + "parameterValueGroup", parameter.Values.Select(static v => Value(v, isRequired: false, isList: false))));
        }

        // A switch in the syntax has no value to show.
        if (inSyntax is null || !parameter.IsSwitch)
        {
            element.Add(Value(parameter.TypeName, isRequired: !parameter.IsSwitch, parameter.IsList));
        }

        element.Add(
            new XElement(Dev + "type", new XElement(Text + "name", parameter.TypeName), new XElement(Text + "uri")),
            new XElement(Dev + "defaultValue", help.Default ?? (parameter.IsSwitch ? "False" : "None")));
        return element;
    }

    private static XElement Value(string text, bool isRequired, bool isList) => new(
        Command + "parameterValue",
        new XAttribute("required", Truth(isRequired)),
        new XAttribute("variableLength", Truth(isList)),
        text);

    private static string PipelineInput(IReadOnlyList<ParameterBinding> bindings)
    {
        string[] ways =
        [
            .. bindings.Any(static b => b.FromPipeline) ? ["ByValue"] : Array.Empty<string>(),
            .. bindings.Any(static b => b.FromPipelineByName) ? ["ByPropertyName"] : Array.Empty<string>(),
        ];
        return ways.Length == 0 ? "False" : $"True ({string.Join(", ", ways)})";
    }

    private static XElement WriteType(string element, TypeHelp type) => new(
        Command + element,
        new XElement(Dev + "type", new XElement(Text + "name", type.Name)),
        Description(type.Text));

    private static XElement WriteExample(ExampleHelp example) => new(
        Command + "example",
        new XElement(Text + "title", $"--------- {example.Title} ---------"),
        new XElement(Dev + "code", example.Code),
        // Get-Help puts nothing between a remark and the next example's title, so an empty paragraph does.
        new XElement(Dev + "remarks", Paragraphs([.. example.Remarks, string.Empty])));

    private static XElement WriteLink(HelpLink link) => new(
        Text + "navigationLink",
        new XElement(Text + "linkText", link.Text),
        new XElement(Text + "uri", link.Address));

    private static XElement Description(IReadOnlyList<string> text) => new(Text + "description", Paragraphs(text));

    private static IEnumerable<XElement> Paragraphs(IReadOnlyList<string> text) => text.Select(static p => new XElement(Text + "para", p));

    private static string Truth(bool value) => value ? "true" : "false";
}
