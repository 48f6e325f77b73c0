using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Display.Html;
using PkoNotebooks.Display.Tables;
using PkoNotebooks.Display.Text;

namespace PkoNotebooks.Display.Charts;

/// <summary>A figure in a page: caption, drawing, note, sources, and the data as a table.</summary>
internal static class FigureHtml
{
    /// <param name="caption">HTML.</param>
    /// <param name="drawing">HTML.</param>
    /// <param name="note">HTML; empty for none.</param>
    public static string Write(FigureDrawing figure, string caption, string drawing, string note, IEnumerable<Citation> citations, DataGrid data)
    {
        var language = figure.Language;
        var table = GridHtml.Write(data, $"fig-{figure.Key}-data", "", figure.Title, false, language);
        return $"<figure class=\"pko-figure\" id=\"fig-{figure.Key}\"><figcaption>{caption}</figcaption>\n<div class=\"pko-drawing\">{drawing}</div>\n" +
               $"{note}{CitationText.LineHtml(citations, language)}" +
               $"<details class=\"pko-data\"><summary>{HtmlText.Encode(language.Word("show-data"))}</summary>\n{table}</details></figure>";
    }

    public static string Title(Phrase title, Language.DisplayLanguage language) => $"<p class=\"pko-title\">{PhraseWriter.InlineHtml(title, language)}</p>";

    /// <summary>The drawing for wide rooms and the one for narrow ones.</summary>
    public static string Drawings(FigureDrawing figure) => ChartSvg.Inline(figure, ChartSize.Wide) + ChartSvg.Inline(figure, ChartSize.Narrow);
}
