using System.Text;
using PkoNotebooks.Display.Html;

namespace PkoNotebooks.Display.Charts.Drawing;

/// <summary>A text that was placed, and the room it takes.</summary>
internal sealed record PlacedText(string Text, Box Box);

/// <summary>A drawing under way: SVG elements, and the boxes of all texts so that their layout can be checked.</summary>
internal sealed class Scene(double width, double fontSize)
{
    public const double LineHeight = 1.3;
    private const double Ascent = 0.8;
    private const double Descent = 0.24;

    private readonly StringBuilder svg = new();
    private readonly List<PlacedText> texts = [];

    public double Width { get; } = width;

    /// <summary>Set once all is drawn.</summary>
    public double Height { get; set; }

    public double FontSize { get; } = fontSize;

    public double Line => FontSize * LineHeight;

    public IReadOnlyList<PlacedText> Texts => texts;

    public string Svg => svg.ToString();

    public double Measure(string text, bool bold = false) => TextMeasure.Width(text, FontSize, bold);

    public string Fit(string text, double width, bool bold = false) => TextMeasure.Fit(text, width, FontSize, bold);

    /// <summary>The box of a text whose baseline starts, ends or has its middle at a point.</summary>
    public Box BoxOf(string text, double x, double baseline, Anchor anchor = Anchor.Start, bool bold = false)
    {
        var w = Measure(text, bold);
        var left = anchor switch { Anchor.Start => x, Anchor.Middle => x - (w / 2), _ => x - w };
        return new(left, baseline - (Ascent * FontSize), w, (Ascent + Descent) * FontSize);
    }

    /// <summary>The baseline at which a text stands centred on a height.</summary>
    public double Centred(double y) => y + ((Ascent - Descent) / 2 * FontSize);

    public void Text(string text, double x, double baseline, string style, Anchor anchor = Anchor.Start, bool bold = false)
    {
        if (text.Length == 0)
        {
            return;
        }

        texts.Add(new(text, BoxOf(text, x, baseline, anchor, bold)));
        var ends = anchor switch { Anchor.Start => "", Anchor.Middle => " mid", _ => " end" };
        svg.Append("<text class=\"").Append(style).Append(ends).Append(bold ? " b\"" : "\"")
            .Append(" x=\"").Append(Coordinate.Text(x)).Append("\" y=\"").Append(Coordinate.Text(baseline)).Append("\">")
            .Append(HtmlText.Encode(text)).Append("</text>\n");
    }

    public void Stroke(double x1, double y1, double x2, double y2, string style) => Path(new PathData().Move(x1, y1).Line(x2, y2), style);

    public void Path(PathData path, string style)
    {
        if (!path.IsEmpty)
        {
            svg.Append("<path class=\"").Append(style).Append("\" d=\"").Append(path).Append("\"/>\n");
        }
    }

    public void Rect(double x, double y, double width, double height, string style, string? title = null)
    {
        svg.Append("<rect class=\"").Append(style).Append("\" x=\"").Append(Coordinate.Text(x)).Append("\" y=\"").Append(Coordinate.Text(y))
            .Append("\" width=\"").Append(Coordinate.Text(width)).Append("\" height=\"").Append(Coordinate.Text(height));
        Close("rect", title);
    }

    public void Circle(double x, double y, double radius, string style, string? title = null)
    {
        svg.Append("<circle class=\"").Append(style).Append("\" cx=\"").Append(Coordinate.Text(x)).Append("\" cy=\"")
            .Append(Coordinate.Text(y)).Append("\" r=\"").Append(Coordinate.Text(radius));
        Close("circle", title);
    }

    public void Diamond(double x, double y, double radius, string style, string? title = null)
    {
        var path = new PathData().Move(x, y - radius).Line(x + radius, y).Line(x, y + radius).Line(x - radius, y).Close();
        svg.Append("<path class=\"").Append(style).Append("\" d=\"").Append(path);
        Close("path", title);
    }

    /// <summary>A band that shows nothing and says something when pointed at or reached by key.</summary>
    public void Tip(double x, double y, double width, double height, string words) =>
        svg.Append("<rect class=\"hit\" x=\"").Append(Coordinate.Text(x)).Append("\" y=\"").Append(Coordinate.Text(y))
            .Append("\" width=\"").Append(Coordinate.Text(width)).Append("\" height=\"").Append(Coordinate.Text(height))
            .Append("\" data-tip=\"").Append(HtmlText.Encode(TextMeasure.OneLine(words))).Append("\"/>\n");

    // A title inside a mark is the tooltip of a page without script.
    private void Close(string element, string? title) => svg.Append(
        title is null ? "\"/>\n" : $"\"><title>{HtmlText.Encode(TextMeasure.OneLine(title))}</title></{element}>\n");
}
