using System;
using System.Collections.Generic;
using System.Linq;

namespace AiccsPS.Build.Help;

/// <summary>Finds where the prose and the cmdlet, or the prose in two languages, have drifted apart.</summary>
public static class HelpDrift
{
    /// <summary>Holds the prose of one cmdlet, in all languages, against its metadata.</summary>
    public static IEnumerable<HelpProblem> Find(CommandFacts command, IReadOnlyList<HelpTopic> languages) =>
    [
        .. languages.SelectMany(topic => FindInOne(command, topic)),
        .. languages.Skip(1).SelectMany(topic => FindBetween(command, languages[0], topic)),
    ];

    private static IEnumerable<HelpProblem> FindInOne(CommandFacts command, HelpTopic topic)
    {
        if (topic.Name != command.Name)
        {
            yield return new(topic.File, 1, HelpProblem.Structure, $"the title is '{topic.Name}', the cmdlet {command.Name}.");
        }

        foreach (ParameterFacts parameter in command.Parameters.Where(p => topic.Parameters.All(h => h.Name != p.Name)))
        {
            yield return new(topic.File, 1, HelpProblem.ParameterMissing, $"{command.Name} has a parameter -{parameter.Name}, which has no heading.");
        }

        HashSet<string> met = [];
        foreach (ParameterHelp help in topic.Parameters)
        {
            ParameterFacts? parameter = command.Parameters.FirstOrDefault(p => p.Name == help.Name);
            IEnumerable<HelpProblem> problems = parameter is null || !met.Add(help.Name)
                ? [new(topic.File, help.Line, HelpProblem.ParameterUnknown, $"{command.Name} has no parameter -{help.Name}, or it has a heading already.")]
                : FindInParameter(parameter, topic, help);
            foreach (HelpProblem problem in problems)
            {
                yield return problem;
            }
        }

        foreach (HelpProblem problem in FindInTypes("INPUTS", command.InputTypes, topic, topic.Inputs)
            .Concat(FindInTypes("OUTPUTS", command.OutputTypes, topic, topic.Outputs)))
        {
            yield return problem;
        }
    }

    private static IEnumerable<HelpProblem> FindInParameter(ParameterFacts parameter, HelpTopic topic, ParameterHelp help)
    {
        if (parameter.Values.Count > 0)
        {
            string[] missing = [.. parameter.Values.Except(help.Values)];
            string[] unknown = [.. help.Values.Except(parameter.Values)];
            foreach (string value in missing)
            {
                yield return new(topic.File, help.Line, HelpProblem.Values, $"-{parameter.Name} takes {value}, which is not in the list of its values.");
            }

            foreach (string value in unknown)
            {
                yield return new(topic.File, help.Line, HelpProblem.Values, $"-{parameter.Name} does not take {value}, which is in the list of its values.");
            }
        }

        if (parameter.Default is not null && parameter.Default != help.Default)
        {
            yield return new(
                topic.File, help.Line, HelpProblem.Default,
                $"-{parameter.Name} is {parameter.Default} by default, which the text gives as {(help.Default is null ? "nothing" : $"'{help.Default}'")}.");
        }
    }

    private static IEnumerable<HelpProblem> FindInTypes(
        string section, IReadOnlyList<string> types, HelpTopic topic, IReadOnlyList<TypeHelp> named)
    {
        string[] expected = types.Count == 0 ? ["None"] : [.. types];
        if (!expected.Order(StringComparer.Ordinal).SequenceEqual(named.Select(static t => t.Name).Order(StringComparer.Ordinal)))
        {
            yield return new(
                topic.File, named.Count == 0 ? 1 : named[0].Line, HelpProblem.Types, $"{section} must have the headings {string.Join(", ", expected)}.");
        }
    }

    private static IEnumerable<HelpProblem> FindBetween(CommandFacts command, HelpTopic one, HelpTopic other)
    {
        if (one.Examples.Count != other.Examples.Count)
        {
            yield return new(
                other.File, 1, HelpProblem.Examples, $"there are {other.Examples.Count} examples, but {one.Examples.Count} in '{one.File}'.");
        }

        foreach ((ExampleHelp first, ExampleHelp second) in one.Examples.Zip(other.Examples).Where(static p => p.First.Code != p.Second.Code))
        {
            yield return new(
                other.File, second.Line, HelpProblem.Examples, $"the code of '{second.Title}' is not that of '{first.Title}' in '{one.File}'.");
        }

        // Where the assembly does not tell the default, one language still must not keep from its readers what the other says.
        foreach (ParameterFacts parameter in command.Parameters.Where(static p => p.Default is null))
        {
            ParameterHelp? first = one.Parameters.FirstOrDefault(p => p.Name == parameter.Name);
            ParameterHelp? second = other.Parameters.FirstOrDefault(p => p.Name == parameter.Name);
            if (first is not null && second is not null && first.Default is null != second.Default is null)
            {
                yield return new(
                    other.File, second.Line, HelpProblem.Default, $"-{parameter.Name} has a default in one language and none in '{one.File}', or the other way round.");
            }
        }
    }
}
