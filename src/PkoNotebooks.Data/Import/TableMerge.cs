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

    // The package's rows in their order, or what takes their place; behind them those that are added.
    private readonly List<string[]> _rows;
    private readonly int _present;

    // Of the package's own rows alone: those added are known by their place.
    private readonly Dictionary<string[], RowChangeKind> _changes = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string[], string[]> _before = new(ReferenceEqualityComparer.Instance);

    public TableMerge(TableCells table)
    {
        _resource = table.Resource;
        _rows = [.. table.Rows.Select(row => row.Cells)];
        _present = _rows.Count;
    }

    public int Unchanged { get; private set; }

    public bool HasChanges => _rows.Count > _present || _changes.Count > 0;

    public int Count(RowChangeKind kind) => kind == RowChangeKind.Added ? _rows.Count - _present : _changes.Values.Count(change => change == kind);

    public IEnumerable<string[]> Rows => _changes.ContainsValue(RowChangeKind.Dropped) ? _rows.Where(row => !IsDropped(row)) : _rows;

    public void Add(ImportContext context, TableImport import, List<IncomingRow> incoming, ConflictPolicy policy)
    {
        var identity = new RowIdentity([.. import.Identity.Select(_resource.IndexOf)]);
        var existing = Places(identity);
        var before = _rows.Count;
        var split = new Lazy<SplitByMission>(() => new(_resource, _rows.Take(before).Where(row => !IsDropped(row))));
        var mission = _resource.Name == PersonnelRow.TableName ? _resource.IndexOf("mission_id") : -1;
        foreach (var row in incoming)
        {
            if (existing.TryGetValue(row.Cells, out var place))
            {
                Compare(context, import, row, place, policy);
            }
            else if (mission >= 0 && row.Cells[mission].Length == 0 && split.Value.Total(row.Cells) is { } sum)
            {
                CompareSplit(context, row, sum);
            }
            else
            {
                _rows.Add(row.Cells);
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
    }

    /// <summary>The rows as they are to be written.</summary>
    public List<string[]> Ordered() => RowSorting.Sorted(_resource, Rows);

    /// <param name="ordered">As <see cref="Ordered"/> gives them: sorting a long table twice is felt.</param>
    public IEnumerable<RowChange> Changes(List<string[]> ordered)
    {
        var key = _resource.PrimaryKey.Select(_resource.IndexOf).ToArray();
        var dropped = _rows.Where(IsDropped).ToList();
        var untouched = _rows.Take(_present).Where(row => !_changes.ContainsKey(row)).ToHashSet<string[]>(ReferenceEqualityComparer.Instance);
        var changed = ordered.Where(row => !untouched.Contains(row));
        foreach (var row in dropped.Count > 0 ? RowSorting.Sorted(_resource, dropped.Concat(changed)) : changed)
        {
            var kind = _changes.GetValueOrDefault(row, RowChangeKind.Added);
            yield return new(kind, _resource.Name, Key(row, key), Fields(row, kind));
        }
    }

    private bool IsDropped(string[] row) => _changes.TryGetValue(row, out var change) && change == RowChangeKind.Dropped;

    // Where each row stands; of rows about the same thing, the first.
    private Dictionary<string[], int> Places(RowIdentity identity)
    {
        var places = new Dictionary<string[], int>(_rows.Count, identity);
        for (var i = 0; i < _rows.Count; i++)
        {
            if (!IsDropped(_rows[i]))
            {
                places.TryAdd(_rows[i], i);
            }
        }

        return places;
    }

    private void Compare(ImportContext context, TableImport import, IncomingRow row, int place, ConflictPolicy policy)
    {
        var present = _rows[place];

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
            _rows[place] = row.Cells;
            if (place < _present)
            {
                _changes[row.Cells] = RowChangeKind.Changed;
                _before[row.Cells] = _before.GetValueOrDefault(present, present);
                _changes.Remove(present);
            }
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
        var (days, states) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        var (lastDay, lastState) = ((string?)null, (string?)null);
        foreach (var row in incoming)
        {
            if (!ReferenceEquals(row.Cells[day], lastDay))
            {
                days.Add(lastDay = row.Cells[day]);
            }

            if (!ReferenceEquals(row.Cells[state], lastState))
            {
                states.Add(lastState = row.Cells[state]);
            }
        }

        var held = _rows.Take(_present).Where(row => row[source] == context.SourceId && days.Contains(row[day]) && context.IsWanted(row[state])
            && row[basis] != "inferred" && !_changes.ContainsKey(row)).ToList();
        if (held.Count == 0)
        {
            return;
        }

        // Often the package holds one month a year of what the file gives by month, or a few states: only of these can a row be missing.
        var about = held.ToHashSet(new RowIdentity([day, state]));
        var present = incoming.Select(row => row.Cells).Where(about.Contains).ToHashSet(identity);
        WarnOfFewStates(context, states, held, state);
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
    private static void WarnOfFewStates(ImportContext context, HashSet<string> given, List<string[]> held, int state)
    {
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
