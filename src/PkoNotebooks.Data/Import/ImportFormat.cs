using System.Collections.Immutable;

namespace PkoNotebooks.Data.Import;

/// <summary>A publisher's file format, recognised by its columns.</summary>
/// <param name="Name">Such as <c>un-monthly</c>.</param>
/// <param name="Title">What the file is, for people.</param>
/// <param name="Table">The package's table that its rows go to.</param>
/// <param name="Columns">Columns that the file must have, in any order.</param>
/// <param name="Optional">Columns that are read, or knowingly ignored, where there are any.</param>
/// <param name="Source">The source that its rows cite unless told otherwise.</param>
public sealed record ImportFormat(
    string Name,
    string Title,
    string Table,
    ImmutableArray<string> Columns,
    ImmutableArray<string> Optional,
    ImportSource Source);

/// <summary>The row of <c>sources</c> that is added with the first row that cites it.</summary>
public sealed record ImportSource(string SourceId, string Title, string Publisher, string Url);
