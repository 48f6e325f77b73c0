using PkoNotebooks.Data.Csv;
using PkoNotebooks.Data.Validation;

namespace PkoNotebooks.Data.Package;

/// <summary>A table's rows as text, split and shaped after its schema, for work that no record is needed for.</summary>
internal sealed record TableCells(ResourceDescriptor Resource, string FullPath, string Sha256, CellRow[] Rows)
{
    /// <summary>Null where the file or its header is such that its cells mean nothing.</summary>
    public static TableCells? Read(DataPackage package, ResourceDescriptor resource, List<DataError> errors)
    {
        var file = TableFile.Read(package, resource, errors);
        return file?.Text is { } text ? Split(resource, file.FullPath, file.Sha256, text, errors) : null;
    }

    /// <summary>As <see cref="Read"/>, of content that is not in a file yet.</summary>
    public static TableCells? Split(ResourceDescriptor resource, string path, string sha256, byte[] content, List<DataError> errors)
        => CsvText.Decode(resource.Path, content, errors) is { } text ? Split(resource, path, sha256, text, errors) : null;

    /// <summary>Rows as they are read back from a file to which they are written; see <see cref="WrittenTable.ReadsAsWritten"/>.</summary>
    public static TableCells Of(ResourceDescriptor resource, List<string[]> rows)
    {
        var numbered = new CellRow[rows.Count];
        for (var i = 0; i < numbered.Length; i++)
        {
            numbered[i] = new(i + 2, rows[i]);
        }

        return new(resource, "", "", numbered);
    }

    private static TableCells? Split(ResourceDescriptor resource, string path, string sha256, string text, List<DataError> errors)
    {
        using var lines = CsvRows.Split(new StringReader(text), resource.Path, errors).GetEnumerator();
        if (!lines.MoveNext() || !HeaderCheck.Report(resource, lines.Current.Cells, errors))
        {
            return null;
        }

        var rows = new List<CellRow>();
        while (lines.MoveNext())
        {
            var (line, cells) = lines.Current;
            if (RowShape.Report(resource, line, cells, errors))
            {
                rows.Add(new(line, cells));
            }
        }

        return new(resource, path, sha256, [.. rows]);
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
