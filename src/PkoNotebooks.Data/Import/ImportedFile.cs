using System.Collections.Immutable;

namespace PkoNotebooks.Data.Import;

/// <summary>A file as it was read.</summary>
/// <param name="Name">The file's name without its folder.</param>
/// <param name="Format">The format recognised by the header, such as <c>un-monthly</c>.</param>
/// <param name="SourceId">The source that its rows cite.</param>
/// <param name="Rows">Rows in the file, without the header.</param>
/// <param name="Skipped">Rows left out, by reason.</param>
public sealed record ImportedFile(string Name, string Format, string SourceId, long Rows, ImmutableArray<SkippedRows> Skipped);
