namespace AiccsPS.Shell;

/// <summary>What the process answers; the numbers are those that pwsh has, so that a script can be moved between them.</summary>
internal static class ExitCodes
{
    public const int Success = 0;

    /// <summary>A terminating error, or a last command that failed.</summary>
    public const int Failure = 1;

    /// <summary>The shell's own command line was wrong.</summary>
    public const int Usage = 64;

    /// <summary>The shell could not start: no module, no emulator, no engine.</summary>
    public const int StartFailure = 70;

    /// <summary>Ended by Ctrl+C, as every Unix shell reports it: 128 + SIGINT.</summary>
    public const int Interrupted = 130;

    /// <summary>Ended by a request to terminate: 128 + SIGTERM.</summary>
    public const int Terminated = 143;
}
