using System.Collections.Immutable;

namespace PkoNotebooks.Display.Charts;

/// <summary>
/// The colours of charts, which the style sheet repeats as custom properties: on their ground every mark reaches a contrast of 3 to 1
/// and every text 4.5 to 1 (WCAG 2.2, 1.4.11 and 1.4.3), and no two colours of series meet under simulated colour blindness.
/// </summary>
internal sealed record Palette(string Ground, string Ink, string Muted, string Focus, ImmutableArray<string> Compare, string Context)
{
    public static Palette Light { get; } =
        new("#ffffff", "#1b1f24", "#5a626b", "#c2370d", ["#0b5fa5", "#00796b", "#8f3fd0", "#34404f"], "#767e87");

    public static Palette Dark { get; } =
        new("#14171c", "#eceff3", "#a9b1bb", "#ff8f5a", ["#62b0f5", "#3fc8a8", "#c86ac0", "#d6dde6"], "#858d97");

    public string Of(SeriesTone tone, int order) => tone switch
    {
        SeriesTone.Focus => Focus,
        SeriesTone.Compare => Compare[order % Compare.Length],
        _ => Context,
    };
}
