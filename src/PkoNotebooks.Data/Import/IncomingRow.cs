namespace PkoNotebooks.Data.Import;

/// <summary>A row on its way into a table, its cells in the order of the table's schema.</summary>
internal sealed record IncomingRow(string[] Cells, int Line);
