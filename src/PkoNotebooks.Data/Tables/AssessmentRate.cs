using System.Globalization;
using PkoNotebooks.Data.Package;

namespace PkoNotebooks.Data.Tables;

/// <summary>The rate at which a state is assessed for a budget over a period.</summary>
public sealed record AssessmentRate : TableRow, IReadableRow<AssessmentRate>
{
    internal const string TableName = "assessment_rates";

    public required AssessedBudget Budget { get; init; }

    public required string Iso3 { get; init; }

    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day, included.</summary>
    public required DateOnly ValidTo { get; init; }

    /// <summary>Percent, 0 to 100.</summary>
    public required decimal RatePercent { get; init; }

    public required RateBasis Basis { get; init; }

    /// <summary>Whether the analyses use this row where sources conflict.</summary>
    public required bool Preferred { get; init; }

    public override string Table => TableName;

    public override string Key => string.Create(CultureInfo.InvariantCulture, $"{WireName.Of(Budget)}/{Iso3}/{ValidFrom:yyyy-MM-dd}/{ValidTo:yyyy-MM-dd}/{SourceId}/{Locator}");

    static AssessmentRate IReadableRow<AssessmentRate>.Read(RowReader row) => new()
    {
        Budget = row.Enum<AssessedBudget>("budget"),
        Iso3 = row.Text("iso3"),
        ValidFrom = row.Date("valid_from"),
        ValidTo = row.Date("valid_to"),
        RatePercent = row.Decimal("rate_percent"),
        Basis = row.Enum<RateBasis>("basis"),
        Preferred = row.Bool("preferred"),
        SourceId = row.Text("source_id"),
        Locator = row.Text("locator"),
        Note = row.TextOrNull("note"),
        Line = row.Line,
    };
}
