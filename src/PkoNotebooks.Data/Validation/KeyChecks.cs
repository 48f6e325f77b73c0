using System.Globalization;
using PkoNotebooks.Data.Package;

namespace PkoNotebooks.Data.Validation;

/// <summary>Primary keys, unique keys and unique fields.</summary>
internal static class KeyChecks
{
    // Longer runs are looked up and not compared row by row.
    private const int LongestToCompare = 64;

    /// <param name="table">The table.</param>
    /// <param name="errors">Where errors go.</param>
    /// <param name="inOrder">Whether the rows are known to be in the order of their primary key, so that the same keys are neighbours.</param>
    public static void Report(TableCells table, List<DataError> errors, bool inOrder = false)
    {
        var resource = table.Resource;
        if (resource.PrimaryKey.Length > 0)
        {
            Empty(table, errors);
            if (!inOrder || HasSameNeighbours(table))
            {
                Repeated(table, resource.PrimaryKey, DataErrorKind.PrimaryKey, errors);
            }
        }

        foreach (var key in resource.UniqueKeys)
        {
            Repeated(table, key, DataErrorKind.UniqueError, errors, inOrder ? resource.PrimaryKey.TakeWhile(key.Contains).Count() : 0);
        }

        foreach (var field in resource.Fields.Where(field => field.Constraints.Unique))
        {
            Repeated(table, [field.Name], DataErrorKind.UniqueError, errors);
        }
    }

    private static void Empty(TableCells table, List<DataError> errors)
    {
        foreach (var column in table.Columns(table.Resource.PrimaryKey).Where(column => !table.Resource.Fields[column].Constraints.Required))
        {
            foreach (var (line, cells) in table.Rows)
            {
                if (cells[column].Length == 0)
                {
                    errors.Add(new(
                        DataErrorKind.PrimaryKey, table.Resource.Path, line, table.Resource.Fields[column].Name, "", "a value",
                        "No part of a primary key may be empty."));
                }
            }
        }
    }

    /// <param name="table">The table.</param>
    /// <param name="fields">The key.</param>
    /// <param name="kind">What kind of error it is.</param>
    /// <param name="errors">Where errors go.</param>
    /// <param name="together">By how many fields of the primary key, all of which belong to this key too, the rows are in order: the same keys then stand in one run.</param>
    private static void Repeated(TableCells table, IReadOnlyList<string> fields, DataErrorKind kind, List<DataError> errors, int together = 0)
    {
        var columns = table.Columns(fields);
        var run = table.Columns(table.Resource.PrimaryKey.Take(together));
        var seen = together == 0 ? new KeySet(columns) : null;
        var start = 0;
        for (var i = 0; i < table.Rows.Length; i++)
        {
            var (line, cells) = table.Rows[i];
            if (together > 0 && i > 0 && !Same(table.Rows[i - 1].Cells, cells, run))
            {
                (start, seen) = (i, null);
            }
            else if (i - start == LongestToCompare)
            {
                seen ??= Seen(table.Rows.AsSpan(start, i - start), columns);
            }

            if (IsWhole(cells, columns) && (seen is null ? LineInRun(table.Rows, start, i, columns) : seen.LineOfSame(line, cells)) is { } same)
            {
                errors.Add(new(
                    kind, table.Resource.Path, line, string.Join(",", fields), string.Join('/', columns.Select(column => cells[column])),
                    string.Create(CultureInfo.InvariantCulture, $"a value of its own; line {same} has the same"),
                    "Remove or correct one of the two rows."));
            }
        }
    }

    private static KeySet Seen(ReadOnlySpan<CellRow> rows, int[] columns)
    {
        var seen = new KeySet(columns);
        foreach (var (line, cells) in rows)
        {
            if (IsWhole(cells, columns))
            {
                seen.LineOfSame(line, cells);
            }
        }

        return seen;
    }

    private static int? LineInRun(CellRow[] rows, int start, int end, int[] columns)
    {
        for (var i = start; i < end; i++)
        {
            if (Same(rows[i].Cells, rows[end].Cells, columns))
            {
                return rows[i].Line;
            }
        }

        return null;
    }

    private static bool Same(string[] x, string[] y, int[] columns)
    {
        // From the last: the first fields of a key are the same in most neighbours.
        for (var i = columns.Length - 1; i >= 0; i--)
        {
            if (x[columns[i]] != y[columns[i]])
            {
                return false;
            }
        }

        return true;
    }

    private static bool HasSameNeighbours(TableCells table)
    {
        var key = table.Columns(table.Resource.PrimaryKey);
        for (var i = 1; i < table.Rows.Length; i++)
        {
            if (Same(table.Rows[i - 1].Cells, table.Rows[i].Cells, key))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsWhole(string[] cells, int[] columns)
    {
        foreach (var column in columns)
        {
            if (cells[column].Length == 0)
            {
                return false;
            }
        }

        return true;
    }
}
