using PkoNotebooks.Data.Csv;
using PkoNotebooks.Data.Package;
using PkoNotebooks.Data.Validation;

namespace PkoNotebooks.Data.Import;

/// <summary>
/// The United Nations' list of missions. Most of its dates are the first of a month and stand for the month, so that an end is
/// taken as the month's last day.
/// </summary>
internal sealed class MissionImport(ImportContext context, FileColumns columns) : TableImport(context, columns)
{
    private readonly StagedRows _rows = new(context);

    public override string[] Identity => ["mission_id"];

    public override string[] Values => ["started_on", "ended_on"];

    public override void Read(Utf8CsvReader row)
    {
        var id = row.Text(Columns["mission_acronym"]).Trim();
        if (id.Length == 0)
        {
            Context.Skip("no acronym", row.Line);
            return;
        }

        if (!Date(row, "start_date", out var start) || !Date(row, "end_date", out var end))
        {
            return;
        }

        var byMonth = new[] { (start, "start"), (end, "end") }.Where(date => date.Item1?.Day == 1).Select(date => date.Item2).ToList();
        var ended = end is { Day: 1 } day ? new DateOnly(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month)) : end;
        _rows.Add(
            id,
            new(
                Cells(
                    ("mission_id", Context.Data.Missions.Find(id)?.MissionId ?? id),
                    ("name", row.Text(Columns["mission_name"]).Trim()),
                    ("kind", row.Text(Columns["lead_department"]).Trim() == "DPPA" ? "political" : "un_pko"),
                    ("host", row.Text(Columns["mission_location"]).Trim() is { Length: > 0 } place ? place : "not given"),
                    ("started_on", start is { } first ? IncomingCell.Iso(first) : ""),
                    ("ended_on", ended is { } last ? IncomingCell.Iso(last) : ""),
                    ("source_id", Context.SourceId),
                    ("locator", $"id {row.Text(Columns["id"])}, {id}"),
                    ("note", byMonth.Count == 0 ? "" : string.Join(" and ", byMonth) + " given by month only")),
                row.Line));
    }

    public override List<IncomingRow> Finish() => _rows.Rows;

    private bool Date(Utf8CsvReader row, string column, out DateOnly? date)
    {
        var text = row.Text(Columns[column]).Trim();
        date = null;
        if (text.Length == 0)
        {
            return true;
        }

        if (IncomingCell.TryDate(text, out var found))
        {
            date = found;
            return true;
        }

        Context.Wrong(DataErrorKind.TypeError, row.Line, column, text, CellFormat.DateExpected, CellFormat.Advice(text));
        return false;
    }
}
