using PkoNotebooks.Display.Charts.Drawing;
using PkoNotebooks.Display.Charts.Layout;
using PkoNotebooks.Display.Language;
using PkoNotebooks.Display.Text;

namespace PkoNotebooks.Display.Charts.Plots;

/// <summary>Draws a timeline: lanes one under another, in each as many rows as its spans and their names need.</summary>
internal sealed class TimelineDrawing
{
    private const double BarHeight = 14;
    private const double Shortest = 4;
    private const int MostNameLines = 4;

    private readonly TimelinePlot plot;
    private readonly Scene scene;
    private readonly ChartSize size;
    private readonly DisplayLanguage language;
    private readonly List<(string Name, List<TimelineEntry> Entries)> lanes;
    private readonly double left;
    private readonly double right;
    private readonly DateAxis dates;

    public TimelineDrawing(TimelinePlot plot, Scene scene, ChartSize size, DisplayLanguage language)
    {
        (this.plot, this.scene, this.size, this.language) = (plot, scene, size, language);
        lanes = [.. plot.Entries.GroupBy(e => e.Lane.In(language)).Select(g => (g.Key, g.ToList()))];
        var room = size.Width * 0.27;
        left = size.IsNarrow ? 12 : Math.Ceiling(lanes.SelectMany(l => Lines(l.Name)).Max(line => scene.Measure(line, bold: true))) + 12;
        right = size.Width - 12;
        dates = new(scene, plot.From, plot.Until, left, right);

        IReadOnlyList<string> Lines(string name) => TextMeasure.Wrap(name, room, scene.FontSize, MostNameLines, bold: true);
    }

    private double RowHeight => scene.FontSize + 7;

    public void Draw()
    {
        var events = new EventMarks(scene, size, plot.Events, dates.X, left, right, language);
        var top = events.Height + 4;
        var layout = Layout(top);
        var bottom = layout.Count == 0 ? top : layout[^1].Bottom;
        var below = dates.Draw(bottom, language, gridTop: top);
        events.Draw(0, bottom);
        foreach (var lane in layout)
        {
            DrawLane(lane);
        }

        scene.Height = Math.Ceiling(events.DrawKey(below + 4));
    }

    private List<Lane> Layout(double top)
    {
        var placed = new List<Lane>();
        var y = top;
        foreach (var (name, entries) in lanes)
        {
            var bars = entries.Select(Place).ToList();
            var rows = RowPacker.Rows([.. bars.Select(b => (b.Start, b.End))], 8);
            var nameLines = size.IsNarrow ? TextMeasure.Wrap(name, size.Width - 4, scene.FontSize, 2, bold: true) : TextMeasure.Wrap(name, left - 12, scene.FontSize, MostNameLines, bold: true);
            var heading = size.IsNarrow ? nameLines.Count : 0;
            var content = heading + rows.Max() + 1;
            var height = (Math.Max(content, size.IsNarrow ? 0 : nameLines.Count) * RowHeight) + 8;
            placed.Add(new(nameLines, bars, rows, y, y + height, y + 4 + (heading * RowHeight)));
            y += height;
        }

        return placed;
    }

    // A name stands after its bar, else before it, else in it; it takes part in the packing of rows.
    private Bar Place(TimelineEntry entry)
    {
        var x0 = dates.X(entry.Start);
        var x1 = Math.Min(right, Math.Max(x0 + Shortest, dates.X(entry.End ?? plot.Until)));
        x0 = Math.Min(x0, x1 - Shortest);
        var text = scene.Fit(entry.Label.In(language), (right - left) * 0.75);
        var width = scene.Measure(text);
        if (x1 + 5 + width <= size.Width)
        {
            return new(entry, text, x0, x1, x1 + 5, x0, x1 + 5 + width);
        }

        if (x0 - 5 - width >= left)
        {
            return new(entry, text, x0, x1, x0 - 5 - width, x0 - 5 - width, x1);
        }

        if (width + 10 <= x1 - x0)
        {
            return new(entry, text, x0, x1, x0 + 6, x0, x1);
        }

        // Neither side has room: the words go to the wider side, shortened.
        var before = x0 - 5 - left;
        var after = size.Width - x1 - 5;
        text = scene.Fit(text, Math.Max(before, after));
        width = scene.Measure(text);
        return after >= before
            ? new(entry, text, x0, x1, x1 + 5, x0, x1 + 5 + width)
            : new(entry, text, x0, x1, x0 - 5 - width, x0 - 5 - width, x1);
    }

    private void DrawLane(Lane lane)
    {
        scene.Stroke(0, lane.Top, size.Width, lane.Top, "g");
        for (var i = 0; i < lane.Name.Count; i++)
        {
            scene.Text(lane.Name[i], 0, lane.Top + 4 + (i * RowHeight) + scene.FontSize, "t", bold: true);
        }

        foreach (var (bar, row) in lane.Bars.Zip(lane.Rows))
        {
            var middle = lane.First + (row * RowHeight) + (RowHeight / 2);
            // Context is pale with an outline, not another full colour: in grey print the two would look alike.
            var style = bar.Entry.Tone == SeriesTone.Focus ? "f" : bar.Entry.Tone == SeriesTone.Compare ? "1" : "b";
            scene.Rect(bar.X0, middle - (BarHeight / 2), bar.X1 - bar.X0, BarHeight, "m-" + style, Words(bar.Entry));
            if (bar.Entry.End is null)
            {
                scene.Path(new PathData().Move(bar.X1, middle - 7).Line(bar.X1 + 6, middle).Line(bar.X1, middle + 7).Close(), "m-" + style);
            }

            var start = bar.Entry.End is null && bar.TextX > bar.X1 ? bar.TextX + 5 : bar.TextX;
            scene.Text(bar.Text, Math.Min(start, size.Width - scene.Measure(bar.Text)), scene.Centred(middle), bar.IsInside && style != "b" ? "t-i" : style == "f" ? "t-f" : "t");
        }
    }

    private string Words(TimelineEntry e)
    {
        var end = e.End is { } last ? FactWords.Month(last, language) : language.Word("chart.ongoing");
        var detail = e.Detail is null ? "" : $" ({e.Detail.In(language)})";
        return $"{e.Label.In(language)}: {FactWords.Month(e.Start, language)} – {end}{detail}";
    }

    private sealed record Bar(TimelineEntry Entry, string Text, double X0, double X1, double TextX, double Start, double End)
    {
        public bool IsInside => TextX > X0 && TextX < X1;
    }

    private sealed record Lane(IReadOnlyList<string> Name, List<Bar> Bars, int[] Rows, double Top, double Bottom, double First);
}
