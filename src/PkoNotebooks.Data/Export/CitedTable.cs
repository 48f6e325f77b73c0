using System.Collections.Immutable;
using PkoNotebooks.Data.Package;
using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Data.Export;

/// <summary>A table on its way out of the kit, of the package or of an analysis, with the sources that it rests on.</summary>
/// <param name="Name">A name for files and databases: letters, digits and underscores.</param>
/// <param name="Columns">The columns in order.</param>
/// <param name="Rows">Cells as invariant text in the order of the columns; empty for a missing value.</param>
/// <param name="Citations">The sources, without repeats.</param>
public sealed record CitedTable(
    string Name,
    ImmutableArray<CitedColumn> Columns,
    IReadOnlyList<IReadOnlyList<string>> Rows,
    ImmutableArray<CitedSource> Citations)
{
    /// <summary>A table of the package with the sources of its rows.</summary>
    /// <exception cref="Validation.DataPackageException">A table breaks its declaration, or there is none of that name.</exception>
    public static CitedTable Of(PkoData data, string table)
    {
        ArgumentNullException.ThrowIfNull(data);
        var cells = data.Cells(table);
        var source = cells.Resource.IndexOf("source_id");
        IEnumerable<string> ids = source < 0 ? [] : cells.Rows.Select(row => row.Cells[source]).Distinct().Order(StringComparer.Ordinal);
        return new(
            table,
            [.. cells.Resource.Fields.Select(field => new CitedColumn(field.Name, field.Type))],
            [.. cells.Rows.Select(row => row.Cells)],
            [.. ids.Select(id => CitedSource.Of(data.Sources[id]))]);
    }
}

/// <param name="Name">The column's name.</param>
/// <param name="Type">The type of its values.</param>
public sealed record CitedColumn(string Name, FieldType Type);

/// <summary>A source as it goes with an exported table.</summary>
/// <param name="SourceId">Key into <c>sources</c>.</param>
/// <param name="Title">The source's title.</param>
/// <param name="Publisher">Who published it.</param>
/// <param name="PublishedOn">As printed; empty where unknown.</param>
/// <param name="Url">Where it was read; empty where it has no address.</param>
/// <param name="Licence">On what terms it may be used.</param>
public sealed record CitedSource(string SourceId, string Title, string Publisher, string PublishedOn, string Url, string Licence)
{
    public static CitedSource Of(Source source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new(source.SourceId, source.Title, source.Publisher, source.PublishedOn ?? "", source.Url ?? "", source.Licence);
    }

    internal static ImmutableArray<string> Header { get; } = ["source_id", "title", "publisher", "published_on", "url", "licence"];

    internal string[] Cells() => [SourceId, Title, Publisher, PublishedOn, Url, Licence];
}
