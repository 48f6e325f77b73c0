using System.Text;
using PkoNotebooks.Display.Charts.Drawing;
using PkoNotebooks.Display.Html;

namespace PkoNotebooks.Display.Charts;

/// <summary>Charts as SVG: inside a page, and alone with their title and sources drawn in.</summary>
internal static class ChartSvg
{
    private const double Margin = 16;
    private const double TitleSize = 20;

    // On paper what is higher than this in widths takes the height of a page: at the height of other charts nobody could read it.
    private const double Tall = 0.9;

    /// <param name="switches">Whether the drawing carries what a page's script needs to hide series and to change the scale.</param>
    public static Scene Draw(ChartPlot plot, ChartSize size, Language.DisplayLanguage language, bool switches = false)
    {
        var scene = new Scene(size.Width, size.FontSize, switches);
        if (!plot.IsEmpty)
        {
            plot.Draw(scene, size, language);
        }

        return scene;
    }

    public static string Inline(ChartDisplay chart, ChartSize size) => Inline(chart.Drawing, size);

    public static string Inline(FigureDrawing figure, ChartSize size)
    {
        var scene = figure.Draw(size, true);
        var id = $"fig-{figure.Key}-{size.Name}";
        return $"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"pko-chart pko-{size.Name}{(scene.Height > Tall * scene.Width ? " pko-tall" : "")}\" viewBox=\"0 0 {Coordinate.Text(scene.Width)} " +
               $"{Coordinate.Text(scene.Height)}\"{Scale(scene)} role=\"img\" aria-labelledby=\"{id}-t {id}-d\">" +
               $"<title id=\"{id}-t\">{HtmlText.Encode(figure.Title)}</title>" +
               $"<desc id=\"{id}-d\">{HtmlText.Encode(figure.Description)}</desc>\n{scene.Svg}</svg>\n";
    }

    // Which scale is first shown, where there are two.
    private static string Scale(Scene scene) => scene.IsLogarithmicFirst switch { true => " data-scale=\"log\"", false => " data-scale=\"linear\"", null => "" };

    public static string Standalone(ChartDisplay chart) => Standalone(chart.Drawing);

    public static string Standalone(FigureDrawing figure)
    {
        var size = ChartSize.Wide;
        var language = figure.Language;
        var scene = figure.Draw(size, false);
        var head = new StringBuilder();
        var y = Margin;
        Lines(figure.Title, "t h b", TitleSize, 3, bold: true);
        Lines(figure.Subtitle, "t-m", size.FontSize, 2);
        var plotTop = y + 10;
        y = plotTop + scene.Height + 6;
        Lines(figure.Note, "t-m", size.FontSize, 4);
        Lines(figure.Sources, "t-m", size.FontSize, 4);
        var height = y + Margin;
        var width = size.Width + (2 * Margin);
        var id = $"fig-{figure.Key}";
        return $"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"pko-chart pko-alone\" viewBox=\"0 0 {Coordinate.Text(width)} " +
               $"{Coordinate.Text(height)}\" width=\"{Coordinate.Text(width)}\" height=\"{Coordinate.Text(height)}\" role=\"img\" " +
               $"lang=\"{language.Code}\" aria-labelledby=\"{id}-t {id}-d\"><title id=\"{id}-t\">{HtmlText.Encode(figure.Title)}</title>" +
               $"<desc id=\"{id}-d\">{HtmlText.Encode(figure.Description)}</desc>\n<style>{PageStyle.ChartCss}</style>\n" +
               $"<rect class=\"bg\" width=\"{Coordinate.Text(width)}\" height=\"{Coordinate.Text(height)}\"/>\n{head}" +
               $"<g transform=\"translate({Coordinate.Text(Margin)} {Coordinate.Text(plotTop)})\">\n" +
               $"{scene.Svg}</g></svg>";

        void Lines(string text, string style, double fontSize, int most, bool bold = false)
        {
            if (text.Length == 0)
            {
                return;
            }

            foreach (var line in TextMeasure.Wrap(text, size.Width, fontSize, most, bold))
            {
                y += fontSize * 1.25;
                head.Append("<text class=\"").Append(style).Append("\" x=\"").Append(Coordinate.Text(Margin)).Append("\" y=\"")
                    .Append(Coordinate.Text(y)).Append("\">").Append(HtmlText.Encode(line)).Append("</text>\n");
            }

            y += 4;
        }
    }
}
