using System.Collections.Immutable;
using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Data.Suspects;

/// <summary>Every state's headcount by month, in one mission or over all.</summary>
internal sealed class MonthSeries
{
    private readonly string? _missionId;
    private readonly SuspectOptions _options;
    private readonly List<DateOnly> _months;
    private readonly Dictionary<(DateOnly, string), List<PersonnelRow>> _rows;
    private readonly Dictionary<(DateOnly, string), int> _totals;
    private readonly List<string> _states;

    public MonthSeries(IReadOnlyCollection<PersonnelRow> rows, string? missionId, SuspectOptions options)
    {
        _missionId = missionId;
        _options = options;
        _rows = rows.GroupBy(row => (row.AsOf, row.Iso3)).ToDictionary(group => group.Key, group => group.ToList());
        _totals = _rows.ToDictionary(pair => pair.Key, pair => Headcount.Of(pair.Value));

        var counts = _rows.Keys.GroupBy(key => key.Item1).OrderBy(month => month.Key).Select(month => (Month: month.Key, States: month.Count())).ToList();
        _months = [.. counts.Where((month, i) => IsFull(counts, i)).Select(month => month.Month)];
        _states = [.. _rows.Keys.Select(key => key.Item2).Distinct().Order(StringComparer.Ordinal)];
    }

    public IEnumerable<Suspect> Suspects()
    {
        for (var i = 1; i + 1 < _months.Count; i++)
        {
            if (Distance(_months[i - 1], _months[i]) > _options.FarthestNeighbour || Distance(_months[i], _months[i + 1]) > _options.FarthestNeighbour)
            {
                continue;
            }

            var jumps = _states.Select(state => Look(state, i)).OfType<Suspect>().ToList();
            foreach (var jump in jumps)
            {
                var other = jumps
                    .Where(candidate => Belongs(jump, candidate))
                    .OrderBy(candidate => Math.Abs(candidate.Deviation + jump.Deviation))
                    .ThenBy(candidate => candidate.Iso3, StringComparer.Ordinal)
                    .FirstOrDefault();
                yield return other is null ? jump : jump with { Counterpart = other.Iso3, CounterpartDeviation = other.Deviation };
            }
        }
    }

    // In a month for which a source gives only the largest contributors, or one state, the others are not zero: they are not given.
    private static bool IsFull(List<(DateOnly Month, int States)> counts, int index)
    {
        const int FewestStates = 3;
        const int Around = 6;
        const double Part = 0.6;
        var near = counts.Skip(Math.Max(0, index - Around)).Take((2 * Around) + 1).Select(month => month.States).Order().ToList();
        return counts[index].States >= Math.Max(FewestStates, Part * near[near.Count / 2]);
    }

    private Suspect? Look(string state, int month)
    {
        var (before, found, after) = (Total(month - 1, state), Total(month, state), Total(month + 1, state));
        var mean = (before + after) / 2.0;
        var deviation = Math.Abs(found - mean);
        var isFarOff = deviation >= _options.LeastPersons
            && deviation >= _options.LeastShare * Math.Max(mean, found)
            && Math.Abs(before - after) <= _options.MostDrift * deviation;
        return isFarOff
            ? new(_months[month], state, _missionId, before, found, after, null, 0, Keys(month, state))
            : null;
    }

    private bool Belongs(Suspect jump, Suspect other)
        => Math.Sign(jump.Deviation) == -Math.Sign(other.Deviation)
            && Math.Abs(jump.Deviation + other.Deviation) <= _options.MostDifference * Math.Max(Math.Abs(jump.Deviation), Math.Abs(other.Deviation));

    private int Total(int month, string state) => _totals.GetValueOrDefault((_months[month], state));

    private ImmutableArray<string> Keys(int month, string state)
        => _rows.TryGetValue((_months[month], state), out var rows) ? [.. rows.Select(row => row.Key)] : [];

    private static int Distance(DateOnly from, DateOnly to) => ((to.Year - from.Year) * 12) + to.Month - from.Month;
}
