namespace PkoNotebooks.Data.Package;

/// <summary>Finds rows with the same key without building the keys' texts.</summary>
internal sealed class KeySet(int[] columns)
{
    private readonly HashSet<CellRow> _rows = new(new SameKey(columns));

    /// <summary>The line of an earlier row with the same key; null, and the row is kept, where there is none.</summary>
    public int? LineOfSame(int line, string[] cells)
        => columns.Length == 0 || _rows.Add(new(line, cells)) ? null : _rows.TryGetValue(new(line, cells), out var earlier) ? earlier.Line : null;

    private sealed class SameKey(int[] columns) : IEqualityComparer<CellRow>
    {
        public bool Equals(CellRow x, CellRow y)
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

        public int GetHashCode(CellRow row)
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
