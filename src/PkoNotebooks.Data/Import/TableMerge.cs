using System.Collections.Immutable;
using System.Globalization;
using PkoNotebooks.Data.Package;
using PkoNotebooks.Data.Tables;
using PkoNotebooks.Data.Validation;

namespace PkoNotebooks.Data.Import;

/// <summary>A table while files are merged into it.</summary>
internal sealed class TableMerge
{
    private readonly ResourceDescriptor _resource;
    private readonly List<string[]> _rows;
    private readonly Dictionary<string[], RowChangeKind> _changes = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string[], string[]> _before = new(ReferenceEqualityComparer.Instance);

    public TableMerge(TableCells table)
    {
        _resource = table.Resource;
        _rows = [.. table.Rows.Select(row => row.Cells)];
    }

    public int Unchanged { get; private set; }

    public bool HasChanges => _changes.Count > 0;

    public IEnumerable<string[]> Rows => _rows.Where(row => _changes.GetValueOrDefault(row, RowChangeKind.Added) != RowChangeKind.Dropped);

    public void Add(ImportContext context, TableImport import, List<IncomingRow> incoming, ConflictPolicy policy)
    {
        var identity = new RowIdentity([.. import.Identity.Select(_resource.IndexOf)]);
        var existing = _rows.Where(row => !IsDropped(row)).ToLookup(row => row, identity);
        var split = new SplitByMission(_resource, existing.SelectMany(group => group));
        foreach (var row in incoming)
        {
            if (existing[row.Cells].FirstOrDefault() is { } present)
            {
                Compare(context, import, row, present, policy);
            }
            else if (split.Total(row.Cells) is { } sum)
            {
                CompareSplit(context, row, sum);
            }
            else
            {
                _rows.Add(row.Cells);
                _changes[row.Cells] = RowChangeKind.Added;
            }
        }

        Missing(context, identity, incoming, policy);
    }

    public int Column(string field) => _resource.IndexOf(field);

    /// <summary>Adds a row that comes from no file.</summary>
    public void AddRow(Func<string, string> value)
    {
        var row = _resource.Fields.Select(field => value(field.Name)).ToArray();
        _rows.Add(row);
        _changes[row] = RowChangeKind.Added;
    }

    public IEnumerable<RowChange> Changes()
        => Sorted(_changes.Keys).Select(row => new RowChange(_changes[row], _resource.Name, Key(row), Fields(row)));

    public byte[] Write()
    {
        using var stream = new MemoryStream();
        Csv.CsvOutput.Write(stream, _resource.Fields.Select(field => field.Name), Sorted(Rows));
        return stream.ToArray();
    }

    private IEnumerable<string[]> Sorted(IEnumerable<string[]> rows) => rows.Order(new RowOrder(_resource));

    private bool IsDropped(string[] row) => _changes.TryGetValue(row, out var change) && change == RowChangeKind.Dropped;

    private void Compare(ImportContext context, TableImport import, IncomingRow row, string[] present, ConflictPolicy policy)
    {
        // A part that only one of the two gives is no disagreement.
        var different = import.Values.Select(_resource.IndexOf)
            .Where(column => column >= 0 && row.Cells[column].Length > 0 && present[column].Length > 0 && !Same(column, row.Cells[column], present[column]))
            .ToList();
        if (different.Count == 0)
        {
            Unchanged++;
            return;
        }

        context.Conflicts.Add(new(
            DataErrorKind.Conflict, context.FileName, row.Line, string.Join(",", different.Select(column => _resource.Fields[column].Name)),
            string.Join(",", different.Select(column => row.Cells[column])),
            $"{string.Join(",", different.Select(column => present[column]))}, as the package has it for {Key(present)}",
            "Keep the package's row, take the file's, or declare a correction."));
        if (policy == ConflictPolicy.TakeIncoming)
        {
            var replacement = row.Cells;
            if (_changes.GetValueOrDefault(present, RowChangeKind.Changed) == RowChangeKind.Added)
            {
                _changes[replacement] = RowChangeKind.Added;
            }
            else
            {
                _changes[replacement] = RowChangeKind.Changed;
                _before[replacement] = _before.GetValueOrDefault(present, present);
            }

            _changes.Remove(present);
            _rows[_rows.FindIndex(other => ReferenceEquals(other, present))] = replacement;
        }
    }

    private bool Same(int column, string a, string b)
        => a == b
            || (_resource.Fields[column].Type is FieldType.Integer or FieldType.Number
                && CellFormat.TryNumber(a, out var x) && CellFormat.TryNumber(b, out var y) && x == y);

    private void CompareSplit(ImportContext context, IncomingRow row, (int Sum, string Key) split)
    {
        var total = row.Cells[_resource.IndexOf("total")];
        if (total == split.Sum.ToString(CultureInfo.InvariantCulture))
        {
            Unchanged++;
            return;
        }

        context.Conflicts.Add(new(
            DataErrorKind.Conflict, context.FileName, row.Line, "total", total,
            string.Create(CultureInfo.InvariantCulture, $"{split.Sum}, the sum of the package's rows by mission, {split.Key}"),
            "Keep the package's rows, or correct them by hand: they hold a mission that the file does not."));
    }

    // Rows of the same source and of a day that the file covers, that are no longer in the file. A row for all missions is still
    // there when the file gives it by mission, with the same sum; and the other way round.
    private void Missing(ImportContext context, RowIdentity identity, List<IncomingRow> incoming, ConflictPolicy policy)
    {
        var (day, mission, source) = (_resource.IndexOf("as_of"), _resource.IndexOf("mission_id"), _resource.IndexOf("source_id"));
        if (_resource.Name != PersonnelRow.TableName || incoming.Count == 0)
        {
            return;
        }

        var (basis, state, total) = (_resource.IndexOf("basis"), _resource.IndexOf("iso3"), _resource.IndexOf("total"));
        var days = incoming.Select(row => row.Cells[day]).ToHashSet(StringComparer.Ordinal);
        var present = incoming.Select(row => row.Cells).ToHashSet(identity);
        var split = new SplitByMission(_resource, present);
        foreach (var row in _rows.Where(row => row[source] == context.SourceId && days.Contains(row[day]) && context.IsWanted(row[state])).ToList())
        {
            if (_changes.ContainsKey(row) || row[basis] == "inferred" || present.Contains(row))
            {
                continue;
            }

            var found = "no such row";
            if (row[mission].Length > 0)
            {
                var whole = (string[])row.Clone();
                whole[mission] = "";
                if (present.Contains(whole))
                {
                    continue;
                }
            }
            else if (split.Total(row) is { } sum)
            {
                found = sum.Sum.ToString(CultureInfo.InvariantCulture) + " over its missions";
                if (row[total] == sum.Sum.ToString(CultureInfo.InvariantCulture))
                {
                    continue;
                }
            }

            context.Conflicts.Add(new(
                DataErrorKind.Conflict, context.FileName, null, string.Join(",", _resource.PrimaryKey), found,
                $"{row[total]}, as the package has it for {Key(row)}", "Keep the package's row, or drop it by taking the file's rows."));
            if (policy == ConflictPolicy.TakeIncoming)
            {
                _changes[row] = RowChangeKind.Dropped;
            }
        }
    }

    private string Key(string[] row) => string.Join('/', _resource.PrimaryKey.Select(field => row[_resource.IndexOf(field)]));

    private ImmutableArray<FieldChange> Fields(string[] row)
    {
        var kind = _changes[row];
        var before = _before.GetValueOrDefault(row);
        return
        [
            .. _resource.Fields.Index()
                .Where(field => kind == RowChangeKind.Changed ? before![field.Index] != row[field.Index] : row[field.Index].Length > 0)
                .Select(field => new FieldChange(
                    field.Item.Name,
                    kind == RowChangeKind.Added ? null : (before ?? row)[field.Index],
                    kind == RowChangeKind.Dropped ? null : row[field.Index])),
        ];
    }
}
