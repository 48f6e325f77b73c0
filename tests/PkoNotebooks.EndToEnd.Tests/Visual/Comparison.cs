using System.Text.Json.Serialization;

namespace PkoNotebooks.EndToEnd.Tests.Visual;

/// <summary>How a picture differs from the accepted one; what it was is missing where there is none.</summary>
/// <param name="Worst">How much of what is tolerated the tile that differs most uses up: over 1 is too much.</param>
/// <param name="Edges">The mean difference of pixels in the tile where it is largest, in hundredths of OKLab.</param>
/// <param name="Colour">The difference of mean colours in the tile where it is largest, in hundredths of OKLab.</param>
/// <param name="X">Where the tile is that differs most, in pixels of the screen.</param>
internal sealed record Comparison(
    [property: JsonPropertyName("width")] int Width,
    [property: JsonPropertyName("height")] int Height,
    [property: JsonPropertyName("webp")] string Webp,
    [property: JsonPropertyName("beforeWidth")] int BeforeWidth,
    [property: JsonPropertyName("beforeHeight")] int BeforeHeight,
    [property: JsonPropertyName("worst")] double Worst,
    [property: JsonPropertyName("edges")] double Edges,
    [property: JsonPropertyName("colour")] double Colour,
    [property: JsonPropertyName("x")] int X,
    [property: JsonPropertyName("y")] int Y,
    [property: JsonPropertyName("expectedPng")] string? ExpectedPng,
    [property: JsonPropertyName("actualPng")] string? ActualPng,
    [property: JsonPropertyName("differencePng")] string? DifferencePng)
{
    /// <summary>What the pixels of a tile may differ by on average: other hinting of the same font makes 3.</summary>
    public const double MostEdges = 5.5;

    /// <summary>What a tile's mean colour may differ by: other hinting makes 1, a line in another colour 3.5.</summary>
    public const double MostColour = 2;

    /// <summary>The height may differ by this share: a line that breaks elsewhere is seen, a pixel of leading is not.</summary>
    public const double MostOfHeight = 0.01;

    /// <summary>What is wrong; null for nothing.</summary>
    public string? Problem => BeforeWidth == 0
        ? "there is no accepted image"
        : Math.Abs(Width - BeforeWidth) > 1 || Math.Abs(Height - BeforeHeight) > Math.Max(2, BeforeHeight * MostOfHeight)
            ? FormattableString.Invariant($"it is {Width} by {Height}, expected {BeforeWidth} by {BeforeHeight}")
            : Worst > 1
                ? FormattableString.Invariant($"around {X}, {Y} it differs by {Worst:F1} times what is tolerated")
                : null;
}
