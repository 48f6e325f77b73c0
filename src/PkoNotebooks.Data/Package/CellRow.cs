namespace PkoNotebooks.Data.Package;

/// <summary>A row of a table as text, and the line on which it starts.</summary>
internal readonly record struct CellRow(int Line, string[] Cells);
