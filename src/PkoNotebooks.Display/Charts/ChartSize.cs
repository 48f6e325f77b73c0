namespace PkoNotebooks.Display.Charts;

/// <summary>The two drawings of each chart: one for a page's column, one for a phone.</summary>
/// <param name="Name">Part of class names and ids.</param>
/// <param name="Width">Of the view box.</param>
/// <param name="FontSize">In units of the view box; stays at 12 px or more at every width at which the drawing is shown.</param>
/// <param name="PlotHeight">Of the area of a chart over time.</param>
internal sealed record ChartSize(string Name, double Width, double FontSize, double PlotHeight)
{
    /// <summary>Shown from 620 px of room.</summary>
    public static ChartSize Wide { get; } = new("wide", 720, 14, 300);

    /// <summary>Shown below that; at 288 px, a 320 px screen less its margins, 13.5 units are 12.1 px.</summary>
    public static ChartSize Narrow { get; } = new("narrow", 320, 13.5, 240);

    public bool IsNarrow => Width < 500;
}
