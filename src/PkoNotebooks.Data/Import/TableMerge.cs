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

    public int Count(RowChangeKind kind) => _changes.Values.Count(change => change == kind);

    public IEnumerable<string[]> Rows => _rows.Where(row => _changes.GetValueOrDefault(row, RowChangeKind.Added) != RowChangeKind.Dropped);

    public void Add(ImportContext context, TableImport import, List<IncomingRow> incoming, ConflictPolicy policy)
    {
        var identity = new RowIdentity([.. import.Identity.Select(_resource.IndexOf)]);
        var existing = _rows.Where(row => !IsDropped(row)).ToLookup(row => row, identity);
        var split = new Lazy<SplitByMission>(() => new(_resource, existing.SelectMany(group => group)));
        var mission = _resource.Name == PersonnelRow.TableName ? _resource.IndexOf("mission_id") : -1;
        foreach (var row in incoming)
        {
            if (existing[row.Cells].FirstOrDefault() is { } present)
            {
                Compare(context, import, row, present, policy);
            }
            else if (mission >= 0 && row.Cells[mission].Length == 0 && split.Value.Total(row.Cells) is { } sum)
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

    /// <summary>The rows as they are to be written.</summary>
    public List<string[]> Ordered() => RowSorting.Sorted(_resource, Rows);

    /// <param name="ordered">As <see cref="Ordered"/> gives them: sorting a long table twice is felt.</param>
    public IEnumerable<RowChange> Changes(List<string[]> ordered)
    {
        var key = _resource.PrimaryKey.Select(_resource.IndexOf).ToArray();
        var changed = _changes.ContainsValue(RowChangeKind.Dropped) ? RowSorting.Sorted(_resource, _changes.Keys) : ordered;
        foreach (var row in changed)
        {
            if (_changes.TryGetValue(row, out var kind))
            {
                yield return new(kind, _resource.Name, Key(row, key), Fields(row, kind));
            }
        }
    }

    /// <inheritdoc cref="Changes"/>
    public byte[] Write(List<string[]> ordered)
    {
        using var stream = new MemoryStream();
        Csv.CsvOutput.Write(stream, _resource.Fields.Select(field => field.Name), ordered);
        return stream.ToArray();
    }

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
        var held = _rows.Where(row => row[source] == context.SourceId && days.Contains(row[day]) && context.IsWanted(row[state])
            && row[basis] != "inferred" && !_changes.ContainsKey(row)).ToList();

        // Often the package holds a few states of a source that counts all, and only their rows can be missing.
        var states = held.Select(row => row[state]).ToHashSet(StringComparer.Ordinal);
        var present = incoming.Select(row => row.Cells).Where(row => states.Contains(row[state])).ToHashSet(identity);
        WarnOfFewStates(context, incoming, held, state);
        var split = new Lazy<SplitByMission>(() => new(_resource, present));
        foreach (var row in held)
        {
            if (present.Contains(row))
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
            else if (split.Value.Total(row) is { } sum)
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

    // A file cut down to some states would else take a whole month's other states away, when its rows are taken.
    private static void WarnOfFewStates(ImportContext context, List<IncomingRow> incoming, List<string[]> held, int state)
    {
        var given = incoming.Select(row => row.Cells[state]).ToHashSet(StringComparer.Ordinal);
        var lacking = held.Select(row => row[state]).Where(code => !given.Contains(code)).Distinct(StringComparer.Ordinal).Count();
        if (context.TakesAllStates && lacking > given.Count)
        {
            context.Notices.Add(FormattableString.Invariant(
                $"{context.FileName}: it gives {given.Count} states and lacks {lacking} that the package has for its months. If it is about some states only, name them with --states; else taking its rows drops the others."));
        }
    }

    private string Key(string[] row) => Key(row, [.. _resource.PrimaryKey.Select(_resource.IndexOf)]);

    private static string Key(string[] row, int[] columns)
    {
        var parts = new string[columns.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = row[columns[i]];
        }

        return string.Join('/', parts);
    }

    private ImmutableArray<FieldChange> Fields(string[] row, RowChangeKind kind)
    {
        var before = kind == RowChangeKind.Added ? null : _before.GetValueOrDefault(row, row);
        var fields = ImmutableArray.CreateBuilder<FieldChange>(row.Length);
        for (var i = 0; i < row.Length; i++)
        {
            if (kind == RowChangeKind.Changed ? before![i] != row[i] : row[i].Length > 0)
            {
                fields.Add(new(_resource.Fields[i].Name, before?[i], kind == RowChangeKind.Dropped ? null : row[i]));
            }
        }

        return fields.DrainToImmutable();
    }
}
