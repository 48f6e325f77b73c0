namespace PkoNotebooks.Data.Import;

/// <summary>Where a file has its columns.</summary>
internal sealed class FileColumns(IReadOnlyList<string> labels)
{
    private readonly Dictionary<string, int> _indexes = labels.Index().ToDictionary(label => ImportFormats.Fold(label.Item), label => label.Index);

    public int Count => labels.Count;

    public int this[string column] => _indexes[ImportFormats.Fold(column)];

    /// <summary>-1 where the file has no such column.</summary>
    public int Find(string column) => _indexes.GetValueOrDefault(ImportFormats.Fold(column), -1);
}
