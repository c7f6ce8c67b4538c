using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Xml;

namespace AiccsPS.Build.Help;

/// <summary>Makes the help files of a module, one for each language, from its assembly and its Markdown.</summary>
public static class HelpBuild
{
    /// <summary>The languages; the first is the one that the others are held against.</summary>
    private static readonly string[] Languages = ["en-US", "zh-CN"];

    /// <summary>Checks everything and, where nothing is wrong, writes the files.</summary>
    /// <param name="assembly">The module's assembly.</param>
    /// <param name="reference">A System.Management.Automation.dll to read it against, or the folder that holds one.</param>
    /// <param name="source">The folder with a folder of Markdown for each language.</param>
    /// <param name="output">The folder to write to.</param>
    public static IReadOnlyList<HelpProblem> Run(string assembly, string reference, string source, string output)
    {
        IReadOnlyList<CommandFacts> commands = CommandReader.Read(assembly, reference);
        List<HelpProblem> problems = [];
        Dictionary<(string Command, string Language), HelpTopic> topics = [];
        Dictionary<(string Name, string Language), string> abouts = [];
        foreach (string language in Languages)
        {
            DirectoryInfo folder = new(Path.Combine(source, language));
            foreach (string file in folder.Exists ? Directory.GetFiles(folder.FullName, "*.md") : [])
            {
                if (AboutTopic.Is(file))
                {
                    abouts[(Path.GetFileNameWithoutExtension(file), language)] = AboutTopic.Render(file, File.ReadAllText(file), problems);
                    continue;
                }

                topics[(Path.GetFileNameWithoutExtension(file), language)] = HelpMarkdown.Parse(file, File.ReadAllText(file), problems);
            }
        }

        foreach (((string name, _), HelpTopic topic) in topics.Where(t => commands.All(c => c.Name != t.Key.Command)))
        {
            problems.Add(new HelpProblem(topic.File, 1, HelpProblem.ParameterUnknown, $"the module has no cmdlet {name}."));
        }

        foreach (CommandFacts command in commands)
        {
            string[] without = [.. Languages.Where(l => !topics.ContainsKey((command.Name, l)))];
            problems.AddRange(without.Select(l => new HelpProblem(
                Path.Combine(source, l, command.Name + ".md"), 1, HelpProblem.Structure, $"{command.Name} has no help in {l}.")));
            problems.AddRange(HelpDrift.Find(command, [.. Languages.Except(without).Select(l => topics[(command.Name, l)])]));
        }

        foreach (string about in abouts.Keys.Select(static a => a.Name).Distinct())
        {
            problems.AddRange(Languages.Where(l => !abouts.ContainsKey((about, l))).Select(l => new HelpProblem(
                Path.Combine(source, l, about + ".md"), 1, HelpProblem.Structure, $"{about} is missing in {l}.")));
        }

        if (problems.Count == 0)
        {
            foreach (((string about, string language), string text) in abouts)
            {
                // Windows PowerShell reads a text without a mark in the system's code page.
                string file = Path.Combine(output, language, about + ".help.txt");
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                File.WriteAllText(file, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
            }

            string name = Path.GetFileName(assembly) + "-Help.xml";
            foreach (string language in Languages)
            {
                Write(commands.Select(c => (c, topics[(c.Name, language)])), Path.Combine(output, language, name));
            }
        }

        return problems;
    }

    private static void Write(IEnumerable<(CommandFacts Command, HelpTopic Topic)> commands, string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        XmlWriterSettings settings = new() { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };
        using XmlWriter writer = XmlWriter.Create(file, settings);
        Maml.Write(commands).Save(writer);
    }
}
