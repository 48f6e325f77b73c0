using PkoNotebooks.Data.Package;

namespace PkoNotebooks.Data.Tables;

/// <summary>A spelling or former name under which sources give a state.</summary>
public sealed record CountryAlias : TableRow, IReadableRow<CountryAlias>
{
    internal const string TableName = "country_aliases";

    public required string Alias { get; init; }

    public required string Iso3 { get; init; }

    public override string Table => TableName;

    public override string Key => Alias;

    static CountryAlias IReadableRow<CountryAlias>.Read(RowReader row) => new()
    {
        Alias = row.Text("alias"),
        Iso3 = row.Text("iso3"),
        SourceId = row.Text("source_id"),
        Locator = row.Text("locator"),
        Note = row.TextOrNull("note"),
        Line = row.Line,
    };
}
