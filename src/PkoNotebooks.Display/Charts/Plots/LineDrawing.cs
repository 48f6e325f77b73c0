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
    private readonly ValueAxis? others;
    private readonly DateAxis dates;
    private readonly double left;
    private readonly double right;
    private readonly ImmutableArray<string> labels;
    private double top;
    private double bottom;

    public LineDrawing(LinePlot plot, Scene scene, ChartSize size, DisplayLanguage language)
    {
        (this.plot, this.scene, this.size, this.language) = (plot, scene, size, language);
        var days = plot.Series.SelectMany(s => s.Points).Select(p => p.Date).Concat(plot.Events.Select(e => e.Date)).ToList();
        values = Axis(plot.Logarithmic);
        others = scene.Switches && plot.HasTwoScales ? Axis(!plot.Logarithmic) : null;
        left = Math.Ceiling(Math.Max(values.Width(scene), others?.Width(scene) ?? 0)) + 8;
        var room = size.Width * (size.IsNarrow ? 0.36 : 0.27);
        labels = [.. plot.Series.Select((_, i) => Label(i, room))];
        right = size.Width - 12 - Math.Ceiling(labels.Select((l, i) => scene.Measure(l, IsBold(i))).Max());
        dates = new(scene, days.Min(), days.Max(), left, right);
    }

    public void Draw()
    {
        var events = new EventMarks(scene, size, plot.Events, dates.X, left, right, language);
        top = events.Height + (scene.FontSize * 0.6);
        bottom = top + size.PlotHeight;
        scene.Scales(plot.Logarithmic, () => DrawGrid(values), others is null ? null : () => DrawGrid(others));
        var below = dates.Draw(bottom, language, plot.Yearly);
        events.Draw(0, bottom);

        // What is in focus is drawn last, over the others.
        foreach (var i in Enumerable.Range(0, plot.Series.Length).OrderBy(IsBold).ThenBy(i => IsBold(i) ? i : -i))
        {
            InSeries(i, () => DrawSeries(i), ("name", plot.Series[i].Name.In(language)), ("look", plot.Styles[i].Line));
        }

        DrawLabels();
        LineTips.Draw(plot, scene, dates.X, top, bottom, language);
        scene.Height = Math.Ceiling(events.DrawKey(below + 4));
    }

    private ValueAxis Axis(bool logarithmic) => new(
        plot.Series.SelectMany(s => s.Points).Select(p => p.Value).OfType<double>(), plot.Unit, language, size.IsNarrow ? 4 : 5, plot.FromZero, logarithmic);

    private bool IsBold(int i) => plot.Styles[i].Tone == SeriesTone.Focus;

    // A value that would have to be cut is left out: half a number is a wrong one.
    private string Label(int i, double room)
    {
        var name = plot.Series[i].Name.In(language);
        var withValue = plot.Styles[i].Tone == SeriesTone.Focus || (plot.Styles[i].Tone == SeriesTone.Compare && !size.IsNarrow);
        var last = plot.Series[i].Points.LastOrDefault(p => p.Value is { } v && values.Shows(v)).Value;
        var full = withValue && last is { } value ? $"{name} {FactWords.Label(value, plot.Unit, plot.Decimals, language)}".Trim() : name;
        return scene.Fit(scene.Measure(full, IsBold(i)) <= room ? full : name, room, IsBold(i));
    }

    private double Y(ValueAxis axis, double value) => axis.Place(value, bottom, top);

    private void InSeries(int index, Action draw, params IEnumerable<(string, string)> also)
    {
        if (plot.Series.Length > 1)
        {
            scene.Series(Coordinate.Text(index), draw, also);
        }
        else
        {
            draw();
        }
    }

    private void DrawGrid(ValueAxis axis)
    {
        foreach (var mark in axis.Marks)
        {
            var y = Y(axis, mark.Value);
            scene.Stroke(left, y, right, y, mark.Value == 0 ? "ax" : "g");
            scene.Text(mark.Text, left - 8, scene.Centred(y), "t-m", Anchor.End);
        }
    }

    private void DrawSeries(int index)
    {
        var style = plot.Styles[index];
        var trace = Trace(values);
        var other = others is null ? null : Trace(others);
        scene.Path(trace.Gaps, "gap", other?.Gaps);
        scene.Path(trace.Line, style.Line, other?.Line);
        for (var i = 0; i < trace.Dots.Length; i++)
        {
            scene.Circle(trace.Dots[i].X, trace.Dots[i].Y, 2.5, style.Mark, other: other?.Dots[i]);
        }

        if (trace.End is { } end)
        {
            scene.Circle(end.X, end.Y, style.Tone == SeriesTone.Context ? 2 : 4, style.Mark, other: other?.End);
        }

        LineTrace Trace(ValueAxis axis) => LineTrace.Of(plot.WithGaps(index), axis.Shows, dates.X, value => Y(axis, value), plot.Step);
    }

    private void DrawLabels()
    {
        var ends = plot.Series.Select((s, i) => (Index: i, End: s.Points.LastOrDefault(p => p.Value is { } v && values.Shows(v))))
            .Where(e => e.End.Value is not null)
            .Select(e => (e.Index, X: dates.X(e.End.Date), Value: e.End.Value!.Value)).ToList();
        var stack = new EndLabels(scene, right, bottom);
        stack.Draw([.. ends.Select(e => new EndLabel(
            e.X, Y(values, e.Value), others is null ? null : Y(others, e.Value), labels[e.Index], plot.Styles[e.Index].Text, (int)plot.Styles[e.Index].Tone, IsBold(e.Index))
        {
            In = (draw, also) => InSeries(e.Index, draw, also),
        })]);
    }
}
