namespace PkoNotebooks.Display.Mime;

/// <summary>The MIME types that displayables give.</summary>
public static class MimeTypes
{
    public const string Html = "text/html";
    public const string Plain = "text/plain";
    public const string Csv = "text/csv";
    public const string Svg = "image/svg+xml";
    public const string Plotly = "application/vnd.plotly.v1+json";
    public const string Facts = "application/vnd.pko.facts+json";
}
