using System.Collections.Generic;
using System.Linq;

namespace AiccsPS.Build.Help;

/// <summary>A cmdlet as its assembly's metadata describes it.</summary>
/// <param name="Verb">The verb of its name.</param>
/// <param name="Noun">The noun of its name.</param>
/// <param name="ParameterSets">The names of its parameter sets, the default one first; never empty.</param>
/// <param name="Parameters">Its parameters in the order of the source, paging ones last; the common ones are not among them.</param>
/// <param name="OutputTypes">The full names of the types it says it writes.</param>
public sealed record CommandFacts(
    string Verb,
    string Noun,
    IReadOnlyList<string> ParameterSets,
    IReadOnlyList<ParameterFacts> Parameters,
    IReadOnlyList<string> OutputTypes)
{
    /// <summary>What a user types.</summary>
    public string Name => $"{Verb}-{Noun}";

    /// <summary>The full names of the types that it takes from the pipeline by value.</summary>
    public IReadOnlyList<string> InputTypes =>
        [.. Parameters.Where(static p => p.Bindings.Any(static b => b.FromPipeline)).Select(static p => p.FullTypeName).Distinct()];
}

/// <summary>One parameter.</summary>
/// <param name="Name">Its name without the dash.</param>
/// <param name="TypeName">Its type as PowerShell writes it, such as String[] or SwitchParameter.</param>
/// <param name="FullTypeName">Its type with the namespace.</param>
/// <param name="Bindings">How it is bound, one for each parameter set that is named, or one for all sets.</param>
/// <param name="Aliases">Its other names.</param>
/// <param name="Values">The values of its ValidateSet or enumeration; empty where it takes any.</param>
/// <param name="AcceptsWildcards">Whether it has SupportsWildcards.</param>
/// <param name="Default">
/// The constant that the class's constructor gives it; null where there is none, or where PSDefaultValue says that the
/// constant is not what a user should know.
/// </param>
public sealed record ParameterFacts(
    string Name,
    string TypeName,
    string FullTypeName,
    IReadOnlyList<ParameterBinding> Bindings,
    IReadOnlyList<string> Aliases,
    IReadOnlyList<string> Values,
    bool AcceptsWildcards,
    string? Default)
{
    /// <summary>Whether it takes no value.</summary>
    public bool IsSwitch => TypeName == "SwitchParameter";

    /// <summary>Whether it takes several values.</summary>
    public bool IsList => TypeName.EndsWith("[]", System.StringComparison.Ordinal);

    /// <summary>How it is bound in a set, or null where it is not part of it.</summary>
    public ParameterBinding? In(string set) => Bindings.FirstOrDefault(b => b.ParameterSet == set || b.ParameterSet == ParameterBinding.AllSets);
}

/// <summary>What one Parameter attribute says.</summary>
/// <param name="ParameterSet">The set that it is about, or <see cref="AllSets"/>.</param>
/// <param name="Position">The position, or null where the parameter must be named.</param>
/// <param name="IsMandatory">Whether it must be given.</param>
/// <param name="FromPipeline">Whether pipeline objects themselves bind to it.</param>
/// <param name="FromPipelineByName">Whether properties of pipeline objects bind to it.</param>
public sealed record ParameterBinding(string ParameterSet, int? Position, bool IsMandatory, bool FromPipeline, bool FromPipelineByName)
{
    /// <summary>PowerShell's own name for "in every set".</summary>
    public const string AllSets = "__AllParameterSets";
}
