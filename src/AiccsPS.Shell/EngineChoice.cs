namespace AiccsPS.Shell;

/// <summary>Which PowerShell runs the command.</summary>
internal enum EngineChoice
{
    /// <summary>A pwsh on PATH, else the embedded engine.</summary>
    Auto,

    /// <summary>The engine that comes with the shell.</summary>
    Embedded,

    /// <summary>A pwsh on PATH; none is an error.</summary>
    Pwsh,
}
