namespace PkoNotebooks.Data.Package;

/// <summary>Finds rows with the same key without building the keys' texts.</summary>
internal sealed class KeySet(int[] columns)
{
    private readonly HashSet<(int Line, string[] Cells)> _rows = new(new SameKey(columns));

    /// <summary>The line of an earlier row with the same key; null, and the row is kept, where there is none.</summary>
    public int? LineOfSame(int line, string[] cells)
        => columns.Length == 0 || _rows.Add((line, cells)) ? null : _rows.TryGetValue((line, cells), out var earlier) ? earlier.Line : null;

    private sealed class SameKey(int[] columns) : IEqualityComparer<(int Line, string[] Cells)>
    {
        public bool Equals((int Line, string[] Cells) x, (int Line, string[] Cells) y)
        {
            foreach (var column in columns)
            {
                if (x.Cells[column] != y.Cells[column])
                {
                    return false;
                }
            }

            return true;
        }

        public int GetHashCode((int Line, string[] Cells) row)
        {
            var hash = default(HashCode);
            foreach (var column in columns)
            {
                hash.Add(row.Cells[column], StringComparer.Ordinal);
            }

            return hash.ToHashCode();
        }
    }
}
