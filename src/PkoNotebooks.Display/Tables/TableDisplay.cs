using System.Collections.Immutable;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Display.Html;
using PkoNotebooks.Display.Mime;
using PkoNotebooks.Display.Text;

namespace PkoNotebooks.Display.Tables;

/// <summary>A table with caption, row headers, units and sources.</summary>
[TypeFormatterSource(typeof(TableFormatterSource),
    PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Csv, MimeTypes.Facts, MimeTypes.Plain])]
public abstract class TableDisplay : Displayable
{
    private protected TableDisplay(string key, Phrase caption)
    {
        Key = FigureKey.Checked(key);
        Caption = caption;
    }

    /// <summary>A stable name, unique in its notebook.</summary>
    public string Key { get; }

    /// <summary>What the table shows, said as a finding where there is one.</summary>
    public Phrase Caption { get; }

    /// <summary>Sources beyond those of the facts in the cells.</summary>
    public ImmutableArray<Citation> Citations { get; init; } = [];

    /// <summary>A line below the table; null for none.</summary>
    public Phrase? Note { get; init; }

    public override ImmutableArray<string> Formats => [MimeTypes.Html, MimeTypes.Csv, MimeTypes.Facts, MimeTypes.Plain];
}

/// <inheritdoc/>
public sealed class TableDisplay<T> : TableDisplay
{
    // Above this the cells' citations would outweigh the page: the table as a whole is then what is traced.
    private const int MostCitedCells = 60;

    private readonly ImmutableArray<T> rows;
    private readonly TableColumns<T> columns;

    internal TableDisplay(string key, Phrase caption, IEnumerable<T> rows, TableColumns<T> columns)
        : base(key, caption)
    {
        this.rows = [.. rows];
        this.columns = columns;
        if (columns.All.Count == 0)
        {
            throw new ArgumentException($"Table {key}: found no column, expected at least one. Add RowHeader, Text or Figure.", nameof(columns));
        }
    }

    /// <summary>The rows to point out, such as the state in focus; null for none.</summary>
    public Func<T, bool>? Focus { get; init; }

    public override string Format(string mimeType)
    {
        var grid = Grid();
        return mimeType switch
        {
            MimeTypes.Html => PageStyle.Element + Html(grid),
            MimeTypes.Csv => grid.Csv,
            MimeTypes.Facts => FactsWire.Write(Language, Phrases.Concat(Missing(grid).Distinct().Select(Phrase.Of)), Cited(grid) ? Facts(grid) : [], [Published(grid)]),
            MimeTypes.Plain => Plain(grid),
            _ => throw Unknown(mimeType),
        };
    }

    private IEnumerable<Phrase> Phrases => Note is null ? [Caption, .. Headers] : [Caption, Note, .. Headers];

    private IEnumerable<Phrase> Headers => columns.All.Select(c => c.Header);

    private DataGrid Grid()
    {
        var units = columns.All.Select(c => c.SharedUnit(rows)).ToList();
        return new(
            [.. columns.All.Select((c, i) => new GridColumn(
                c.Header.In(Language), units[i] is { } unit ? FactWords.UnitName(unit, Language) : "", c.IsNumber, c.IsRowHeader))],
            [.. rows.Select(r => columns.All.Select((c, i) =>
                c.Cell(r, Language, units[i] is null ? FactStyle.Full : FactStyle.Bare)).ToImmutableArray())]);
    }

    private static IEnumerable<Fact> Facts(DataGrid grid) => grid.Rows.SelectMany(r => r).Select(c => c.Fact).OfType<Fact>();

    private static IEnumerable<Missing> Missing(DataGrid grid) => grid.Rows.SelectMany(r => r).Select(c => c.Missing).OfType<Missing>();

    private static bool Cited(DataGrid grid) => Facts(grid).Count() <= MostCitedCells;

    private ImmutableArray<Citation> AllCitations(DataGrid grid) =>
        CitationSet.Of(Facts(grid).Concat(Phrases.SelectMany(p => p.Facts)).SelectMany(f => f.Citations).Concat(Citations));

    private PublishedFigure Published(DataGrid grid)
    {
        var all = AllCitations(grid);
        return new(Key, "table", Caption.In(Language), grid.Rows.Length, grid.Sha256, FigureKey.Tables(all), FigureKey.OnePerSource(all));
    }

    private string Reasons(DataGrid grid) => MissingWords.Reasons(Missing(grid), Language);

    private string Html(DataGrid grid)
    {
        var caption = PhraseWriter.InlineHtml(Caption, Language);
        var words = new[] { Note is null ? "" : PhraseWriter.InlineHtml(Note, Language), HtmlText.Isolate(Reasons(grid)) };
        var note = string.Concat(words.Where(w => w.Length > 0).Select(w => $"<p class=\"pko-figure-note\">{w}</p>"));
        var table = GridHtml.Write(
            grid, $"tab-{Key}-t", caption, Caption.In(Language), Cited(grid), Language, Focus is null ? null : i => Focus(rows[i]));
        return $"<div class=\"pko-table\" id=\"tab-{Key}\">{table}{note}{CitationText.LineHtml(AllCitations(grid), Language)}</div>";
    }

    private string Plain(DataGrid grid)
    {
        var lines = new List<string> { Caption.In(Language), GridText.Write(grid, Language) };
        if (Note is not null)
        {
            lines.Add(Note.In(Language));
        }

        if (Reasons(grid) is { Length: > 0 } reasons)
        {
            lines.Add(reasons);
        }

        var source = CitationText.Line(AllCitations(grid), Language);
        return string.Join("\n\n", source.Length == 0 ? lines : lines.Append(source));
    }
}
