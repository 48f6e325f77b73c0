using System.Collections.Immutable;

namespace PkoNotebooks.Display.Charts;

/// <summary>The class names of a series: colour, and with it always a dash and a shape, so that nothing hangs on colour alone.</summary>
/// <param name="Code">The last part of class names: <c>f</c>, <c>1</c> to <c>4</c>, <c>c</c>.</param>
internal sealed record SeriesStyle(SeriesTone Tone, int Order, string Code)
{
    private static readonly string[] Dashes = ["dash", "dot", "longdash", "dashdot"];
    private static readonly string[] Symbols = ["square", "diamond", "triangle-up", "cross"];

    public string Line => "l-" + Code;

    public string Mark => "m-" + Code;

    public string Text => Tone == SeriesTone.Context ? "t-m" : "t-" + Code;

    public string Colour => Palette.Light.Of(Tone, Order);

    public string Dash => Tone == SeriesTone.Compare ? Dashes[Order % Dashes.Length] : "solid";

    public string Symbol => Tone == SeriesTone.Compare ? Symbols[Order % Symbols.Length] : "circle";

    /// <summary>One style a tone; the first, if none is in focus and there is only one, comes into focus.</summary>
    public static ImmutableArray<SeriesStyle> For(IReadOnlyList<SeriesTone> tones)
    {
        var compared = 0;
        return
        [
            .. tones.Select(tone => tones.Count == 1 ? SeriesTone.Focus : tone).Select(tone => tone switch
            {
                SeriesTone.Focus => new SeriesStyle(tone, 0, "f"),
                SeriesTone.Compare => new SeriesStyle(tone, compared % 4, ((compared++ % 4) + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)),
                _ => new SeriesStyle(tone, 0, "c"),
            }),
        ];
    }
}
