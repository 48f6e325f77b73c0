using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Data;
using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Analysis.Headcounts;

/// <summary>
/// Uniformed personnel by state and month's end, as the United Nations counts them, with what is missing said.
/// Built once over the tables; asking does not change it.
/// </summary>
public sealed class HeadcountIndex
{
    private readonly PkoData _data;
    private readonly RowFacts _facts;
    private readonly FrozenDictionary<DateOnly, ImmutableSortedDictionary<string, ImmutableArray<PersonnelRow>>> _rows;
    private readonly FrozenDictionary<DateOnly, PersonnelTotal> _totals;
    private readonly FrozenDictionary<DateOnly, ContributorTable> _tables;

    // The ranks of all states of a month cite the same table.
    private readonly ConcurrentDictionary<DateOnly, ImmutableArray<Citation>> _citations = new();

    public HeadcountIndex(PkoData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        _data = data;
        _facts = new RowFacts(data);
        _rows = data.Personnel.GroupBy(r => r.AsOf).ToFrozenDictionary(
            month => month.Key,
            month => month.GroupBy(r => r.Iso3, StringComparer.Ordinal)
                .ToImmutableSortedDictionary(state => state.Key, PersonnelRows.Chosen, StringComparer.Ordinal));
        _totals = data.PersonnelTotals.Where(t => t.PersonnelType == PersonnelType.Uniformed)
            .GroupBy(t => t.AsOf).ToFrozenDictionary(g => g.Key, BestTotal);
        _tables = _rows.ToFrozenDictionary(m => m.Key, m => Table(m.Key, m.Value));
        FullMonths = [.. _tables.Where(t => t.Value.IsFull).Select(t => t.Key).Order()];
    }

    /// <summary>The months' ends with a full table of contributors, in order.</summary>
    public ImmutableArray<DateOnly> FullMonths { get; }

    /// <summary>The table of a month's end; null where no state has a row.</summary>
    public ContributorTable? TableOf(DateOnly asOf) => _tables.GetValueOrDefault(asOf);

    /// <summary>
    /// The month's end with a full table, and wanted, that lies nearest to <paramref name="asOf"/>, the earlier of two as near; null where there is none.
    /// </summary>
    public DateOnly? NearestFullMonth(DateOnly asOf, Func<DateOnly, bool>? isWanted = null) =>
        FullMonths.Where(isWanted ?? (_ => true)).Select(m => (DateOnly?)m).MinBy(m => (Math.Abs(m!.Value.DayNumber - asOf.DayNumber), m.Value));

    /// <summary>The rows of a state at a month's end that make its headcount, without repeats between sources; empty where it has none.</summary>
    public ImmutableArray<PersonnelRow> RowsOf(string iso3, DateOnly asOf) =>
        _rows.TryGetValue(asOf, out var month) && month.TryGetValue(iso3, out var rows) ? rows : [];

    /// <summary>Uniformed personnel of a state.</summary>
    public Measured Of(string iso3, DateOnly asOf)
    {
        var state = NameOf(iso3);
        var key = $"personnel.{iso3}.{MonthEnd.Iso(asOf)}";
        var name = $"uniformed personnel of {state}";
        var rows = RowsOf(iso3, asOf);
        if (rows.Length == 1)
        {
            return _facts.Of(rows[0], key, name, rows[0].Total, Unit.Persons, Period.On(asOf), derivation: DerivationOf(rows));
        }

        if (rows.Length > 1)
        {
            return Fact(key, name, rows.Sum(r => r.Total), asOf, DerivationOf(rows), PersonnelRows.Words(rows), rows.Select(_facts.Cite), null);
        }

        if (TableOf(asOf) is { IsFull: true } table)
        {
            return Fact(
                key, name, 0, asOf, Derivation.Inferred, "the full table of contributors of that month does not list the state",
                CiteAll(table), "Not listed among the contributors, so nobody.");
        }

        return NobodyByDispatchRecord(iso3, asOf, key, name) is { } nobody
            ? nobody
            : new Missing("number of uniformed personnel", state, Period.On(asOf), WhyMissing(asOf));
    }

    /// <summary>Uniformed personnel in the world.</summary>
    public Measured World(DateOnly asOf)
    {
        var key = $"personnel.world.{MonthEnd.Iso(asOf)}";
        const string name = "uniformed personnel in the world";
        if (_totals.TryGetValue(asOf, out var total))
        {
            return _facts.Of(total, key, name, total.Total, Unit.Persons, Period.On(asOf));
        }

        return TableOf(asOf) is { IsFull: true } table
            ? Fact(key, name, table.Sum, asOf, Derivation.Inferred, "sum over all contributors", CiteAll(table), null)
            : new Missing("number of uniformed personnel", "the world", Period.On(asOf), "no world total of that month is in the data");
    }

    /// <summary>
    /// The place of a state by uniformed personnel: one plus the number of states with more, so that ties share a place. Where the month has no
    /// full table, the place that a source prints. A state without personnel has none.
    /// </summary>
    public Measured Rank(string iso3, DateOnly asOf)
    {
        var key = $"personnel_rank.{iso3}.{MonthEnd.Iso(asOf)}";
        var name = $"rank of {NameOf(iso3)} by uniformed personnel";
        if (TableOf(asOf) is { IsFull: true } table)
        {
            var own = table.ByState.GetValueOrDefault(iso3);
            return own == 0
                ? new Missing("rank by uniformed personnel", NameOf(iso3), Period.On(asOf), "it had nobody there, and who has nobody is not ranked")
                : Fact(
                    key, name, 1 + table.ByState.Values.Count(v => v > own), asOf, Derivation.Derived,
                    "1 + the number of states with more uniformed personnel", CiteAll(table),
                    $"Among {FactText.Number(table.Contributors, 0)} contributors; ties share a rank.") with { Unit = Unit.Rank };
        }

        var printed = _data.Rankings
            .Where(r => r.Measure == RankingMeasure.UniformedPersonnel && r.Iso3 == iso3 && r.AsOf == asOf)
            .OrderBy(r => r.Basis).ThenBy(r => SourcePreference.Of(_data, r.SourceId)).FirstOrDefault();
        return printed is null
            ? new Missing("rank by uniformed personnel", NameOf(iso3), Period.On(asOf), WhyMissing(asOf))
            : _facts.Of(
                printed, key, name, printed.Rank, Unit.Rank, Period.On(asOf),
                derivation: printed.Basis == RankingBasis.Printed ? Derivation.Printed : Derivation.Inferred,
                note: "As the source prints it: no full table of contributors of that month is in the data, so the rank cannot be computed here.");
    }

    /// <summary>The name of a state.</summary>
    public string NameOf(string iso3) => _data.Countries.Find(iso3)?.Name ?? iso3;

    /// <summary>One citation a source for a month's whole table.</summary>
    public ImmutableArray<Citation> CiteAll(ContributorTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return _citations.GetOrAdd(table.AsOf, _ => [.. _facts.CiteTogether(table.Rows, $"{MonthEnd.Iso(table.AsOf)}/*")]);
    }

    private static Fact Fact(
        string key, string name, double value, DateOnly asOf, Derivation derivation, string? formula, IEnumerable<Citation> citations, string? note) => new()
        {
            Key = key,
            Name = name,
            Value = value,
            Unit = Unit.Persons,
            Period = Period.On(asOf),
            Derivation = derivation,
            Formula = formula,
            Citations = CitationSet.Of(citations),
            Note = note,
        };

    private static Derivation DerivationOf(ImmutableArray<PersonnelRow> rows) => rows switch
    {
        _ when rows.Any(r => r.Basis == PersonnelBasis.Inferred) => Derivation.Inferred,
        { Length: 1 } => Derivation.Printed,
        _ => Derivation.Derived,
    };

    private ContributorTable Table(DateOnly asOf, ImmutableSortedDictionary<string, ImmutableArray<PersonnelRow>> states) => new(
        asOf,
        states.ToImmutableSortedDictionary(s => s.Key, s => s.Value.Sum(r => r.Total), StringComparer.Ordinal),
        [.. states.Values.SelectMany(r => r)],
        _totals.GetValueOrDefault(asOf));

    private PersonnelTotal BestTotal(IEnumerable<PersonnelTotal> totals) =>
        totals.OrderBy(t => SourcePreference.Of(_data, t.SourceId)).ThenBy(t => t.SourceId, StringComparer.Ordinal).First();

    private string WhyMissing(DateOnly asOf) => NearestFullMonth(asOf) is { } nearest && nearest != asOf
        ? $"no table of that month that lists it is in the data; the nearest full table of contributors is that of {MonthEnd.Long(nearest)}"
        : "no table of contributors of that month is in the data";

    // Months in which Japan had nobody leave no row. Its own dispatch record tells them from months for which no table was found.
    private Fact? NobodyByDispatchRecord(string iso3, DateOnly asOf, string key, string name)
    {
        if (iso3 != DispatchRecord.State || !_totals.ContainsKey(asOf))
        {
            return null;
        }

        var missions = _data.Dispatches.Where(d => d is { Category: DispatchCategory.UnPko, Preferred: true, StartedOn: not null }).ToList();
        return missions.Count == 0 || missions.Any(d => DispatchRecord.MayRunOn(d, asOf))
            ? null
            : Fact(
                key, name, 0, asOf, Derivation.Inferred, "the dispatch record shows no peacekeeping dispatch under way on that day",
                _facts.CiteTogether(missions, "un_pko/*"), "No row in the UN's lists, and none expected by Japan's own record.");
    }
}
