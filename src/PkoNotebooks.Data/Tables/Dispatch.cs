using PkoNotebooks.Data.Package;

namespace PkoNotebooks.Data.Tables;

/// <summary>A dispatch of Japanese personnel, by the Japanese count.</summary>
public sealed record Dispatch : TableRow, IReadableRow<Dispatch>
{
    internal const string TableName = "dispatches";

    public required string DispatchId { get; init; }

    public string? MissionId { get; init; }

    public string LegalBasis { get; init; } = "";

    public required DispatchCategory Category { get; init; }

    public string Role { get; init; } = "";

    public DateOnly? StartedOn { get; init; }

    public DatePrecision? StartedPrecision { get; init; }

    public DateOnly? EndedOn { get; init; }

    public DatePrecision? EndedPrecision { get; init; }

    /// <summary>Persons at a time.</summary>
    public int? Strength { get; init; }

    public int? Rotations { get; init; }

    /// <summary>Persons over all rotations.</summary>
    public int? Cumulative { get; init; }

    public required bool Preferred { get; init; }

    public override string Table => TableName;

    public override string Key => DispatchId;

    static Dispatch IReadableRow<Dispatch>.Read(RowReader row) => new()
    {
        DispatchId = row.Text("dispatch_id"),
        MissionId = row.TextOrNull("mission_id"),
        LegalBasis = row.Text("legal_basis"),
        Category = row.Enum<DispatchCategory>("category"),
        Role = row.Text("role"),
        StartedOn = row.DateOrNull("started_on"),
        StartedPrecision = row.EnumOrNull<DatePrecision>("started_precision"),
        EndedOn = row.DateOrNull("ended_on"),
        EndedPrecision = row.EnumOrNull<DatePrecision>("ended_precision"),
        Strength = row.IntOrNull("strength"),
        Rotations = row.IntOrNull("rotations"),
        Cumulative = row.IntOrNull("cumulative"),
        Preferred = row.Bool("preferred"),
        SourceId = row.Text("source_id"),
        Locator = row.Text("locator"),
        Note = row.TextOrNull("note"),
        Line = row.Line,
    };
}
