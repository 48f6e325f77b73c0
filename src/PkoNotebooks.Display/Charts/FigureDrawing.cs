using PkoNotebooks.Display.Charts.Drawing;
using PkoNotebooks.Display.Language;

namespace PkoNotebooks.Display.Charts;

/// <summary>What <see cref="ChartSvg"/> needs of a figure, in words of its language.</summary>
/// <param name="Key">Unique in the notebook; part of ids.</param>
/// <param name="Description">The reading for who cannot see it.</param>
/// <param name="Draw">The drawing at a size, with or without what a script needs to change it.</param>
internal sealed record FigureDrawing(string Key, string Title, string Description, DisplayLanguage Language, Func<ChartSize, bool, Scene> Draw)
{
    public string Subtitle { get; init; } = "";

    public string Note { get; init; } = "";

    public string Sources { get; init; } = "";
}
