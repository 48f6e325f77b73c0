using System.Globalization;

namespace PkoNotebooks.Data.Import;

/// <summary>A row on its way into a table, its cells in the order of the table's schema.</summary>
internal sealed record IncomingRow(string[] Cells, int Line)
{
    /// <summary>A cell as a count; null where it is empty.</summary>
    public int? Count(int column) => int.TryParse(Cells[column], NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
