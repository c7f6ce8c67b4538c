using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace AiccsPS.Emulator.Faults;

/// <summary>The faults' names as a command line and the request log have them.</summary>
internal static class FaultNames
{
    private static readonly FrozenDictionary<string, FaultKind> Kinds =
        Enum.GetValues<FaultKind>().ToFrozenDictionary(Of, static kind => kind, StringComparer.OrdinalIgnoreCase);

    /// <summary>Every name, in the order of the kinds.</summary>
    public static IEnumerable<string> All => Enum.GetValues<FaultKind>().Select(Of);

    /// <summary>A kind's name.</summary>
    public static string Of(FaultKind kind) => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());

    /// <summary>The kind of a name, written in any case.</summary>
    public static bool TryParse(string name, out FaultKind kind) => Kinds.TryGetValue(name, out kind);
}
