using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation.Language;
using System.Text.RegularExpressions;

namespace AiccsPS.Shell.Engines;

/// <summary>-File as PowerShell text, so that both engines run a script in the same way after the module is imported.</summary>
internal static partial class ScriptCall
{
    /// <summary>The text that runs the script with its arguments and ends with the script's exit code.</summary>
    public static string Text(string file, IReadOnlyList<string> arguments)
    {
        string call = string.Join(' ', (string[])["&", Quote(file), .. arguments.Select(Argument)]);
        // Of a script, $? is false only after "exit N" with another N than 0, or when it could not be called.
        return call + "\nif (-not $?) { exit $(if ($LASTEXITCODE) { $LASTEXITCODE } else { 1 }) }";
    }

    /// <summary>A text in single quotes. PowerShell takes typographic quotes for quotes, too.</summary>
    public static string Quote(string text) => $"'{CodeGeneration.EscapeSingleQuotedStringContent(text)}'";

    /// <summary>As pwsh -File reads it: <c>-Name</c> and <c>-Name:value</c> are parameters, all else is text, so that nothing is evaluated.</summary>
    private static string Argument(string argument)
    {
        Match parameter = Parameter().Match(argument);
        if (!parameter.Success)
        {
            return Quote(argument);
        }

        string name = parameter.Groups["name"].Value;
        string value = parameter.Groups["value"].Value;
        return (parameter.Groups["colon"].Success, value) switch
        {
            (false, _) => name,
            (true, "") => name + ":",
            // A switch can be turned off from outside.
            _ when value.Equals("$true", StringComparison.OrdinalIgnoreCase) || value.Equals("$false", StringComparison.OrdinalIgnoreCase) => $"{name}:{value}",
            _ => $"{name}:{Quote(value)}",
        };
    }

    [GeneratedRegex(@"^(?<name>-[\p{L}_?][\p{L}\p{Nd}_-]*)((?<colon>:)(?<value>.*))?$", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Parameter();
}
