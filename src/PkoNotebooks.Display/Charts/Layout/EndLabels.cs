using System.Globalization;
using PkoNotebooks.Display.Charts.Drawing;

namespace PkoNotebooks.Display.Charts.Layout;

/// <summary>The name of a line, to stand right of its last point.</summary>
/// <param name="Other">The point's height in the other scale; null for none.</param>
/// <param name="Priority">Higher stays longer when there is no room for all.</param>
internal sealed record EndLabel(double X, double Y, double? Other, string Text, string Style, int Priority, bool Bold)
{
    /// <summary>Draws as a part of the line's series, with what a script needs to place the label anew.</summary>
    public required Action<Action, IEnumerable<(string, string)>> In { get; init; }
}

/// <summary>The names of lines in a column at their right, each level with its point or led to it.</summary>
internal sealed class EndLabels(Scene scene, double right, double bottom)
{
    private readonly double height = scene.FontSize * 1.15;

    public void Draw(IReadOnlyList<EndLabel> labels)
    {
        var floor = bottom + (height / 2);
        var centres = LabelStack.Place([.. labels.Select(l => l.Y)], [.. labels.Select(l => l.Priority)], height, 0, floor);
        for (var i = 0; i < labels.Count; i++)
        {
            if (centres[i] is not { } centre)
            {
                continue;
            }

            var label = labels[i];
            label.In(() => Draw(label, centre), [("at", Numbers(label.X, label.Y, label.Other ?? label.Y)), ("column", Numbers(right, height, floor, label.Priority))]);
        }
    }

    private void Draw(EndLabel label, double centre)
    {
        var start = right + 10;
        if (Math.Abs(centre - label.Y) > 5 || start - label.X > 16)
        {
            scene.Path(new PathData().Move(label.X + 5, label.Y).Line(Math.Max(label.X + 5, right + 1), label.Y).Line(start - 2, centre), "ld");
        }

        // Where it stands in the other scale is the script's to find out: it depends on what is hidden.
        scene.Text(label.Text, start, scene.Centred(centre), label.Style, Anchor.Start, label.Bold);
    }

    private static string Numbers(params double[] values) =>
        string.Join(' ', values.Select(v => Math.Round(v, 1, MidpointRounding.AwayFromZero).ToString(CultureInfo.InvariantCulture)));
}
