using PkoNotebooks.Publishing.Html;

namespace PkoNotebooks.Publishing.Pages;

/// <summary>The page's own style sheet and script, written into each page.</summary>
internal static class Assets
{
    public static string Style { get; } = Read("page.css");

    /// <summary>What runs before the page is laid out: it tells the style sheet that scripts run.</summary>
    public static string First { get; } = Bare(Read("first.js"));

    /// <summary>What runs where the first screen ends: what lies below it waits for the first frame.</summary>
    public static string Below { get; } = Bare(Read("below.js"));

    public static string Script { get; } = Bare(Read("page.js"));

    /// <summary>What the pages with figures carry besides: tooltips, switches, downloads.</summary>
    public static string Charts { get; } = Bare(Read("charts.js"));

    public static string ChartStyle { get; } = Read("charts.css");

    /// <summary>The script that draws a diagram; it runs in a page of its own and goes into none of ours.</summary>
    public static string Drawing => Read("drawing.js");

    private static string Read(string name)
    {
        using var file = typeof(Assets).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name}: not embedded in the assembly");
        using var reader = new StreamReader(file);
        return ContentPolicy.Normalise(reader.ReadToEnd());
    }

    // Every page carries the scripts: without indentation and comments they are a quarter smaller. None has a text over several lines.
    private static string Bare(string script) => string.Join(
        '\n', script.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal)));
}
