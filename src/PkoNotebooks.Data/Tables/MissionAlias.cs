using System.Globalization;
using PkoNotebooks.Data.Package;

namespace PkoNotebooks.Data.Tables;

/// <summary>A name under which sources put several operations together, and which one it means on a day.</summary>
public sealed record MissionAlias : TableRow, IReadableRow<MissionAlias>
{
    internal const string TableName = "mission_aliases";

    public required string Alias { get; init; }

    public required string MissionId { get; init; }

    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day; null where no later operation follows.</summary>
    public DateOnly? ValidTo { get; init; }

    public override string Table => TableName;

    public override string Key => string.Create(CultureInfo.InvariantCulture, $"{Alias}/{ValidFrom:yyyy-MM-dd}");

    public bool IsValidOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);

    static MissionAlias IReadableRow<MissionAlias>.Read(RowReader row) => new()
    {
        Alias = row.Text("alias"),
        MissionId = row.Text("mission_id"),
        ValidFrom = row.Date("valid_from"),
        ValidTo = row.DateOrNull("valid_to"),
        SourceId = row.Text("source_id"),
        Locator = row.Text("locator"),
        Note = row.TextOrNull("note"),
        Line = row.Line,
    };
}
