using System.Globalization;
using System.Text;
using PkoNotebooks.Display.Html;

namespace PkoNotebooks.Display.Charts.Drawing;

/// <summary>A text that was placed, and the room it takes.</summary>
internal sealed record PlacedText(string Text, Box Box);

/// <summary>A drawing under way: SVG elements, and the boxes of all texts so that their layout can be checked.</summary>
/// <param name="width">Of the view box.</param>
/// <param name="fontSize">In units of the view box.</param>
/// <param name="switches">Whether the drawing also carries what a page's script needs to hide series and to change the scale.</param>
internal sealed class Scene(double width, double fontSize, bool switches = false)
{
    public const double LineHeight = 1.3;
    private const double Ascent = 0.8;
    private const double Descent = 0.24;

    private readonly StringBuilder svg = new();
    private readonly List<PlacedText> texts = [];
    private readonly List<PlacedText> otherTexts = [];
    private bool inFirst = true;
    private bool inOther = true;

    public double Width { get; } = width;

    /// <summary>Set once all is drawn.</summary>
    public double Height { get; set; }

    public double FontSize { get; } = fontSize;

    public bool Switches { get; } = switches;

    public double Line => FontSize * LineHeight;

    /// <summary>The texts as first shown.</summary>
    public IReadOnlyList<PlacedText> Texts => texts;

    /// <summary>The texts in the other scale; those of the first where there is no other.</summary>
    public IReadOnlyList<PlacedText> OtherTexts => otherTexts;

    /// <summary>Whether the scale first shown is the logarithmic one; null where there is no other.</summary>
    public bool? IsLogarithmicFirst { get; private set; }

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

    /// <summary>Draws what a reader can hide: one series, or what stands between several.</summary>
    /// <param name="which">The series' number, or several parted by spaces: hidden once one of them is.</param>
    public void Series(string which, Action draw, params IEnumerable<(string Name, string Value)> also)
    {
        if (!Switches)
        {
            draw();
            return;
        }

        svg.Append("<g data-s=\"").Append(which).Append('"');
        foreach (var (name, value) in also)
        {
            svg.Append(" data-").Append(name).Append("=\"").Append(HtmlText.Encode(TextMeasure.OneLine(value))).Append('"');
        }

        svg.Append(">\n");
        draw();
        svg.Append("</g>\n");
    }

    /// <summary>Draws parts that share a look.</summary>
    public void Group(string style, Action draw)
    {
        svg.Append("<g class=\"").Append(style).Append("\">\n");
        draw();
        svg.Append("</g>\n");
    }

    /// <summary>Draws a part that differs between the scale first shown and the other; null for no other.</summary>
    /// <param name="logarithmicFirst">Whether the first is the logarithmic one.</param>
    public void Scales(bool logarithmicFirst, Action first, Action? other)
    {
        if (other is null || !Switches)
        {
            first();
            return;
        }

        IsLogarithmicFirst = logarithmicFirst;
        svg.Append("<g class=\"pri\">\n");
        inOther = false;
        first();
        svg.Append("</g>\n<g class=\"alt\">\n");
        (inFirst, inOther) = (false, true);
        other();
        svg.Append("</g>\n");
        inFirst = true;
    }

    /// <param name="other">Where it stands in the other scale; null where it does not move.</param>
    public void Text(
        string text, double x, double baseline, string style, Anchor anchor = Anchor.Start, bool bold = false, (double X, double Baseline)? other = null)
    {
        if (text.Length == 0)
        {
            return;
        }

        if (inFirst)
        {
            texts.Add(new(text, BoxOf(text, x, baseline, anchor, bold)));
        }

        if (inOther)
        {
            otherTexts.Add(new(text, other is { } o ? BoxOf(text, o.X, o.Baseline, anchor, bold) : BoxOf(text, x, baseline, anchor, bold)));
        }

        var ends = anchor switch { Anchor.Start => "", Anchor.Middle => " mid", _ => " end" };
        svg.Append("<text class=\"").Append(style).Append(ends).Append(bold ? " b\"" : "\"")
            .Append(" x=\"").Append(Coordinate.Text(x)).Append("\" y=\"").Append(Coordinate.Text(baseline)).Append('"');
        Other(other);
        svg.Append('>').Append(HtmlText.Encode(text)).Append("</text>\n");
    }

    public void Stroke(double x1, double y1, double x2, double y2, string style) => Path(new PathData().Move(x1, y1).Line(x2, y2), style);

    /// <param name="other">In the other scale; null where it does not change.</param>
    public void Path(PathData path, string style, PathData? other = null)
    {
        if (!path.IsEmpty)
        {
            svg.Append("<path class=\"").Append(style).Append("\" d=\"").Append(path);
            OtherPath(other);
            svg.Append("\"/>\n");
        }
    }

    public void Rect(double x, double y, double width, double height, string style, string? title = null)
    {
        svg.Append("<rect class=\"").Append(style).Append("\" x=\"").Append(Coordinate.Text(x)).Append("\" y=\"").Append(Coordinate.Text(y))
            .Append("\" width=\"").Append(Coordinate.Text(width)).Append("\" height=\"").Append(Coordinate.Text(height)).Append('"');
        Close("rect", title);
    }

    /// <param name="style">Empty where the group says it.</param>
    public void Circle(double x, double y, double radius, string style, string? title = null, (double X, double Y)? other = null)
    {
        svg.Append(style.Length == 0 ? "<circle cx=\"" : $"<circle class=\"{style}\" cx=\"").Append(Coordinate.Text(x)).Append("\" cy=\"")
            .Append(Coordinate.Text(y)).Append("\" r=\"").Append(Coordinate.Text(radius)).Append('"');
        Other(other);
        Close("circle", title);
    }

    public void Diamond(double x, double y, double radius, string style, string? title = null, (double X, double Y)? other = null)
    {
        svg.Append("<path class=\"").Append(style).Append("\" d=\"").Append(Shape(x, y));
        OtherPath(other is { } o ? Shape(o.X, o.Y) : null);
        svg.Append('"');
        Close("path", title);

        PathData Shape(double atX, double atY) =>
            new PathData().Move(atX, atY - radius).Line(atX + radius, atY).Line(atX, atY + radius).Line(atX - radius, atY).Close();
    }

    /// <summary>A band that shows nothing and says something when pointed at or reached by key.</summary>
    /// <param name="head">What all its parts belong to.</param>
    /// <param name="parts">What it says of each series, with the series' number.</param>
    public void Tip(double x, double y, double width, double height, string head, IReadOnlyList<(int Series, string Words)> parts)
    {
        svg.Append("<rect class=\"hit\" x=\"").Append(Coordinate.Text(x)).Append("\" y=\"").Append(Coordinate.Text(y))
            .Append("\" width=\"").Append(Coordinate.Text(width)).Append("\" height=\"").Append(Coordinate.Text(height))
            .Append("\" data-tip=\"").Append(HtmlText.Encode(TextMeasure.OneLine($"{head}: {string.Join("; ", parts.Select(p => p.Words))}"))).Append('"');
        if (Switches && parts.Count > 1)
        {
            svg.Append(" data-of=\"").AppendJoin(' ', parts.Select(p => p.Series.ToString(CultureInfo.InvariantCulture))).Append('"');
        }

        svg.Append("/>\n");
    }

    private void Other((double X, double Y)? other)
    {
        if (Switches && other is { } at)
        {
            svg.Append(" data-o=\"").Append(Coordinate.Text(at.X)).Append(' ').Append(Coordinate.Text(at.Y)).Append('"');
        }
    }

    private void OtherPath(PathData? other)
    {
        if (Switches && other is not null)
        {
            svg.Append("\" data-o=\"").Append(other);
        }
    }

    // A title inside a mark is the tooltip of a page without script.
    private void Close(string element, string? title) => svg.Append(
        title is null ? "/>\n" : $"><title>{HtmlText.Encode(TextMeasure.OneLine(title))}</title></{element}>\n");
}
