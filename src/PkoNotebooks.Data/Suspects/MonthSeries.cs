using System.Collections.Immutable;
using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Data.Suspects;

/// <summary>Every state's headcount by month, in one mission or over all.</summary>
internal sealed class MonthSeries
{
    private readonly string? _missionId;
    private readonly SuspectOptions _options;
    private readonly List<DateOnly> _months;
    private readonly HashSet<DateOnly> _full;
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
        _months = [.. counts.Select(month => month.Month)];
        _full = [.. counts.Where((month, i) => IsFull(counts, i)).Select(month => month.Month)];
        _states = [.. _rows.Keys.Select(key => key.Item2).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>The months that give every contributor; in the others a state without a row is not absent, but not given.</summary>
    public IReadOnlySet<DateOnly> FullMonths => _full;

    /// <param name="given">The months that give every contributor over all missions; null where this series is over all missions itself.</param>
    public IEnumerable<Suspect> Suspects(IReadOnlySet<DateOnly>? given = null)
    {
        var neighbours = _months.Where(month => _full.Contains(month) && given?.Contains(month) != false).ToList();
        foreach (var month in _months)
        {
            var at = neighbours.BinarySearch(month);
            var (before, after) = at >= 0 ? (at - 1, at + 1) : (~at - 1, ~at);
            if (before < 0 || after >= neighbours.Count
                || Distance(neighbours[before], month) > _options.FarthestNeighbour || Distance(month, neighbours[after]) > _options.FarthestNeighbour)
            {
                continue;
            }

            var jumps = _states
                .Where(state => at >= 0 || _totals.ContainsKey((month, state)))
                .Select(state => Look(state, neighbours[before], month, neighbours[after])).OfType<Suspect>().ToList();
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

    // A month has to hold up against the years around it, and against the month before and after: where every other month is one
    // state's only, eighteen states look like many, and are few beside the hundred of the month before.
    private bool IsFull(List<(DateOnly Month, int States)> counts, int index)
    {
        const int FewestStates = 3;
        const int Around = 6;
        const double Part = 0.6;
        var near = counts.Skip(Math.Max(0, index - Around)).Take((2 * Around) + 1).Select(month => month.States).Order().ToList();
        var usual = near[near.Count / 2];
        if (_missionId is null)
        {
            // Missions open and close; the number of all contributors does not halve for a month.
            usual = Math.Max(usual, counts.Where(other => Math.Abs(Distance(counts[index].Month, other.Month)) <= _options.FarthestNeighbour).Max(other => other.States));
        }

        return counts[index].States >= Math.Max(FewestStates, Part * usual);
    }

    private Suspect? Look(string state, DateOnly monthBefore, DateOnly month, DateOnly monthAfter)
    {
        var (before, found, after) = (Total(monthBefore, state), Total(month, state), Total(monthAfter, state));
        var mean = (before + after) / 2.0;
        var deviation = Math.Abs(found - mean);
        var isFarOff = deviation >= _options.LeastPersons
            && deviation >= _options.LeastShare * Math.Max(mean, found)
            && Math.Abs(before - after) <= _options.MostDrift * deviation;
        return isFarOff
            ? new(month, state, _missionId, before, found, after, null, 0, Keys(month, state))
            : null;
    }

    private bool Belongs(Suspect jump, Suspect other)
        => Math.Sign(jump.Deviation) == -Math.Sign(other.Deviation)
            && Math.Abs(jump.Deviation + other.Deviation) <= _options.MostDifference * Math.Max(Math.Abs(jump.Deviation), Math.Abs(other.Deviation));

    private int Total(DateOnly month, string state) => _totals.GetValueOrDefault((month, state));

    private ImmutableArray<string> Keys(DateOnly month, string state)
        => _rows.TryGetValue((month, state), out var rows) ? [.. rows.Select(row => row.Key)] : [];

    private static int Distance(DateOnly from, DateOnly to) => ((to.Year - from.Year) * 12) + to.Month - from.Month;
}
