using System;

namespace AiccsPS.Shell;

/// <summary>The shell cannot do what it was asked: a sentence for the user, and the exit code that goes with it.</summary>
internal sealed class StartException : Exception
{
    public StartException(string message, int exitCode, Exception? inner = null)
        : base(message, inner)
    {
        ExitCode = exitCode;
    }

    public int ExitCode { get; }

    public static StartException Usage(string message) => new(message, ExitCodes.Usage);
}
