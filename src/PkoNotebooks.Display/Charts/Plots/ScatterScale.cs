using PkoNotebooks.Display.Charts.Drawing;
using PkoNotebooks.Display.Charts.Layout;
using PkoNotebooks.Display.Language;
using PkoNotebooks.Display.Text;

namespace PkoNotebooks.Display.Charts.Plots;

/// <summary>The two axes of a scatter chart in one scale: where each item stands, and the grid.</summary>
internal sealed class ScatterScale
{
    private const double Strip = 26;

    private readonly ScatterPlot plot;
    private readonly Scene scene;
    private readonly DisplayLanguage language;
    private readonly bool logarithmic;
    private readonly ValueAxis up;
    private readonly bool zerosAcross;
    private readonly bool zerosUp;
    private HorizontalAxis? across;
    private Box area;

    public ScatterScale(ScatterPlot plot, Scene scene, ChartSize size, DisplayLanguage language, bool logarithmic)
    {
        (this.plot, this.scene, this.language, this.logarithmic) = (plot, scene, language, logarithmic);
        var ys = plot.Shown.Select(i => i.Up.Required.Value).ToList();
        up = new(ys, plot.UpUnit, language, size.IsNarrow ? 4 : 6, fromZero: true, logarithmic);
        zerosAcross = logarithmic && plot.Shown.Any(i => i.Across.Required.Value <= 0);
        zerosUp = logarithmic && ys.Exists(v => v <= 0);
        Width = Math.Ceiling(Math.Max(up.Width(scene), zerosUp ? scene.Measure(language.Word("chart.zero")) : 0));
    }

    /// <summary>What the texts left of the axis take.</summary>
    public double Width { get; }

    private double Floor => area.Bottom - (zerosUp ? Strip : 0) - 8;

    private HorizontalAxis Across => across ?? throw new InvalidOperationException("The room for the points comes before the points.");

    /// <summary>Lays the axes around the room for the points.</summary>
    public void Within(Box room)
    {
        area = room;
        var xs = plot.Shown.Select(i => i.Across.Required.Value).ToList();
        across = new(scene, xs, plot.AcrossUnit, language, room.X + (zerosAcross ? Strip : 0) + 8, room.Right, fromZero: true, logarithmic);
    }

    public (double X, double Y) Point(ScatterItem item)
    {
        var (x, y) = (item.Across.Required.Value, item.Up.Required.Value);
        return (Across.Shows(x) ? Across.X(x) : area.X + (Strip / 2), up.Shows(y) ? up.Place(y, Floor, area.Y) : area.Bottom - (Strip / 2));
    }

    /// <summary>Draws the grid and the axes' titles; returns where they end.</summary>
    public double Draw()
    {
        var (left, top, right, bottom) = (area.X, area.Y, area.Right, area.Bottom);
        foreach (var mark in up.Marks)
        {
            var y = up.Place(mark.Value, Floor, top);
            scene.Stroke(left, y, right, y, mark.Value == 0 ? "ax" : "g");
            scene.Text(mark.Text, left - 8, scene.Centred(y), "t-m", Anchor.End);
        }

        var below = Across.Draw(top, bottom);
        scene.Stroke(left, bottom, right, bottom, "ax");
        if (zerosUp)
        {
            scene.Text(language.Word("chart.zero"), left - 8, scene.Centred(bottom - (Strip / 2)), "t-m", Anchor.End);
            scene.Stroke(left, bottom - Strip, right, bottom - Strip, "ev");
        }

        if (zerosAcross)
        {
            scene.Stroke(left + Strip, top, left + Strip, bottom, "ev");
        }

        scene.Text(scene.Fit($"↑ {Title(plot.UpName, FactWords.UnitName(plot.UpUnit, language))}", scene.Width), 0, scene.FontSize, "t-m");
        scene.Text(
            scene.Fit($"{Title(plot.AcrossName, FactWords.UnitName(plot.AcrossUnit, language))} →", scene.Width),
            scene.Width, below + scene.FontSize, "t-m", Anchor.End);
        return below + scene.Line + 2;
    }

    /// <summary>The ends of the line where both figures are equal; null where none is in sight.</summary>
    public (double X1, double Y1, double X2, double Y2)? Parity()
    {
        var xs = plot.Shown.Select(i => i.Across.Required.Value).Where(Across.Shows).DefaultIfEmpty(1).ToList();
        var low = Math.Max(Math.Max(xs.Min(), up.Marks[0].Value), Across.Lowest);
        var high = Math.Min(Math.Max(xs.Max(), Across.Highest), up.Marks[^1].Value);
        return high > low ? (Across.X(low), up.Place(low, Floor, area.Y), Across.X(high), up.Place(high, Floor, area.Y)) : null;
    }

    // The scale stands at the axis itself: it is the reader's to change, so that no subtitle can say it.
    private string Title(LocalName name, string unit)
    {
        var title = unit.Length == 0 ? name.In(language) : language.Word("format.in-brackets", name.In(language), unit);
        return logarithmic ? $"{title}{language.Word("format.list-separator")}{language.Word("chart.log-scale")}" : title;
    }
}
