using System.Globalization;
using PkoNotebooks.Data.Package;

namespace PkoNotebooks.Data.Validation;

/// <summary>Primary keys, unique keys and unique fields.</summary>
internal static class KeyChecks
{
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
            Repeated(table, key, DataErrorKind.UniqueError, errors);
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

    private static void Repeated(TableCells table, IReadOnlyList<string> fields, DataErrorKind kind, List<DataError> errors)
    {
        var columns = table.Columns(fields);
        var seen = new KeySet(columns);
        foreach (var (line, cells) in table.Rows)
        {
            if (IsWhole(cells, columns) && seen.LineOfSame(line, cells) is { } same)
            {
                errors.Add(new(
                    kind, table.Resource.Path, line, string.Join(",", fields), string.Join('/', columns.Select(column => cells[column])),
                    string.Create(CultureInfo.InvariantCulture, $"a value of its own; line {same} has the same"),
                    "Remove or correct one of the two rows."));
            }
        }
    }

    private static bool HasSameNeighbours(TableCells table)
    {
        var order = new RowOrder(table.Resource);
        for (var i = 1; i < table.Rows.Count; i++)
        {
            if (order.Compare(table.Rows[i - 1].Cells, table.Rows[i].Cells) == 0)
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
