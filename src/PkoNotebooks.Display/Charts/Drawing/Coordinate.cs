using System.Globalization;

namespace PkoNotebooks.Display.Charts.Drawing;

/// <summary>Numbers in a drawing: one decimal, never a culture's comma, never "-0".</summary>
internal static class Coordinate
{
    public static string Text(double value)
    {
        var tenths = Tenths(value);
        var sign = tenths < 0 ? "-" : "";
        var whole = (Math.Abs(tenths) / 10).ToString(CultureInfo.InvariantCulture);
        var tenth = Math.Abs(tenths) % 10;
        return tenth == 0 ? sign + whole : $"{sign}{whole}.{tenth.ToString(CultureInfo.InvariantCulture)}";
    }

    public static long Tenths(double value) => (long)Math.Round(value * 10, MidpointRounding.AwayFromZero);
}
