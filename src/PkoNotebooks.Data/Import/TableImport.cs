using PkoNotebooks.Data.Csv;
using PkoNotebooks.Data.Package;
using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Data.Import;

/// <summary>Turns a publisher's rows into rows of one of our tables.</summary>
internal abstract class TableImport(ImportContext context, FileColumns columns)
{
    protected ImportContext Context { get; } = context;

    protected FileColumns Columns { get; } = columns;

    /// <summary>The fields that say which row it is, whichever source gives it.</summary>
    public abstract string[] Identity { get; }

    /// <summary>The fields in which two rows about the same thing may disagree.</summary>
    public abstract string[] Values { get; }

    public abstract void Read(Utf8CsvReader row);

    /// <summary>The rows read, each identity once.</summary>
    public abstract List<IncomingRow> Finish();

    /// <summary>Whether a row may stand as it is after corrections; where not, the context knows why.</summary>
    public virtual bool Accepts(IncomingRow row) => true;

    public static TableImport For(ImportContext context, FileColumns columns) => context.Format.Name switch
    {
        ImportFormats.CebAssessed => new AssessedContributionImport(context, columns),
        ImportFormats.UnMissions => new MissionImport(context, columns),
        ImportFormats.UnFatalities => new FatalityImport(context, columns),
        _ => new PersonnelImport(context, columns),
    };

    /// <summary>Publishers count on while a mission closes; the row says so, and the check then lets it stand.</summary>
    protected void MarkIfOutsideMission(IncomingRow row, string dateField)
        => MarkIfOutsideMission(row, Context.Resource.IndexOf("mission_id"), Context.Resource.IndexOf(dateField));

    /// <inheritdoc cref="MarkIfOutsideMission(IncomingRow, string)"/>
    protected void MarkIfOutsideMission(IncomingRow row, int missionColumn, int dateColumn)
    {
        if (Context.Data.Missions.Find(row.Cells[missionColumn]) is { } mission
            && CellFormat.TryDate(row.Cells[dateColumn], out var day)
            && MissionLife.Outside(mission, day) is { } where)
        {
            Note(row, where);
        }
    }

    protected void Note(IncomingRow row, string text)
    {
        ref var note = ref row.Cells[Context.Resource.IndexOf("note")];
        note = note.Length == 0 ? text : note + "; " + text;
    }

    /// <summary>Cells in the order of the table's schema, those not given empty.</summary>
    protected string[] Cells(params ReadOnlySpan<(string Field, string Value)> given)
    {
        var cells = new string[Context.Resource.Fields.Length];
        Array.Fill(cells, "");
        foreach (var (field, value) in given)
        {
            var index = Context.Resource.IndexOf(field);
            if (index >= 0)
            {
                cells[index] = value;
            }
        }

        return cells;
    }
}
