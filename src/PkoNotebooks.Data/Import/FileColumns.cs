namespace PkoNotebooks.Data.Import;

/// <summary>Where a file has its columns.</summary>
internal sealed class FileColumns
{
    private readonly Dictionary<string, int> _indexes = [];

    public FileColumns(IReadOnlyList<string> labels)
    {
        for (var i = 0; i < labels.Count; i++)
        {
            _indexes.Add(ImportFormats.Fold(labels[i]), i);
        }
    }

    public int Count => _indexes.Count;

    public int this[string column] => _indexes[ImportFormats.Fold(column)];

    /// <summary>-1 where the file has no such column.</summary>
    public int Find(string column) => _indexes.GetValueOrDefault(ImportFormats.Fold(column), -1);
}
