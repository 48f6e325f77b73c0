using System.Text.Json.Nodes;
using PkoNotebooks.Publishing.Html;
using PkoNotebooks.Publishing.Language;

namespace PkoNotebooks.Publishing.Pages;

/// <summary>The document around a page's content: policy, metadata, landmarks.</summary>
internal sealed record PageShell
{
    public required InterfaceText Words { get; init; }

    public required ContentPolicy Policy { get; init; }

    public required string Title { get; init; }

    public required string SiteTitle { get; init; }

    public string Description { get; init; } = "";

    public string? CanonicalUrl { get; init; }

    /// <summary>The address of a picture for previews of a link, and what it says; null for none.</summary>
    public (string Url, string Alternative)? Preview { get; init; }

    /// <summary>The language of the content where it is not that of the interface.</summary>
    public string? ContentLanguage { get; init; }

    /// <summary>JSON-LD; null for none.</summary>
    public string? JsonLd { get; init; }

    /// <summary>Whether the header links to the index.</summary>
    public bool LinksToIndex { get; init; }

    public Markup Contents { get; init; }

    public required Markup Main { get; init; }

    public Markup Footer { get; init; }

    public string ToHtml()
    {
        var html = new HtmlWriter();
        var hasFigures = !Main.IsEmpty && Main.Value.Contains("pko-figure", StringComparison.Ordinal);
        Policy.AdmitScript(Assets.First);
        Policy.AdmitScript(Assets.Script);
        if (hasFigures)
        {
            Policy.AddStyle(Assets.ChartStyle);
            Policy.AdmitScript(Assets.Charts);
        }

        html.Line($"<!DOCTYPE html>");
        html.Line($"<html lang=\"{Words.Lang}\">");
        html.Line($"<head>");
        html.Line($"<meta charset=\"utf-8\">");
        html.Line($"<meta http-equiv=\"Content-Security-Policy\" content=\"{new Markup(Policy.ToString())}\">");
        html.Line($"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        html.Line($"<meta name=\"color-scheme\" content=\"light dark\">");
        html.Line($"<meta name=\"referrer\" content=\"no-referrer\">");
        html.Line($"<title>{(Title == SiteTitle ? Title : $"{Title} – {SiteTitle}")}</title>");
        if (Description.Length > 0)
        {
            html.Line($"<meta name=\"description\" content=\"{Description}\">");
            html.Line($"<meta property=\"og:description\" content=\"{Description}\">");
        }

        html.Line($"<meta property=\"og:title\" content=\"{Title}\">");
        html.Line($"<meta property=\"og:type\" content=\"article\">");
        if (CanonicalUrl is not null)
        {
            html.Line($"<link rel=\"canonical\" href=\"{CanonicalUrl}\">");
            html.Line($"<meta property=\"og:url\" content=\"{CanonicalUrl}\">");
        }

        if (Preview is { } preview)
        {
            html.Line($"<meta property=\"og:image\" content=\"{preview.Url}\">");
            html.Line($"<meta property=\"og:image:alt\" content=\"{preview.Alternative}\">");
            html.Line($"<meta name=\"twitter:card\" content=\"summary_large_image\">");
        }

        html.Line($"<link rel=\"icon\" href=\"data:,\">");

        // Before the first line is laid out: what needs a script takes its room from the start, and nothing shifts afterwards.
        html.Line($"<script>{new Markup(Assets.First)}</script>");
        foreach (var style in Policy.Styles)
        {
            html.Line($"<style>{new Markup(style)}</style>");
        }

        html.Line($"</head>");
        html.Line($"<body>");
        html.Line($"<a class=\"nb-skip\" href=\"#main\">{Words.SkipToContent}</a>");
        html.Line($"<header class=\"nb-header\"><p>{SiteName()}</p></header>");
        html.Line($"<div class=\"nb-layout{(Contents.IsEmpty ? " nb-single" : "")}\">");
        html.Add(Contents);
        html.Line($"<main id=\"main\" tabindex=\"-1\"{Lang()}>");
        html.Add(Main);
        html.Line($"</main>");
        html.Line($"</div>");
        html.Line($"<footer class=\"nb-footer\">{Footer}</footer>");
        if (JsonLd is not null)
        {
            html.Line($"<script type=\"application/ld+json\">{new Markup(JsonLd)}</script>");
        }

        html.Line($"<script type=\"application/json\" id=\"nb-words\">{new Markup(ScriptWords())}</script>");
        html.Line($"<script>{new Markup(Assets.Script)}</script>");
        if (hasFigures)
        {
            html.Line($"<script>{new Markup(Assets.Charts)}</script>");
        }

        html.Line($"</body>");
        html.Line($"</html>");
        return html.ToString();
    }

    // The script is the same in every language, so that one hash admits it; its words are data.
    private string ScriptWords() => PageJson.Text(new JsonObject
    {
        ["showCode"] = Words.ShowAllCode,
        ["hideCode"] = Words.HideAllCode,
        ["asTable"] = Words.ShowAsTable,
        ["asChart"] = Words.ShowAsChart,
        ["points"] = Words.ReadPoints,
        ["log"] = Words.LogarithmicScale,
        ["linear"] = Words.LinearScale,
        ["notShown"] = Words.NotShown,
        ["separator"] = Words.NameSeparator,
    });

    private Markup SiteName() => LinksToIndex
        ? new HtmlWriter().Add($"<a href=\"index.html\">{SiteTitle}</a>").ToMarkup()
        : new HtmlWriter().Add($"{SiteTitle}").ToMarkup();

    private Markup Lang() => ContentLanguage is null || ContentLanguage == Words.Lang
        ? Markup.Empty
        : new HtmlWriter().Add($" lang=\"{ContentLanguage}\"").ToMarkup();
}
