using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using PkoNotebooks.Publishing.Html;

namespace PkoNotebooks.Publishing.Diagrams;

/// <summary>What the drawing script reports; the members are named as it names them.</summary>
internal sealed partial record DrawnDiagram
{
    private const int LongestLabel = 400;

    [JsonPropertyName("svg")]
    public string? Svg { get; init; }

    [JsonPropertyName("type")]
    public string Type { get; init; } = "";

    [JsonPropertyName("words")]
    public string[] Words { get; init; } = [];

    /// <summary>Whether the drawing keeps its colours in the dark, and so needs light paper.</summary>
    [JsonPropertyName("paper")]
    public bool Paper { get; init; }

    [JsonPropertyName("title")]
    public string Title { get; init; } = "";

    [JsonPropertyName("description")]
    public string Description { get; init; } = "";

    /// <summary>Rules for the dark theme.</summary>
    [JsonPropertyName("dark")]
    public string Dark { get; init; } = "";

    [JsonPropertyName("error")]
    public string? Error { get; init; }

    [JsonPropertyName("line")]
    public int? Line { get; init; }

    /// <summary>The result as the rest of the kit sees it.</summary>
    /// <param name="source">The diagram's text.</param>
    /// <exception cref="JsonException">The script reported neither a drawing nor an error.</exception>
    public DiagramDrawing ToDrawing(string source)
    {
        if (Svg is not { } svg || !svg.StartsWith("<svg ", StringComparison.Ordinal))
        {
            var message = Error ?? throw new JsonException("The drawing script reported neither a drawing nor an error.");
            var named = Line ?? (LineInMessage().Match(message) is { Success: true } m ? int.Parse(m.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) : null);
            return new(null, Shorten(Plain(message)), named is { } line ? DiagramLines.Original(source, line) : null);
        }

        // Whatever reported it, only rules of this one form go into a page.
        var dark = DarkRules().IsMatch(Dark) ? Dark : "";
        var style = Paper
            ? ".nb-drawn{height:auto}@media screen and (prefers-color-scheme:dark){.nb-paper{background:#fff;border-radius:4px}}"
            : $".nb-drawn{{height:auto}}@media screen and (prefers-color-scheme:dark){{{dark}}}";
        var attributes = new HtmlWriter().Add($"aria-label=\"{Label()}\" ").ToMarkup();
        var open = svg.IndexOf('>', StringComparison.Ordinal) + 1;
        return new($"<svg {attributes.Value}{svg["<svg ".Length..open]}<style>{style}</style>{svg[open..]}");
    }

    // Mermaid's parsers point with a line of dashes and list every token that they know; a reader needs the place and what is there.
    private static string Plain(string message)
    {
        var text = LinePrefix().Replace(message, "").Trim();
        return Pointed().Match(text) is { Success: true } pointed
            ? $"near \"{pointed.Groups["near"].Value.Trim().TrimStart('.')}\", where {pointed.Groups["got"].Value} cannot stand"
            : text.Split('\n')[0].Trim();
    }

    private string Label()
    {
        var told = string.Join(". ", new[] { Title, Description }.Where(t => t.Length > 0));
        return Shorten(told.Length > 0 ? told : string.Join(", ", Words));
    }

    private static string Shorten(string text) => text.Length <= LongestLabel ? text : text[..(LongestLabel - 1)].TrimEnd() + "…";

    [GeneratedRegex(@"\A(\.nb-night-[a-z]+(-[a-z]+)?-(none|[0-9a-f]{6,8})\{[a-z-]+:(none|#[0-9a-f]{6,8})\})*\z")]
    private static partial Regex DarkRules();

    [GeneratedRegex(@"\bline:? (\d{1,6})")]
    private static partial Regex LineInMessage();

    [GeneratedRegex(@"\A(?<near>.*)\n-*\^\n.*, got (?<got>.*)\z", RegexOptions.Singleline)]
    private static partial Regex Pointed();

    [GeneratedRegex(@"\A(Parse|Lexical) error on line \d+[.:]\s*")]
    private static partial Regex LinePrefix();
}
