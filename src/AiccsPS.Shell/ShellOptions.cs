using System;
using System.Collections.Generic;
using System.Globalization;

namespace AiccsPS.Shell;

/// <summary>What the shell is asked to do.</summary>
internal sealed record ShellOptions
{
    /// <summary>The value of -Command that means "read commands from standard input".</summary>
    public const string StandardInput = "-";

    /// <summary>The text to run; null when there is none.</summary>
    public string? Command { get; init; }

    /// <summary>The script to run; null when there is none.</summary>
    public string? File { get; init; }

    /// <summary>What follows the script on the command line.</summary>
    public IReadOnlyList<string> FileArguments { get; init; } = [];

    /// <summary>The endpoint to use in place of the emulator.</summary>
    public string? Endpoint { get; init; }

    /// <summary>How many tasks the emulator makes up; null leaves it to the emulator.</summary>
    public int? TaskCount { get; init; }

    /// <summary>A file of tasks that the emulator serves instead.</summary>
    public string? TasksFile { get; init; }

    /// <summary>What made-up tasks are derived from; null leaves it to the emulator.</summary>
    public int? Seed { get; init; }

    public EngineChoice Engine { get; init; }

    /// <summary>The culture of messages, help and formats; null keeps the user's.</summary>
    public CultureInfo? Culture { get; init; }

    public bool Help { get; init; }

    /// <summary>There is one thing to run, after which the process ends.</summary>
    public bool RunsOnce => File is not null || Command is not null and not StandardInput;

    /// <summary>Somebody sits before the shell, and stays after a command.</summary>
    public bool IsInteractive => File is null && Command is null && !Console.IsInputRedirected;
}
