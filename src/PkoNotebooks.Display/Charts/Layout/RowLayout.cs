using PkoNotebooks.Display.Charts.Drawing;

namespace PkoNotebooks.Display.Charts.Layout;

/// <summary>Rows with a name each: before the row where the drawing is wide, above it where it is narrow.</summary>
internal sealed class RowLayout
{
    // A bold J reaches left of where it starts.
    private const double Edge = 2;

    private readonly Scene scene;
    private readonly IReadOnlyList<string> names;
    private readonly IReadOnlyList<SeriesTone> tones;
    private readonly double top;
    private readonly double rowHeight;
    private readonly bool above;
    private readonly double barHeight;

    public RowLayout(Scene scene, ChartSize size, IReadOnlyList<string> names, IReadOnlyList<SeriesTone> tones, double barHeight, double top = 4)
    {
        (this.scene, this.tones, this.top, this.barHeight) = (scene, tones, top, barHeight);
        above = size.IsNarrow;
        var room = above ? size.Width - Edge : size.Width * 0.38;
        this.names = [.. names.Select((n, i) => scene.Fit(n, room, IsFocus(i)))];
        Left = above ? 0 : Math.Ceiling(this.names.Select((n, i) => scene.Measure(n, IsFocus(i))).DefaultIfEmpty(0).Max()) + 12;
        rowHeight = above ? scene.Line + barHeight + 8 : barHeight + 8;
    }

    /// <summary>Where the rows begin, right of their names.</summary>
    public double Left { get; }

    public double Top => top;

    public double Bottom => top + (rowHeight * names.Count);

    /// <summary>The middle of a row's bar.</summary>
    public double Middle(int row) => top + (rowHeight * row) + (above ? scene.Line + 2 : 4) + (barHeight / 2);

    public void DrawName(int row)
    {
        var style = IsFocus(row) ? "t-f" : "t";
        if (above)
        {
            scene.Text(names[row], Edge, top + (rowHeight * row) + scene.FontSize, style, Anchor.Start, IsFocus(row));
        }
        else
        {
            scene.Text(names[row], Left - 10, scene.Centred(Middle(row)), style, Anchor.End, IsFocus(row));
        }
    }

    private bool IsFocus(int row) => tones[row] == SeriesTone.Focus;
}
