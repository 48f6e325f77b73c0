using System.Globalization;
using System.Runtime.InteropServices;
using PkoNotebooks.Data.Csv;
using PkoNotebooks.Data.Tables;
using PkoNotebooks.Data.Validation;

namespace PkoNotebooks.Data.Import;

/// <summary>
/// Headcounts by state, month, mission and type. Each distinct date, name and mission is resolved once, and a row is kept as a
/// few numbers, so that time and memory go with the distinct rows and not with the length of the file.
/// </summary>
internal sealed class PersonnelImport : TableImport
{
    // Ten years of months; a longer file takes more.
    private const int UsualRows = 1 << 17;

    private readonly PersonnelShape _shape;
    private readonly Utf8Pool<DateOnly?> _dates;
    private readonly ResolvedStates _states;
    private readonly Utf8Pool<string?> _missions;
    private readonly Utf8Pool<PersonnelType?> _types;
    private readonly Utf8Pool<string> _places;
    private readonly NumberedNames _missionIds = new();
    private readonly List<int> _missionOfCell = [];
    private readonly Dictionary<ulong, int> _index = new(UsualRows);
    private readonly List<StagedHeadcount> _rows = new(UsualRows);
    private readonly Dictionary<int, string> _days = [];
    private (int Number, string Text) _lastDay = (-1, "");

    // What stands in every row.
    private readonly string[] _same;
    private readonly PersonnelColumns _columns;

    public PersonnelImport(ImportContext context, FileColumns columns)
        : base(context, columns)
    {
        _shape = PersonnelShape.Of(context.Format.Name, columns);
        _columns = new(context.Resource);
        _dates = new(text => IncomingCell.TryDate(text, out var date) ? date : null);
        _states = new(context);
        _missions = new(text => text.Length == 0 ? "" : context.Mission(text));
        _types = new(PersonnelTypes.Find);
        _places = new(text => text);
        _missionIds.NumberOf(""); // 0: no mission
        _same = Cells(("basis", "printed"), ("source_id", context.SourceId));
    }

    public override string[] Identity => ["as_of", "iso3", "mission_id", "personnel_type"];

    public override string[] Values => ["women", "men", "total"];

    public override void Read(Utf8CsvReader row)
    {
        var dateCell = _dates.IndexOf(row[_shape.Date]);
        if (_dates[dateCell] is not { } date)
        {
            Context.Wrong(DataErrorKind.TypeError, row.Line, _shape.DateLabel, _dates.Text(dateCell), "a date of the calendar as YYYY-MM-DD", Package.CellFormat.Advice(_dates.Text(dateCell)));
            return;
        }

        var country = _states.NumberOf(row[_shape.Code], row[_shape.Name], out var nameCell);
        if (country >= 0 && !Context.IsWanted(_states[country]))
        {
            Context.Skip("another state than those asked for", row.Line);
            return;
        }

        var missionCell = _shape.Mission < 0 ? -1 : _missions.IndexOf(row[_shape.Mission]);
        var mission = Mission(missionCell, date);
        if (country < 0)
        {
            Context.Unknown("state", _states.Name(nameCell), _shape.NameLabel, row.Line);
        }

        // A row that is passed over is counted once.
        if (mission < 0 && (country >= 0 || !Context.SkipsRefused))
        {
            Context.Unknown("mission", _missions.Text(missionCell), _shape.MissionLabel, row.Line);
        }

        if (country < 0 || mission < 0)
        {
            return;
        }

        var place = _shape.Place < 0 ? -1 : _places.IndexOf(row[_shape.Place]);
        var staged = new StagedHeadcount(date.DayNumber, country, mission, default, null, null, 0, row.Line, dateCell, nameCell, missionCell, -1, place);
        if (_shape.Type >= 0)
        {
            OneType(row, staged);
        }
        else
        {
            TypeByColumn(row, staged);
        }
    }

    public override List<IncomingRow> Finish()
    {
        var staged = StagedHeadcount.MissionsTogether(_rows, Context);
        var rows = new List<IncomingRow>(staged.Count);
        foreach (ref readonly var row in CollectionsMarshal.AsSpan(staged))
        {
            rows.Add(Row(row));
        }

        return rows;
    }

    /// <summary>Women and men of a corrected row; a row whose parts are not its total is refused.</summary>
    public override bool Accepts(IncomingRow row)
    {
        MarkIfOutsideMission(row, _columns.MissionId, _columns.AsOf);
        var (women, men, total) = (row.Count(_columns.Women), row.Count(_columns.Men), row.Count(_columns.Total));
        if (women is null || men is null || women + men == total)
        {
            return true;
        }

        if (Context.SkipsRefused)
        {
            // The series rest on the total, so it is kept and only its parts are refused.
            Context.Skip(ImportContext.Refused + "women and men that are not the total; the total was kept", row.Line);
            row.Cells[_columns.Women] = "";
            row.Cells[_columns.Men] = "";
            Note(row, string.Create(CultureInfo.InvariantCulture, $"women and men left out: printed as {women} and {men}, which is not the total"));
            return true;
        }

        Context.Wrong(
            DataErrorKind.PartsDoNotAddUp, row.Line, "total", Text(total),
            string.Create(CultureInfo.InvariantCulture, $"{women} women and {men} men, together {women + men}"),
            "Declare a correction in corrections.csv, or pass over refused rows.");
        return false;
    }

    private IncomingRow Row(in StagedHeadcount row)
    {
        var cells = (string[])_same.Clone();
        Set(cells, _columns.AsOf, Day(row.Day));
        Set(cells, _columns.Iso3, _states[row.Country]);
        Set(cells, _columns.MissionId, _missionIds[row.Mission]);
        Set(cells, _columns.PersonnelType, WireName.Of(row.Type));
        Set(cells, _columns.Women, Text(row.Women));
        Set(cells, _columns.Men, Text(row.Men));
        Set(cells, _columns.Total, Text(row.Total));
        Set(cells, _columns.Locator, Locator(row));
        return new(cells, row.Line);
    }

    private static void Set(string[] cells, int column, string text)
    {
        if (column >= 0)
        {
            cells[column] = text;
        }
    }

    // A month's rows share one text.
    private string Day(int number)
    {
        if (_lastDay.Number != number)
        {
            ref var text = ref CollectionsMarshal.GetValueRefOrAddDefault(_days, number, out _);
            _lastDay = (number, text ??= IncomingCell.Iso(DateOnly.FromDayNumber(number)));
        }

        return _lastDay.Text;
    }

    private void OneType(Utf8CsvReader row, StagedHeadcount staged)
    {
        var typeCell = _types.IndexOf(row[_shape.Type]);
        if (_types[typeCell] is not { } type)
        {
            Context.Wrong(DataErrorKind.UnknownName, row.Line, _shape.TypeLabel, _types.Text(typeCell), PersonnelTypes.Expected, "Correct the type.");
            return;
        }

        if (Count(row, _shape.Women, out var women) && Count(row, _shape.Men, out var men) && Count(row, _shape.Total, out var total))
        {
            Stage(staged with { Type = type, Women = women, Men = men, Total = total ?? (women ?? 0) + (men ?? 0), TypeCell = typeCell }, row.Line);
        }
    }

    private void TypeByColumn(Utf8CsvReader row, StagedHeadcount staged)
    {
        var sum = 0;
        foreach (var (index, type, label) in _shape.Counts)
        {
            if (!Count(row, index, out var count))
            {
                return;
            }

            sum += count ?? 0;
            if (count > 0)
            {
                Stage(staged with { Type = type, Total = count.Value, TypeCell = _types.IndexOf(System.Text.Encoding.UTF8.GetBytes(label)) }, row.Line);
            }
        }

        if (Count(row, _shape.Total, out var total) && total is not null && total != sum)
        {
            Context.Wrong(
                DataErrorKind.PartsDoNotAddUp, row.Line, "total", Text(total), Text(sum) + ", the sum of the types",
                "Declare a correction, or correct the file.");
        }
    }

    private void Stage(in StagedHeadcount row, int line)
    {
        if (row.Total == 0)
        {
            Context.Skip("the count is 0: not a deployment", line);
            return;
        }

        var key = ((ulong)(uint)row.Day << 36) | ((ulong)(uint)row.Country << 20) | ((ulong)(uint)row.Mission << 4) | (uint)row.Type;
        ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(_index, key, out var known);
        if (!known)
        {
            place = _rows.Count;
            _rows.Add(row);
            return;
        }

        ref readonly var earlier = ref CollectionsMarshal.AsSpan(_rows)[place];
        if ((earlier.Women, earlier.Men, earlier.Total) == (row.Women, row.Men, row.Total))
        {
            Context.Skip("the same row again", line);
            return;
        }

        Context.Conflicts.Add(new(
            DataErrorKind.Conflict, Context.FileName, line, "total", Text(row.Total),
            string.Create(CultureInfo.InvariantCulture, $"{earlier.Total}, as in line {earlier.Line} about the same state, month, mission and type"),
            "Find out which of the two rows is right and remove the other."));
    }

    private bool Count(Utf8CsvReader row, int column, out int? count)
    {
        count = null;
        if (column < 0 || IncomingCell.TryCount(row[column], out count))
        {
            return true;
        }

        var text = row.Text(column);
        Context.Wrong(
            DataErrorKind.TypeError, row.Line, _shape.LabelOf(column), text, "a count of persons, without separators", Package.CellFormat.Advice(text));
        return false;
    }

    // -1 where the name is unknown. A name that several missions bear one after another is looked up by the day.
    private int Mission(int cell, DateOnly day)
        => Mission(cell) is >= 0 and var known ? known
            : Context.Mission(_missions.Text(cell), day) is { } dated ? _missionIds.NumberOf(dated) : -1;

    // Cells are numbered from 0 as they first occur, and every cell that resolves is asked for at once.
    private int Mission(int cell)
    {
        if (cell < 0)
        {
            return 0;
        }

        while (_missionOfCell.Count <= cell)
        {
            var next = _missions[_missionOfCell.Count];
            _missionOfCell.Add(next is null ? -1 : _missionIds.NumberOf(next));
        }

        return _missionOfCell[cell];
    }

    private string Locator(in StagedHeadcount row)
    {
        var mission = row.MissionCell >= 0 ? _missions.Text(row.MissionCell) : "";
        var type = _types.Text(row.TypeCell);
        return Context.Format.Name switch
        {
            ImportFormats.Hub or ImportFormats.HubBefore2010 => $"{_shape.PlaceWord} {(row.Place >= 0 ? _places.Text(row.Place) : "line " + Text(row.Line))}, {type}",
            ImportFormats.UnMonthly => PersonnelShape.Joined(_places.Text(row.Place), _states[row.Country], mission, type),
            _ => PersonnelShape.Joined(_dates.Text(row.DateCell), _states.Name(row.NameCell), mission, type),
        };
    }

    private static string Text(int? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";
}
