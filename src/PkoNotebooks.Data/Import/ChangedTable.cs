using PkoNotebooks.Data.Package;

namespace PkoNotebooks.Data.Import;

/// <summary>A table that an import changes, its rows in the order of its file.</summary>
internal sealed record ChangedTable(ResourceDescriptor Resource, TableMerge Merge, List<string[]> Rows);
