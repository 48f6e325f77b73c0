using System.Collections.Immutable;
using PkoNotebooks.Display.Charts.Drawing;
using PkoNotebooks.Display.Charts.Layout;
using PkoNotebooks.Display.Language;
using PkoNotebooks.Display.Text;

namespace PkoNotebooks.Display.Charts.Plots;

/// <summary>Draws a line chart: grid, events, lines with their gaps, and a label at the end of each line.</summary>
internal sealed class LineDrawing
{
    private readonly LinePlot plot;
    private readonly Scene scene;
    private readonly ChartSize size;
    private readonly DisplayLanguage language;
    private readonly ValueAxis values;
    private readonly DateOnly from;
    private readonly DateOnly to;
    private readonly double left;
    private readonly double right;
    private readonly ImmutableArray<string> labels;
    private double top;
    private double bottom;

    public LineDrawing(LinePlot plot, Scene scene, ChartSize size, DisplayLanguage language)
    {
        (this.plot, this.scene, this.size, this.language) = (plot, scene, size, language);
        var dates = plot.Series.SelectMany(s => s.Points).Select(p => p.Date).Concat(plot.Events.Select(e => e.Date)).ToList();
        (from, to) = (dates.Min(), dates.Max());
        var shown = plot.Series.SelectMany(s => s.Points).Select(p => p.Value).OfType<double>();
        values = new(shown, plot.Unit, language, size.IsNarrow ? 4 : 5, plot.FromZero, plot.Logarithmic);
        left = Math.Ceiling(values.Width(scene)) + 8;
        var room = size.Width * (size.IsNarrow ? 0.33 : 0.27);
        labels = [.. plot.Series.Select((_, i) => scene.Fit(Label(i), room, IsBold(i)))];
        right = size.Width - 12 - Math.Ceiling(labels.Select((l, i) => scene.Measure(l, IsBold(i))).Max());
    }

    public void Draw()
    {
        var events = new EventMarks(scene, size, plot.Events, X, left, right, language);
        top = events.Height + (scene.FontSize * 0.6);
        bottom = top + size.PlotHeight;
        DrawGrid();
        events.Draw(0, bottom);
        for (var i = plot.Series.Length - 1; i >= 0; i--)
        {
            if (plot.Styles[i].Tone != SeriesTone.Focus)
            {
                DrawSeries(i);
            }
        }

        for (var i = 0; i < plot.Series.Length; i++)
        {
            if (plot.Styles[i].Tone == SeriesTone.Focus)
            {
                DrawSeries(i);
            }
        }

        DrawLabels();
        LineTips.Draw(plot, scene, X, top, bottom, language);
        var below = bottom + 8 + scene.Line;
        scene.Height = Math.Ceiling(events.DrawKey(below + 4));
    }

    private bool IsBold(int i) => plot.Styles[i].Tone == SeriesTone.Focus;

    private string Label(int i)
    {
        var name = plot.Series[i].Name.In(language);
        var withValue = plot.Styles[i].Tone == SeriesTone.Focus || (plot.Styles[i].Tone == SeriesTone.Compare && !size.IsNarrow);
        var last = plot.Series[i].Points.LastOrDefault(p => p.Value is { } v && values.Shows(v)).Value;
        return withValue && last is { } value ? $"{name} {FactWords.Label(value, plot.Unit, plot.Decimals, language)}".Trim() : name;
    }

    private double X(DateOnly date) => from == to
        ? (left + right) / 2
        : left + ((double)(date.DayNumber - from.DayNumber) / (to.DayNumber - from.DayNumber) * (right - left));

    private double Y(double value) => values.Place(value, bottom, top);

    private void DrawGrid()
    {
        foreach (var mark in values.Marks)
        {
            var y = Y(mark.Value);
            scene.Stroke(left, y, right, y, mark.Value == 0 ? "ax" : "g");
            scene.Text(mark.Text, left - 8, scene.Centred(y), "t-m", Anchor.End);
        }

        var perDay = from == to ? 1 : (right - left) / (to.DayNumber - from.DayNumber);
        var ticks = DateTicks.Between(from, to, text => (scene.Measure(text) + 14) / perDay, language, plot.Yearly);
        if (ticks.IsEmpty)
        {
            ticks = [new(from.DayNumber, FactWords.Month(from, language))];
        }

        scene.Stroke(left, bottom, right, bottom, "ax");
        foreach (var tick in ticks)
        {
            var x = X(DateOnly.FromDayNumber((int)tick.Value));
            scene.Stroke(x, bottom, x, bottom + 5, "ax");
            var half = scene.Measure(tick.Text) / 2;
            scene.Text(tick.Text, Math.Clamp(x, half, size.Width - half), bottom + 8 + scene.FontSize, "t-m", Anchor.Middle);
        }
    }

    private void DrawSeries(int index)
    {
        var style = plot.Styles[index];
        var line = new PathData();
        var gaps = new PathData();
        ChartPoint? previous = null;
        var broken = false;
        var alone = true;
        var points = plot.Series[index].Points;
        for (var i = 0; i < points.Length; i++)
        {
            if (points[i].Value is not { } value || !values.Shows(value))
            {
                broken = true;
                continue;
            }

            var (x, y) = (X(points[i].Date), Y(value));
            if (previous is { Value: { } before } && !broken)
            {
                if (plot.Step)
                {
                    line.Line(x, Y(before));
                }

                line.Line(x, y);
                alone = false;
            }
            else
            {
                if (previous is { Value: { } last } p)
                {
                    gaps.Move(X(p.Date), Y(last)).Line(x, y);
                    Dot(p, last, alone);
                }

                line.Move(x, y);
                alone = true;
            }

            (previous, broken) = (points[i], false);
        }

        scene.Path(gaps, "gap");
        scene.Path(line, style.Line);
        if (previous is { Value: { } end } point)
        {
            scene.Circle(X(point.Date), Y(end), style.Tone == SeriesTone.Context ? 2 : 4, style.Mark);
        }

        // A value between two gaps has no line: without a dot it would not be seen.
        void Dot(ChartPoint p, double value, bool isAlone)
        {
            if (isAlone)
            {
                scene.Circle(X(p.Date), Y(value), 2.5, style.Mark);
            }
        }
    }

    private void DrawLabels()
    {
        var ends = plot.Series.Select((s, i) => (Index: i, End: s.Points.LastOrDefault(p => p.Value is { } v && values.Shows(v))))
            .Where(e => e.End.Value is not null).ToList();
        var height = scene.FontSize * 1.15;
        var centres = LabelStack.Place(
            [.. ends.Select(e => Y(e.End.Value!.Value))], [.. ends.Select(e => (int)plot.Styles[e.Index].Tone)], height, 0, bottom + (height / 2));
        for (var k = 0; k < ends.Count; k++)
        {
            if (centres[k] is not { } centre)
            {
                continue;
            }

            var (index, end) = ends[k];
            var (x, y) = (X(end.Date), Y(end.Value!.Value));
            var start = right + 10;
            if (Math.Abs(centre - y) > 5 || start - x > 16)
            {
                scene.Path(new PathData().Move(x + 5, y).Line(Math.Max(x + 5, right + 1), y).Line(start - 2, centre), "ld");
            }

            scene.Text(labels[index], start, scene.Centred(centre), plot.Styles[index].Text, Anchor.Start, IsBold(index));
        }
    }
}
