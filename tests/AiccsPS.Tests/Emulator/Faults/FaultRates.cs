using System.Collections.Generic;
using System.Linq;
using AiccsPS.Emulator;

namespace AiccsPS.Tests.Emulator.Faults;

/// <summary>Options with faults, shortly.</summary>
internal static class FaultRates
{
    public static EmulatorOptions Always(FaultKind kind) => Options((kind, 1));

    public static EmulatorOptions Options(params (FaultKind Kind, double Rate)[] rates) =>
        new() { Faults = Of(rates) };

    public static IReadOnlyDictionary<FaultKind, double> Of(params (FaultKind Kind, double Rate)[] rates) =>
        rates.ToDictionary(static rate => rate.Kind, static rate => rate.Rate);
}
