namespace PkoNotebooks.Publishing.Targets;

/// <summary>What an executed notebook can become beside a page of the site.</summary>
public enum ExportFormat
{
    /// <summary>The executed notebook, nbformat 4.5, with all its outputs.</summary>
    Ipynb,

    /// <summary>Markdown: charts as SVG files and as data tables, facts as footnotes.</summary>
    Markdown,

    /// <summary>The page, printed by Chromium.</summary>
    Pdf,

    /// <summary>A picture of the first chart, 1200 × 630 pixels, for previews of a link; drawn by Chromium.</summary>
    Png,
}
