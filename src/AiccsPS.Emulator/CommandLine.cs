using System;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.IO;
using System.Threading.Tasks;
using AiccsPS.Emulator.Faults;

namespace AiccsPS.Emulator;

/// <summary>The emulator's options as they are written on a command line.</summary>
internal sealed class CommandLine
{
    private static readonly EmulatorOptions Defaults = new();

    private readonly Option<int> _port = Number("--port", 0, ushort.MaxValue, Defaults.Port, "The port on 127.0.0.1; 0 picks a free one.");
    private readonly Option<TaskSource> _tasks = new("--tasks")
    {
        Description = "How many tasks to make up, or a JSON file of tasks with the API's field names.",
        HelpName = "count|file",
        DefaultValueFactory = static _ => new TaskSource(Defaults.TaskCount, null),
        CustomParser = ParseTasks,
    };

    private readonly Option<int> _seed = Number("--seed", int.MinValue, int.MaxValue, Defaults.Seed, "What made-up tasks, faults and churn are derived from: the same seed gives the same ones.");
    private readonly Option<int> _latency = Number("--latency-ms", 0, int.MaxValue, Defaults.LatencyMs, "How long each call waits, in milliseconds.");
    private readonly Option<int?> _maxPageSize = new("--max-page-size")
    {
        Description = "The largest page that is served; a request for more is cut down to it.",
        HelpName = "number",
        CustomParser = static result => ParseNumber(result, 1, int.MaxValue),
    };

    private readonly Option<NameMatch> _nameMatch = new("--name-match")
    {
        Description = "How the filters TaskName and RobotName compare: contains unless told otherwise.",
        HelpName = "contains|exact",
        CustomParser = ParseNameMatch,
    };

    private readonly Option<string?> _accessKeyId = Text("--access-key-id", Defaults.AccessKeyId, "The one access key id that is known.");
    private readonly Option<string?> _accessKeySecret = Text("--access-key-secret", Defaults.AccessKeySecret, "Its secret.");
    private readonly Option<string?> _securityToken = Text("--security-token", null, "The security token that calls must carry; without it, none may.");
    private readonly Option<DateTimeOffset?> _tokenExpires = new("--security-token-expires")
    {
        Description = "When that token ends, as an ISO 8601 time with its zone.",
        HelpName = "time",
        CustomParser = ParseTime,
    };

    private readonly FaultOptions _faults = new();

    /// <summary>Builds the command; <paramref name="run"/> gets the options once they are all good.</summary>
    public RootCommand Build(Func<EmulatorOptions, Task<int>> run)
    {
        RootCommand root = new("AICCS on this machine's loopback address: for tests, and for trying scripts without an account.")
        {
            _port, _tasks, _seed, _latency, _maxPageSize, _nameMatch, _accessKeyId, _accessKeySecret, _securityToken, _tokenExpires,
        };
        _faults.AddTo(root);
        root.Validators.Add(result =>
        {
            if (result.GetResult(_tokenExpires) is not null && result.GetResult(_securityToken) is null)
            {
                result.AddError("--security-token-expires says when a token ends: give that token with --security-token.");
            }
        });
        root.SetAction((parsed, _) => run(Read(parsed)));
        return root;
    }

    private EmulatorOptions Read(ParseResult parsed)
    {
        TaskSource tasks = parsed.GetValue(_tasks)!;
        EmulatorOptions options = new()
        {
            Port = parsed.GetValue(_port),
            TaskCount = tasks.Count,
            TasksFile = tasks.File,
            Seed = parsed.GetValue(_seed),
            LatencyMs = parsed.GetValue(_latency),
            MaxPageSize = parsed.GetValue(_maxPageSize),
            NameMatch = parsed.GetValue(_nameMatch),
            AccessKeyId = parsed.GetValue(_accessKeyId)!,
            AccessKeySecret = parsed.GetValue(_accessKeySecret)!,
            SecurityToken = parsed.GetValue(_securityToken),
            SecurityTokenExpiration = parsed.GetValue(_tokenExpires),
        };
        return _faults.Read(parsed, options);
    }

    /// <summary>An option whose value is a whole number within bounds.</summary>
    public static Option<int> Number(string name, int min, int max, int value, string description) => new(name)
    {
        Description = description,
        HelpName = "number",
        DefaultValueFactory = _ => value,
        CustomParser = result => ParseNumber(result, min, max) ?? 0,
    };

    private static Option<string?> Text(string name, string? value, string description)
    {
        Option<string?> option = new(name) { Description = description, HelpName = "text" };
        if (value is not null)
        {
            option.DefaultValueFactory = _ => value;
        }

        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value.Length: 0 }])
            {
                result.AddError($"{name} is empty: give it a value, or leave it away.");
            }
        });
        return option;
    }

    /// <summary>Reads a whole number, or adds an error that says what would be one.</summary>
    public static int? ParseNumber(ArgumentResult result, int min, int max)
    {
        string text = result.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) && number >= min && number <= max)
        {
            return number;
        }

        result.AddError($"{NameOf(result)} '{text}' does not fit: give a whole number from {min} to {max}.");
        return null;
    }

    private static TaskSource? ParseTasks(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (File.Exists(text))
        {
            return new TaskSource(0, text);
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count <= EmulatorOptions.MaxTaskCount)
        {
            return new TaskSource(count, null);
        }

        result.AddError($"--tasks '{text}' does not fit: give a whole number from 0 to {EmulatorOptions.MaxTaskCount}, or the path of a JSON file that exists.");
        return null;
    }

    private static NameMatch ParseNameMatch(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        switch (text.ToUpperInvariant())
        {
            case "CONTAINS":
                return NameMatch.Contains;
            case "EXACT":
                return NameMatch.Exact;
            default:
                result.AddError($"--name-match '{text}' does not fit: give contains or exact.");
                return default;
        }
    }

    private static DateTimeOffset? ParseTime(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (DateTimeOffset.TryParseExact(text, ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time))
        {
            return time;
        }

        result.AddError($"{NameOf(result)} '{text}' is not a time: write it as 2030-12-31T23:59:59Z.");
        return null;
    }

    private static string NameOf(ArgumentResult result) => ((OptionResult)result.Parent!).Option.Name;

    private sealed record TaskSource(int Count, string? File)
    {
        /// <summary>As the help shows the default.</summary>
        public override string ToString() => File ?? Count.ToString(CultureInfo.InvariantCulture);
    }
}
