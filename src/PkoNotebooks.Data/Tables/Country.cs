using PkoNotebooks.Data.Package;

namespace PkoNotebooks.Data.Tables;

/// <summary>A state.</summary>
public sealed record Country : TableRow, IReadableRow<Country>
{
    internal const string TableName = "countries";

    /// <summary>ISO 3166-1 alpha-3.</summary>
    public required string Iso3 { get; init; }

    /// <summary>Three digits, leading zeros kept.</summary>
    public string M49 { get; init; } = "";

    public required string Name { get; init; }

    public string UnName { get; init; } = "";

    /// <summary>The customary Japanese short name.</summary>
    public string NameJa { get; init; } = "";

    public string Region { get; init; } = "";

    /// <summary>Of the Security Council.</summary>
    public required bool PermanentMember { get; init; }

    public override string Table => TableName;

    public override string Key => Iso3;

    static Country IReadableRow<Country>.Read(RowReader row) => new()
    {
        Iso3 = row.Text("iso3"),
        M49 = row.Text("m49"),
        Name = row.Text("name"),
        UnName = row.Text("un_name"),
        NameJa = row.Text("name_ja"),
        Region = row.Text("region"),
        PermanentMember = row.Bool("permanent_member"),
        SourceId = row.Text("source_id"),
        Locator = row.Text("locator"),
        Note = row.TextOrNull("note"),
        Line = row.Line,
    };
}
