using System.Reflection;

namespace PkoNotebooks.Display.Html;

/// <summary>The style sheet of all displayables: the same bytes in each output, so that one hash in a page's policy covers it.</summary>
public static class PageStyle
{
    /// <summary>The style sheet's text.</summary>
    public static string Css { get; } = Read("pko.css");

    /// <summary>The part that a chart needs when it stands alone as an SVG file.</summary>
    public static string ChartCss { get; } = Read("chart.css");

    /// <summary>The <c>style</c> element that opens each HTML output.</summary>
    public static string Element { get; } = $"<style>{ChartCss}{Css}</style>";

    private static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"PkoNotebooks.Display.Resources.{name}")
            ?? throw new FileNotFoundException($"Resource {name} is not embedded in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
