using System.Collections.Immutable;

namespace PkoNotebooks.Data.Package;

/// <summary>Columns whose values must stand in another table's columns; an empty cell refers to nothing.</summary>
/// <param name="Fields">Columns here.</param>
/// <param name="Resource">The other table; empty for this one.</param>
/// <param name="ReferenceFields">Columns there, in the same order.</param>
public sealed record ForeignKey(ImmutableArray<string> Fields, string Resource, ImmutableArray<string> ReferenceFields);
