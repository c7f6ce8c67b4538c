using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;

namespace AiccsPS.Shell;

/// <summary>Reads a command line in PowerShell's way: one dash, any letter case, -Command or -File last.</summary>
internal static class OptionParser
{
    /// <summary>Reads the arguments.</summary>
    /// <exception cref="StartException">They make no sense; the message says which one.</exception>
    public static ShellOptions Parse(IReadOnlyList<string> arguments)
    {
        ShellOptions options = new();
        for (int i = 0; i < arguments.Count; i++)
        {
            string argument = arguments[i];
            switch (Name(argument))
            {
                case "c" or "command":
                    // As pwsh: everything after -Command is the command.
                    _ = Value(arguments, i);
                    return Checked(options with { Command = string.Join(' ', Rest(arguments, i + 1)) });
                case "f" or "file":
                    return Checked(WithFile(options, Value(arguments, i), Rest(arguments, i + 2)));
                case "endpoint":
                    options = options with { Endpoint = Endpoint(Value(arguments, i++)) };
                    break;
                case "tasks":
                    options = WithTasks(options, Value(arguments, i++));
                    break;
                case "seed":
                    options = options with { Seed = Integer(argument, Value(arguments, i++)) };
                    break;
                case "engine":
                    options = options with { Engine = Engine(Value(arguments, i++)) };
                    break;
                case "culture":
                    options = options with { Culture = Culture(Value(arguments, i++)) };
                    break;
                case "h" or "help" or "?":
                    return options with { Help = true };
                case null:
                    // As pwsh: a first word that is no option names a script.
                    return Checked(WithFile(options, argument, Rest(arguments, i + 1)));
                default:
                    throw StartException.Usage($"'{argument}' is not an option of this shell. -Help lists what is.");
            }
        }

        return Checked(options);
    }

    /// <summary>An option's name without its dash or dashes, in lower case; null when the argument is no option.</summary>
    private static string? Name(string argument)
    {
        string name = argument.StartsWith("--", StringComparison.Ordinal) ? argument[2..]
            : argument.StartsWith('-') || argument == "/?" ? argument[1..]
            : string.Empty;
        return name.Length == 0 ? null : name.ToLowerInvariant();
    }

    private static string Value(IReadOnlyList<string> arguments, int index) =>
        index + 1 < arguments.Count
            ? arguments[index + 1]
            : throw StartException.Usage($"'{arguments[index]}' needs a value after it.");

    private static List<string> Rest(IReadOnlyList<string> arguments, int start)
    {
        List<string> rest = [];
        for (int i = start; i < arguments.Count; i++)
        {
            rest.Add(arguments[i]);
        }

        return rest;
    }

    private static ShellOptions Checked(ShellOptions options)
    {
        bool emulated = options.Endpoint is null;
        bool tasks = options.TaskCount is not null || options.TasksFile is not null;
        if (!emulated && (tasks || options.Seed is not null))
        {
            throw StartException.Usage($"'{(tasks ? "-Tasks" : "-Seed")}' is for the emulator, which -Endpoint takes the place of: use one of them.");
        }

        if (options.TasksFile is not null && options.Seed is not null)
        {
            throw StartException.Usage("'-Seed' is for tasks that are made up, and '-Tasks' names a file: use one of them.");
        }

        if (options.Engine == EngineChoice.Pwsh && options.Culture is not null)
        {
            throw StartException.Usage("'-Culture' is for the embedded engine; pwsh takes its culture from the system.");
        }

        return options;
    }

    private static ShellOptions WithFile(ShellOptions options, string file, List<string> arguments)
    {
        if (!File.Exists(file))
        {
            throw StartException.Usage($"The script '{file}' does not exist.");
        }

        return options with { File = Path.GetFullPath(file), FileArguments = arguments };
    }

    private static ShellOptions WithTasks(ShellOptions options, string value)
    {
        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int count))
        {
            return options with { TaskCount = count };
        }

        return File.Exists(value)
            ? options with { TasksFile = Path.GetFullPath(value) }
            : throw StartException.Usage($"'-Tasks {value}' is neither a count of tasks nor a file that exists.");
    }

    private static int Integer(string option, string value) =>
        int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)
            ? number
            : throw StartException.Usage($"'{option} {value}' is not a whole number.");

    /// <summary>A full address, or a bare host name as Alibaba Cloud's documentation writes them.</summary>
    private static string Endpoint(string value)
    {
        bool hasScheme = value.Contains("://", StringComparison.Ordinal);
        return Uri.TryCreate(hasScheme ? value : "https://" + value, UriKind.Absolute, out Uri? address)
            && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            && address.Host.Length > 0
            ? value
            : throw StartException.Usage($"'-Endpoint {value}' is neither an http or https address nor a host name.");
    }

    private static EngineChoice Engine(string value) => value.ToLowerInvariant() switch
    {
        "auto" => EngineChoice.Auto,
        "embedded" => EngineChoice.Embedded,
        "pwsh" => EngineChoice.Pwsh,
        _ => throw StartException.Usage($"'-Engine {value}' is none of auto, embedded and pwsh."),
    };

    private static CultureInfo Culture(string value)
    {
        try
        {
            return CultureInfo.GetCultureInfo(value, predefinedOnly: true);
        }
        catch (CultureNotFoundException)
        {
            throw StartException.Usage($"'-Culture {value}' names no culture that this system knows.");
        }
    }
}
