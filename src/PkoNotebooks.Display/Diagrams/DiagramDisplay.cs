using System.Collections.Immutable;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Data.Package;
using PkoNotebooks.Display.Charts;
using PkoNotebooks.Display.Html;
using PkoNotebooks.Display.Mime;
using PkoNotebooks.Display.Tables;
using PkoNotebooks.Display.Text;

namespace PkoNotebooks.Display.Diagrams;

/// <summary>The tables of a data package and what refers to what: the drawing, a reading for who cannot see it, the references as a table.</summary>
[TypeFormatterSource(typeof(DiagramFormatterSource),
    PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Svg, MimeTypes.Csv, MimeTypes.Facts, MimeTypes.Plain])]
public sealed class DiagramDisplay : Displayable
{
    internal DiagramDisplay(string key, Phrase title, DataPackage package)
    {
        Key = FigureKey.Checked(key);
        Title = title;
        Model = new(package);
    }

    /// <summary>A stable name, unique in its notebook.</summary>
    public string Key { get; }

    /// <summary>What the diagram shows.</summary>
    public Phrase Title { get; }

    public override ImmutableArray<string> Formats => [MimeTypes.Html, MimeTypes.Svg, MimeTypes.Csv, MimeTypes.Facts, MimeTypes.Plain];

    /// <summary>The references as CSV, as behind the hash in the facts.</summary>
    public string Csv => Model.Grid(Language).Csv;

    internal EntityModel Model { get; }

    internal FigureDrawing Drawing => new(
        Key, Title.In(Language), Model.Describe(Language), Language, (size, _) => EntityDrawing.Draw(Model, size, Language))
    {
        Sources = CitationText.Line(Citations, Language),
    };

    private IEnumerable<Citation> Citations => CitationSet.Of(Title.Facts.SelectMany(f => f.Citations));

    public override string Format(string mimeType) => mimeType switch
    {
        MimeTypes.Html => PageStyle.Element + Html(),
        MimeTypes.Svg => ChartSvg.Standalone(Drawing),
        MimeTypes.Csv => Csv,
        MimeTypes.Facts => FactsWire.Write(Language, [Title], null, [Published()]),
        MimeTypes.Plain => Plain(),
        _ => throw Unknown(mimeType),
    };

    private PublishedFigure Published()
    {
        var grid = Model.Grid(Language);
        return new(
            Key, "chart", Title.In(Language), grid.Rows.Length, grid.Sha256, FigureKey.Tables(Citations), FigureKey.OnePerSource(Citations));
    }

    private string Html()
    {
        var figure = Drawing;
        return FigureHtml.Write(figure, FigureHtml.Title(Title, Language), FigureHtml.Drawings(figure), "", Citations, Model.Grid(Language));
    }

    private string Plain()
    {
        var lines = new[]
        {
            Title.In(Language), Model.Describe(Language), GridText.Write(Model.Grid(Language), Language), CitationText.Line(Citations, Language),
        };
        return string.Join("\n\n", lines.Where(l => l.Length > 0));
    }
}
