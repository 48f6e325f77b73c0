using PkoNotebooks.Data.Csv;
using PkoNotebooks.Data.Validation;

namespace PkoNotebooks.Data.Package;

/// <summary>A table's rows as text, split and shaped after its schema, for work that no record is needed for.</summary>
internal sealed record TableCells(ResourceDescriptor Resource, string FullPath, string Sha256, IReadOnlyList<(int Line, string[] Cells)> Rows)
{
    /// <summary>Null where the file or its header is such that its cells mean nothing.</summary>
    public static TableCells? Read(DataPackage package, ResourceDescriptor resource, List<DataError> errors)
    {
        var file = TableFile.Read(package, resource, errors);
        if (file?.Text is not { } text)
        {
            return null;
        }

        using var lines = CsvRows.Split(new StringReader(text), resource.Path, errors).GetEnumerator();
        if (!lines.MoveNext() || !HeaderCheck.Report(resource, lines.Current.Cells, errors))
        {
            return null;
        }

        var rows = new List<(int, string[])>();
        while (lines.MoveNext())
        {
            var (line, cells) = lines.Current;
            if (RowShape.Report(resource, line, cells, errors))
            {
                rows.Add((line, cells));
            }
        }

        return new(resource, file.FullPath, file.Sha256, rows);
    }

    /// <summary>The values of some columns, joined for use as a key; null where one of them is empty.</summary>
    public static string? KeyOf(string[] cells, int[] columns)
    {
        if (columns.Length == 1)
        {
            return cells[columns[0]] is { Length: > 0 } single ? single : null;
        }

        foreach (var column in columns)
        {
            if (cells[column].Length == 0)
            {
                return null;
            }
        }

        // A unit separator cannot stand in an honest cell, so that two keys never look alike.
        return string.Join('\u001f', columns.Select(column => cells[column]));
    }

    public int[] Columns(IEnumerable<string> fields) => [.. fields.Select(Resource.IndexOf)];
}
