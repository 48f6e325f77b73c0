using System.Collections.Immutable;

namespace PkoNotebooks.Data.Import;

/// <summary>What becomes of a row.</summary>
public enum RowChangeKind
{
    Added,
    Changed,
    Dropped,
}

/// <summary>A row of the package that an import, or a new release, changes.</summary>
/// <param name="Kind">What becomes of it.</param>
/// <param name="Table">The table.</param>
/// <param name="Key">The primary key's values, joined with <c>/</c>.</param>
/// <param name="Fields">The fields that differ, with both values; for a row added or dropped, all fields that are not empty.</param>
public sealed record RowChange(RowChangeKind Kind, string Table, string Key, ImmutableArray<FieldChange> Fields);

/// <param name="Field">The column.</param>
/// <param name="Before">The value before; null for a row that was added.</param>
/// <param name="After">The value after; null for a row that is dropped.</param>
public sealed record FieldChange(string Field, string? Before, string? After);
