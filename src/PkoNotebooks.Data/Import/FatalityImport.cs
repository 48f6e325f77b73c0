using PkoNotebooks.Data.Csv;
using PkoNotebooks.Data.Package;
using PkoNotebooks.Data.Tables;
using PkoNotebooks.Data.Validation;

namespace PkoNotebooks.Data.Import;

/// <summary>Deaths in service.</summary>
internal sealed class FatalityImport(ImportContext context, FileColumns columns) : TableImport(context, columns)
{
    private readonly StagedRows _rows = new(context);

    public override string[] Identity => ["fatality_id"];

    public override string[] Values => ["occurred_on", "mission_id", "iso3", "personnel_type", "cause"];

    public override void Read(Utf8CsvReader row)
    {
        if (row.Text(Columns["type_of_casualty"]).Trim() is var casualty && casualty != "Fatality")
        {
            Context.Skip($"type of casualty \"{casualty}\"", row.Line);
            return;
        }

        var nationality = row.Text(Columns["casualty_nationality"]).Trim();
        var iso3 = Context.Country(row.Text(Columns["isocode3"]), nationality);
        if (iso3 is not null && !Context.IsWanted(iso3))
        {
            Context.Skip("another state than those asked for", row.Line);
            return;
        }

        var date = row.Text(Columns["incident_date"]);
        if (!IncomingCell.TryDate(date, out var occurred))
        {
            Context.Wrong(DataErrorKind.TypeError, row.Line, "incident_date", date, CellFormat.DateExpected, CellFormat.Advice(date));
            return;
        }

        var mission = row.Text(Columns["mission_acronym"]).Trim();
        var missionId = Context.Mission(mission, occurred);
        if (iso3 is null)
        {
            Context.Unknown("state", nationality, "casualty_nationality", row.Line);
        }

        if (missionId is null)
        {
            Context.Unknown("mission", mission, "mission_acronym", row.Line);
        }

        if (iso3 is not null && missionId is not null)
        {
            var id = row.Text(Columns["casualty_id"]).Trim();
            _rows.Add(
                id,
                new(
                    Cells(
                        ("fatality_id", id),
                        ("occurred_on", IncomingCell.Iso(occurred)),
                        ("mission_id", missionId),
                        ("iso3", iso3),
                        ("personnel_type", Term(row.Text(Columns["casualty_personnel_type"]))),
                        ("cause", Term(row.Text(Columns["type_of_incident"]))),
                        ("source_id", Context.SourceId),
                        ("locator", $"id {row.Text(Columns["id"])}, {id}")),
                    row.Line));
        }
    }

    public override bool Accepts(IncomingRow row)
    {
        MarkIfOutsideMission(row, "occurred_on");
        return true;
    }

    public override List<IncomingRow> Finish() => _rows.Rows;

    private static string Term(string printed) => NameFold.Fold(printed).Replace(' ', '_');
}
