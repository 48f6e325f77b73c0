using System.Collections.Immutable;

namespace PkoNotebooks.Data.Tables;

/// <summary>Rates of assessment, found by budget, state and day.</summary>
public sealed class RateTable : Table<AssessmentRate>
{
    private readonly ILookup<(AssessedBudget, string), AssessmentRate> _byState;

    public RateTable(TableOrigin origin, ImmutableArray<AssessmentRate> rows)
        : base(origin, rows)
        => _byState = rows.ToLookup(row => (row.Budget, row.Iso3));

    /// <summary>The preferred effective rate of assessment for peacekeeping that is valid on the day; null where there is none.</summary>
    public AssessmentRate? Peacekeeping(string iso3, DateOnly day) => Preferred(AssessedBudget.Peacekeeping, iso3, day);

    /// <summary>The preferred rate of assessment for the regular budget that is valid on the day; null where there is none.</summary>
    public AssessmentRate? Regular(string iso3, DateOnly day) => Preferred(AssessedBudget.Regular, iso3, day);

    /// <summary>The preferred rate valid on the day; null where there is none.</summary>
    public AssessmentRate? Preferred(AssessedBudget budget, string iso3, DateOnly day)
    {
        foreach (var row in _byState[(budget, iso3)])
        {
            if (row.Preferred && row.ValidFrom <= day && day <= row.ValidTo)
            {
                return row;
            }
        }

        return null;
    }

    /// <summary>All rows of a state, preferred or not, in the file's order.</summary>
    public IReadOnlyList<AssessmentRate> Of(AssessedBudget budget, string iso3) => [.. _byState[(budget, iso3)]];

    /// <summary>Every state's preferred rate valid on the day, in the file's order.</summary>
    public IReadOnlyList<AssessmentRate> On(AssessedBudget budget, DateOnly day)
        => [.. Rows.Where(row => row.Budget == budget && row.Preferred && row.ValidFrom <= day && day <= row.ValidTo)];

    /// <summary>Every row valid on the day for the state, the preferred first: the figures that sources give side by side.</summary>
    public IReadOnlyList<AssessmentRate> SideBySide(AssessedBudget budget, string iso3, DateOnly day)
        => [.. _byState[(budget, iso3)].Where(row => row.ValidFrom <= day && day <= row.ValidTo).OrderByDescending(row => row.Preferred)];
}
