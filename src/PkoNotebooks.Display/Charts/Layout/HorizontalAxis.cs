using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Display.Charts.Drawing;
using PkoNotebooks.Display.Language;

namespace PkoNotebooks.Display.Charts.Layout;

/// <summary>A scale of values from left to right with as many ticks as have room for their texts.</summary>
internal sealed class HorizontalAxis
{
    private const double Gap = 12;

    private readonly Scene scene;
    private readonly ValueAxis axis;
    private readonly double left;
    private readonly double right;

    public HorizontalAxis(
        Scene scene, IReadOnlyList<double> values, Unit unit, DisplayLanguage language, double left, double right, bool fromZero, bool logarithmic = false)
    {
        (this.scene, this.left, this.right) = (scene, left, right);
        axis = new(values, unit, language, 6, fromZero, logarithmic);
        for (var count = 5; count >= 1 && !Fits(); count--)
        {
            axis = new(values, unit, language, count, fromZero, logarithmic);
        }
    }

    public bool Shows(double value) => axis.Shows(value);

    /// <summary>The value at the left end.</summary>
    public double Lowest => axis.Marks[0].Value;

    /// <summary>The value at the right end.</summary>
    public double Highest => axis.Marks[^1].Value;

    public double X(double value) => axis.Place(value, left, right);

    /// <summary>Grid lines from top to bottom, and the ticks' texts below; returns where they end.</summary>
    public double Draw(double top, double bottom)
    {
        var last = double.NegativeInfinity;
        foreach (var mark in axis.Marks)
        {
            var x = X(mark.Value);
            scene.Stroke(x, top, x, bottom, mark.Value == 0 ? "ax" : "g");
            var half = scene.Measure(mark.Text) / 2;
            var middle = Math.Clamp(x, half, Math.Max(half, scene.Width - half));
            // A logarithmic axis has its ticks where the powers are: where two texts would meet the second is left out.
            if (middle - half >= last + 4)
            {
                scene.Text(mark.Text, middle, bottom + 4 + scene.FontSize, "t-m", Anchor.Middle);
                last = middle + half;
            }
        }

        return bottom + 6 + scene.Line;
    }

    private bool Fits() => axis.Marks.Zip(axis.Marks.Skip(1)).All(pair =>
        X(pair.Second.Value) - X(pair.First.Value) >= ((scene.Measure(pair.First.Text) + scene.Measure(pair.Second.Text)) / 2) + Gap);
}
