using System.Collections.Immutable;

namespace PkoNotebooks.Data.Tables;

/// <summary>World totals of uniformed personnel, found by month's end.</summary>
public sealed class PersonnelTotalTable : Table<PersonnelTotal>
{
    private readonly ILookup<DateOnly, PersonnelTotal> _byDate;

    public PersonnelTotalTable(TableOrigin origin, ImmutableArray<PersonnelTotal> rows)
        : base(origin, rows)
        => _byDate = rows.ToLookup(row => row.AsOf);

    /// <summary>The world total of the type on the day; null where there is none.</summary>
    public PersonnelTotal? On(DateOnly day, PersonnelType type = PersonnelType.Uniformed)
        => _byDate[day].FirstOrDefault(row => row.PersonnelType == type);
}
