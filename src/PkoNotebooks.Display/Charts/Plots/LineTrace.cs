using System.Collections.Immutable;
using PkoNotebooks.Display.Charts.Drawing;

namespace PkoNotebooks.Display.Charts.Plots;

/// <summary>A series as it is drawn: its line, the bridges over its gaps, the values that stand alone, and its end.</summary>
internal sealed record LineTrace(PathData Line, PathData Gaps, ImmutableArray<(double X, double Y)> Dots, (double X, double Y)? End)
{
    /// <param name="step">Each value holds until the next.</param>
    public static LineTrace Of(
        ImmutableArray<ChartPoint> points, Func<double, bool> shows, Func<DateOnly, double> placeX, Func<double, double> placeY, bool step)
    {
        var (line, gaps) = (new PathData(), new PathData());
        var dots = ImmutableArray.CreateBuilder<(double, double)>();
        (double X, double Y)? previous = null;
        var broken = false;
        var alone = true;
        foreach (var point in points)
        {
            if (point.Value is not { } value || !shows(value))
            {
                broken = true;
                continue;
            }

            var (x, y) = (placeX(point.Date), placeY(value));
            if (previous is { } before && !broken)
            {
                if (step)
                {
                    line.Line(x, before.Y);
                }

                line.Line(x, y);
                alone = false;
            }
            else
            {
                if (previous is { } last)
                {
                    gaps.Move(last.X, last.Y).Line(x, y);
                    if (alone)
                    {
                        // A value between two gaps has no line: without a dot it would not be seen.
                        dots.Add(last);
                    }
                }

                line.Move(x, y);
                alone = true;
            }

            (previous, broken) = ((x, y), false);
        }

        return new(line, gaps, dots.ToImmutable(), previous);
    }
}
