namespace AiccsPS.Build.Help;

/// <summary>One thing that is wrong with the help.</summary>
/// <param name="File">The Markdown file.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Code">One of the codes below.</param>
/// <param name="Text">What is wrong, as a sentence.</param>
public sealed record HelpProblem(string File, int Line, string Code, string Text)
{
    /// <summary>A file is missing, or is not written in the fixed structure.</summary>
    public const string Structure = "AICCS002";

    /// <summary>A parameter has no heading.</summary>
    public const string ParameterMissing = "AICCS003";

    /// <summary>A heading has no parameter, or a file has no cmdlet.</summary>
    public const string ParameterUnknown = "AICCS004";

    /// <summary>The values listed are not those that the parameter takes.</summary>
    public const string Values = "AICCS005";

    /// <summary>The default stated is not the parameter's.</summary>
    public const string Default = "AICCS006";

    /// <summary>The languages' examples are not the same.</summary>
    public const string Examples = "AICCS007";

    /// <summary>The input or output types named are not the cmdlet's.</summary>
    public const string Types = "AICCS008";

    /// <summary>The form that MSBuild's Exec recognises as an error of the build, and an editor can jump to.</summary>
    public override string ToString() => $"{File}({Line}): error {Code}: {Text}";
}
