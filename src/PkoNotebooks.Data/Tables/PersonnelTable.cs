using System.Collections.Immutable;

namespace PkoNotebooks.Data.Tables;

/// <summary>Headcounts of uniformed personnel, found by month's end and by state.</summary>
public sealed class PersonnelTable : Table<PersonnelRow>
{
    private readonly ILookup<DateOnly, PersonnelRow> _byDate;
    private readonly ILookup<string, PersonnelRow> _byState;

    public PersonnelTable(TableOrigin origin, ImmutableArray<PersonnelRow> rows)
        : base(origin, rows)
    {
        _byDate = rows.ToLookup(row => row.AsOf);
        _byState = rows.ToLookup(row => row.Iso3);
        Dates = [.. _byDate.Select(group => group.Key).Order()];
        States = [.. _byState.Select(group => group.Key).Order(StringComparer.Ordinal)];
    }

    /// <summary>The days for which there is any row, in order.</summary>
    public ImmutableArray<DateOnly> Dates { get; }

    /// <summary>The states that have any row, by ISO 3166 alpha-3, in order.</summary>
    public ImmutableArray<string> States { get; }

    /// <summary>All rows of the day; empty where there are none (which does not mean that nobody served).</summary>
    public IReadOnlyList<PersonnelRow> On(DateOnly day) => [.. _byDate[day]];

    /// <summary>All rows of the state, in the file's order.</summary>
    public IReadOnlyList<PersonnelRow> Of(string iso3) => [.. _byState[iso3]];

    /// <summary>The state's rows of the day.</summary>
    public IReadOnlyList<PersonnelRow> Of(string iso3, DateOnly day) => [.. _byState[iso3].Where(row => row.AsOf == day)];
}
