using System.Collections.Immutable;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Display.Html;
using PkoNotebooks.Display.Mime;
using PkoNotebooks.Display.Tables;
using PkoNotebooks.Display.Text;

namespace PkoNotebooks.Display.Charts;

/// <summary>A chart: a finding as its title, the drawing, a reading for who cannot see it, the data as a table, the sources.</summary>
[TypeFormatterSource(typeof(ChartFormatterSource),
    PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Svg, MimeTypes.Plotly, MimeTypes.Csv, MimeTypes.Facts, MimeTypes.Plain])]
public sealed class ChartDisplay : Displayable
{
    internal ChartDisplay(string key, Phrase title, Phrase? subtitle, ChartPlot plot)
    {
        Key = FigureKey.Checked(key);
        Title = title;
        Subtitle = subtitle;
        Plot = plot;
    }

    /// <summary>A stable name, unique in its notebook.</summary>
    public string Key { get; }

    /// <summary>The finding.</summary>
    public Phrase Title { get; }

    /// <summary>Unit and period; null for none.</summary>
    public Phrase? Subtitle { get; }

    public ChartPlot Plot { get; }

    /// <summary>Sources beyond those of the data and of the facts in the title.</summary>
    public ImmutableArray<Citation> Citations { get; init; } = [];

    /// <summary>A line below the chart: what to know when reading it; null for none.</summary>
    public Phrase? Note { get; init; }

    /// <summary>The figure as another library made it; null where it is made from the plot.</summary>
    internal string? PlotlyFigure { get; init; }

    public override ImmutableArray<string> Formats =>
        [MimeTypes.Html, MimeTypes.Svg, MimeTypes.Plotly, MimeTypes.Csv, MimeTypes.Facts, MimeTypes.Plain];

    public override string Format(string mimeType) => mimeType switch
    {
        MimeTypes.Html => PageStyle.Element + Html(),
        MimeTypes.Svg => ChartSvg.Standalone(this),
        MimeTypes.Plotly => PlotlyFigure ?? PlotlyJson.Write(this),
        MimeTypes.Csv => Csv,
        MimeTypes.Facts => FactsWire.Write(Language, Phrases, null, [Published()], Plot.Names),
        MimeTypes.Plain => Plain(),
        _ => throw Unknown(mimeType),
    };

    /// <summary>The data as CSV, as behind the hash in the facts.</summary>
    public string Csv => Plot.Grid(Language).Csv;

    internal ImmutableArray<Citation> AllCitations =>
        CitationSet.Of(Plot.Citations.Concat(Phrases.SelectMany(p => p.Facts).SelectMany(f => f.Citations)).Concat(Citations));

    internal string Description => Plot.IsEmpty ? Language.Word("no-data") : Plot.Describe(Language);

    internal FigureDrawing Drawing => new(Key, Title.In(Language), Description, Language, (size, switches) => ChartSvg.Draw(Plot, size, Language, switches))
    {
        Subtitle = Subtitle?.In(Language) ?? "", Note = WithLegend(Note?.In(Language) ?? ""), Sources = CitationText.Line(AllCitations, Language),
    };

    private IEnumerable<Phrase> Phrases => new[] { Title, Subtitle, Note }.OfType<Phrase>().Concat(Plot.Phrases);

    private PublishedFigure Published()
    {
        var grid = Plot.Grid(Language);
        var all = AllCitations;
        return new(Key, "chart", Title.In(Language), grid.Rows.Length, grid.Sha256, FigureKey.Tables(all), FigureKey.OnePerSource(all));
    }

    private string WithLegend(string note)
    {
        var legend = Plot.IsEmpty ? "" : Plot.Legend(Language);
        return note.Length > 0 && legend.Length > 0 ? $"{note}{Language.Word("format.sentence-space")}{legend}" : note + legend;
    }

    private string Html()
    {
        var figure = Drawing;
        var subtitle = Subtitle is null ? "" : $"<p class=\"pko-subtitle\">{PhraseWriter.InlineHtml(Subtitle, Language)}</p>";
        var note = WithLegend(Note is null ? "" : PhraseWriter.InlineHtml(Note, Language)) is { Length: > 0 } words ? $"<p class=\"pko-figure-note\">{words}</p>" : "";
        var drawing = Plot.IsEmpty ? $"<p class=\"pko-no-data\">{HtmlText.Encode(Language.Word("no-data"))}</p>" : FigureHtml.Drawings(figure);
        return FigureHtml.Write(figure, FigureHtml.Title(Title, Language) + subtitle, drawing, note, AllCitations, Plot.Grid(Language));
    }

    private string Plain()
    {
        var grid = Plot.Grid(Language);
        var lines = new[]
        {
            Title.In(Language), Subtitle?.In(Language) ?? "", Description, GridText.Write(grid, Language),
            Note?.In(Language) ?? "", CitationText.Line(AllCitations, Language),
        };
        return string.Join("\n\n", lines.Where(l => l.Length > 0));
    }
}
