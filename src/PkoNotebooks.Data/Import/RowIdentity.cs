namespace PkoNotebooks.Data.Import;

/// <summary>Two rows are about the same thing when these columns are the same.</summary>
internal sealed class RowIdentity(int[] columns) : IEqualityComparer<string[]>
{
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
        var hash = default(HashCode);
        foreach (var column in columns)
        {
            hash.Add(row[column], StringComparer.Ordinal);
        }

        return hash.ToHashCode();
    }
}
