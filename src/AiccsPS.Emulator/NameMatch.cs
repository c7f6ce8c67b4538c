namespace AiccsPS.Emulator;

/// <summary>How the filters TaskName and RobotName compare; the service's documentation does not say.</summary>
public enum NameMatch
{
    /// <summary>The name has the text somewhere in it.</summary>
    Contains,

    /// <summary>The name is the text.</summary>
    Exact,
}
