using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Display.Language;

namespace PkoNotebooks.Display.Tables;

/// <summary>What a table shows, and what stands behind a chart: columns and rows of cells.</summary>
internal sealed record DataGrid(ImmutableArray<GridColumn> Columns, ImmutableArray<ImmutableArray<GridCell>> Rows)
{
    public string Csv => GridCsv.Write(this);

    /// <summary>Lower-case hex of the SHA-256 of <see cref="Csv"/> in UTF-8.</summary>
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Csv)));
}

/// <param name="Header">As a reader sees it.</param>
/// <param name="Unit">Shown once in the header; empty where the cells need none or carry their own.</param>
internal sealed record GridColumn(string Header, string Unit = "", bool IsNumber = false, bool IsRowHeader = false)
{
    public string FullHeader => Unit.Length == 0 ? Header : $"{Header} ({Unit})";
}

/// <param name="Text">As a reader sees it.</param>
/// <param name="Raw">For machines: full precision, ISO dates; empty where there is no figure.</param>
internal sealed record GridCell(string Text, string Raw, Fact? Fact = null, Missing? Missing = null)
{
    /// <summary>Whether the text stays in English on a page of another language.</summary>
    public bool IsEnglish { get; init; }

    public static GridCell Of(string text) => new(text, text);

    /// <summary>Words of a table: in the language where it knows them, else as they stand.</summary>
    public static GridCell Of(string text, DisplayLanguage language)
    {
        var words = language.Words(text);
        return Of(words ?? text) with { IsEnglish = words is null };
    }
}
