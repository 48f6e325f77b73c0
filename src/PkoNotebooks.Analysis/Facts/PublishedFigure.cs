using System.Collections.Immutable;

namespace PkoNotebooks.Analysis.Facts;

/// <summary>A chart or table that reached a page: covered as a whole by the hash of its data.</summary>
/// <param name="Key">Stable name.</param>
/// <param name="Kind"><c>chart</c> or <c>table</c>.</param>
/// <param name="Title">As a reader sees it.</param>
/// <param name="Rows">Rows of its data.</param>
/// <param name="Sha256">Lower-case hex of its data as CSV.</param>
/// <param name="Tables">Our tables that it rests on.</param>
/// <param name="Citations">The sources behind it.</param>
public sealed record PublishedFigure(
    string Key,
    string Kind,
    string Title,
    int Rows,
    string Sha256,
    ImmutableArray<string> Tables,
    ImmutableArray<Citation> Citations);
