namespace PkoNotebooks.Publishing.Facts;

/// <summary>The fields of one row of the host's tables, in column order; null or empty where there is no such row.</summary>
/// <param name="table">The table's name, as a citation gives it.</param>
/// <param name="row">The row's key, as a citation gives it.</param>
public delegate IReadOnlyList<KeyValuePair<string, string>>? RowLookup(string table, string row);
