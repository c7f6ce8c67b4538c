using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AiccsPS.Emulator.Tasks;

namespace AiccsPS.Emulator.Faults;

/// <summary>Decides by one draw for each call which fault it meets, if any. Thread-safe: the order of arrival is the order of the draws.</summary>
internal sealed class FaultDraw(IReadOnlyDictionary<FaultKind, double> rates, int seed)
{
    private readonly Lock _lock = new();
    private readonly (FaultKind Kind, double Rate)[] _rates = [.. rates.Where(static rate => rate.Value > 0).OrderBy(static rate => rate.Key).Select(static rate => (rate.Key, rate.Value))];
    private readonly Dictionary<FaultKind, int> _occurrences = [];
    private SplitMix64 _random = SplitMix64.For(seed, SplitMix64.FaultsIndex);

    /// <summary>Draws for the next call.</summary>
    public DrawnFault? Next()
    {
        lock (_lock)
        {
            double share = _random.NextShare();
            foreach ((FaultKind kind, double rate) in _rates)
            {
                if (share < rate)
                {
                    int occurrence = _occurrences.GetValueOrDefault(kind);
                    _occurrences[kind] = occurrence + 1;
                    return new DrawnFault(kind, occurrence);
                }

                share -= rate;
            }

            return null;
        }
    }
}
