using System.Globalization;
using PkoNotebooks.Data.Csv;
using PkoNotebooks.Data.Package;
using PkoNotebooks.Data.Validation;

namespace PkoNotebooks.Data.Import;

/// <summary>
/// What states were assessed for peacekeeping, by calendar year. Rows of the entity UN are left out: they are not the regular
/// budget's scale.
/// </summary>
internal sealed class AssessedContributionImport(ImportContext context, FileColumns columns) : TableImport(context, columns)
{
    private const string Peacekeeping = "UN-DPO";

    private readonly StagedRows _rows = new(context);

    public override string[] Identity => ["budget", "iso3", "period_start", "period_end", "source_id"];

    public override string[] Values => ["amount_usd"];

    public override void Read(Utf8CsvReader row)
    {
        var entity = row.Text(Columns["entity"]);
        if (entity != Peacekeeping)
        {
            Context.Skip($"entity {entity}: not peacekeeping", row.Line);
            return;
        }

        var year = row.Text(Columns["year"]);
        var donor = row.Text(Columns["donor"]);
        var amount = row.Text(Columns["assessed_usd"]);
        if (!int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1945 or > 2100)
        {
            Context.Wrong(DataErrorKind.TypeError, row.Line, "year", year, "a year", "Correct the year.");
            return;
        }

        if (!IncomingCell.TryAmount(amount, out var value))
        {
            Context.Wrong(DataErrorKind.TypeError, row.Line, "assessed_usd", amount, CellFormat.NumberExpected, CellFormat.Advice(amount));
            return;
        }

        if (Context.Country(null, donor) is not { } iso3)
        {
            Context.Unknown("state", donor, "donor", row.Line);
            return;
        }

        if (!Context.IsWanted(iso3))
        {
            Context.Skip("another state than those asked for", row.Line);
            return;
        }

        _rows.Add(
            $"{year}/{iso3}",
            new(
                Cells(
                    ("budget", "peacekeeping"),
                    ("iso3", iso3),
                    ("period_start", year + "-01-01"),
                    ("period_end", year + "-12-31"),
                    ("amount_usd", value),
                    ("basis", "printed"),
                    ("preferred", "true"),
                    ("source_id", Context.SourceId),
                    ("locator", $"{entity}, {year}, {donor}")),
                row.Line));
    }

    public override List<IncomingRow> Finish() => _rows.Rows;
}
