using System.Collections.Immutable;

namespace PkoNotebooks.Data.Diff;

/// <summary>A published fact that a new release moves, or may move.</summary>
/// <param name="Notebook">The notebook that publishes it.</param>
/// <param name="Key">The fact's key.</param>
/// <param name="Text">What the reader sees now.</param>
/// <param name="CitesChangedRow">
/// Whether it cites a changed or dropped row itself. Otherwise it may move: a row was added to a table that it rests on, or it
/// rests on so many rows of a source that the lock does not name them one by one.
/// </param>
/// <param name="Because">The rows that it cites, or else the tables.</param>
public sealed record MovedFact(string Notebook, string Key, string Text, bool CitesChangedRow, ImmutableArray<string> Because);
