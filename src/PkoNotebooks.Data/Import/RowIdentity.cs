namespace PkoNotebooks.Data.Import;

/// <summary>Two rows are about the same thing when these columns are the same. For one thread at a time.</summary>
internal sealed class RowIdentity(int[] columns) : IEqualityComparer<string[]>
{
    // Rows come month by month and state by state: a text is mostly the one that stood there in the row before.
    private readonly string?[] _last = new string?[columns.Length];
    private readonly int[] _lastHashes = new int[columns.Length];

    public bool Equals(string[]? x, string[]? y)
    {
        foreach (var column in columns)
        {
            if (x![column] != y![column])
            {
                return false;
            }
        }

        return true;
    }

    public int GetHashCode(string[] row)
    {
        var hash = 0;
        for (var i = 0; i < columns.Length; i++)
        {
            var text = row[columns[i]];
            if (!ReferenceEquals(text, _last[i]))
            {
                (_last[i], _lastHashes[i]) = (text, string.GetHashCode(text, StringComparison.Ordinal));
            }

            hash = (hash * 31) + _lastHashes[i];
        }

        return hash;
    }
}
