using PkoNotebooks.Display.Charts.Drawing;
using PkoNotebooks.Display.Language;
using PkoNotebooks.Display.Text;

namespace PkoNotebooks.Display.Charts.Layout;

/// <summary>Days from left to right.</summary>
internal sealed class DateAxis(Scene scene, DateOnly from, DateOnly to, double left, double right)
{
    private const double Gap = 14;

    private int Days => to.DayNumber - from.DayNumber;

    public double X(DateOnly date) => Days == 0 ? (left + right) / 2 : left + ((double)(date.DayNumber - from.DayNumber) / Days * (right - left));

    /// <summary>Draws the axis with its ticks at round dates; returns where their texts end.</summary>
    /// <param name="yearly">The month and day of data with one value a year, which then stand at their year's tick; null otherwise.</param>
    /// <param name="gridTop">Where grid lines begin; null for none.</param>
    public double Draw(double bottom, DisplayLanguage language, (int Month, int Day)? yearly = null, double? gridTop = null)
    {
        var perDay = Days == 0 ? 1 : (right - left) / Days;
        var ticks = DateTicks.Between(from, to, text => (scene.Measure(text) + Gap) / perDay, language, yearly);
        if (ticks.IsEmpty)
        {
            ticks = [new(from.DayNumber, FactWords.Month(from, language))];
        }

        scene.Stroke(left, bottom, right, bottom, "ax");
        foreach (var tick in ticks)
        {
            var x = X(DateOnly.FromDayNumber((int)tick.Value));
            scene.Stroke(x, gridTop ?? bottom, x, bottom + 5, gridTop is null ? "ax" : "g");
            var half = scene.Measure(tick.Text) / 2;
            scene.Text(tick.Text, Math.Clamp(x, half, Math.Max(half, scene.Width - half)), bottom + 8 + scene.FontSize, "t-m", Anchor.Middle);
        }

        return bottom + 8 + scene.Line;
    }
}
