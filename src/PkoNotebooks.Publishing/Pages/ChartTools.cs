using AngleSharp.Dom;
using PkoNotebooks.Publishing.Html;
using PkoNotebooks.Publishing.Language;

namespace PkoNotebooks.Publishing.Pages;

/// <summary>
/// The buttons of a chart, written into the page so that they have their room before the script that gives them life has run.
/// Without script they are not shown: the style sheet knows.
/// </summary>
internal static class ChartTools
{
    public static void Add(IElement figure, InterfaceText words)
    {
        var drawing = figure.QuerySelector(".pko-drawing") ?? figure.QuerySelector("svg")?.ParentElement;
        var charts = drawing?.QuerySelectorAll("svg");
        if (drawing is null || charts is not { Length: > 0 })
        {
            return;
        }

        var switches = Switches(charts, words);
        if (!switches.IsEmpty)
        {
            Insert(drawing, AdjacentPosition.AfterEnd, new("<p class=\"nb-state\" role=\"status\"></p>"));
            Insert(drawing, AdjacentPosition.AfterEnd, Group("nb-tools nb-switches", words.ShowOrHide, switches));
        }

        var data = figure.QuerySelector("details.pko-data");
        var html = new HtmlWriter();
        if (data?.QuerySelector("table") is not null)
        {
            data.ClassList.Add("nb-tooled");
            Button(html, "table", words.ShowAsTable);
            Button(html, "csv", words.DownloadCsv);
        }

        Button(html, "svg", words.DownloadSvg);
        Button(html, "png", words.DownloadPng);
        Insert(data ?? figure.QuerySelector(".nb-state") ?? drawing, AdjacentPosition.AfterEnd, Group("nb-tools", words.Download, html.ToMarkup()));
    }

    // A series is named in each drawing of a figure, wide and narrow; it has one button.
    private static Markup Switches(IHtmlCollection<IElement> charts, InterfaceText words)
    {
        var series = charts.SelectMany(c => c.QuerySelectorAll("[data-s][data-name]"))
            .DistinctBy(s => s.GetAttribute("data-s"))
            .OrderBy(s => int.TryParse(s.GetAttribute("data-s"), out var number) ? number : int.MaxValue)
            .ToList();
        var html = new HtmlWriter();
        if (series.Count > 1)
        {
            // Folded: the drawing names its series itself, on paper and without script too, and a second key above it would say them twice.
            html.Add($"<details class=\"nb-series\"><summary>{words.ShowOrHide}</summary><div>");
            foreach (var one in series)
            {
                html.Add($"<button type=\"button\" data-s=\"{one.GetAttribute("data-s")}\" aria-pressed=\"true\">{Swatch(one.GetAttribute("data-look") ?? "")}<span>{one.GetAttribute("data-name")}</span></button>");
            }

            html.Add($"</div></details>");
        }

        if (charts.Select(c => c.GetAttribute("data-scale")).FirstOrDefault(s => !string.IsNullOrEmpty(s)) is { } scale)
        {
            html.Add($"<button type=\"button\" class=\"nb-scale\" aria-pressed=\"{(scale == "log" ? "true" : "false")}\">{words.LogarithmicScale}</button>");
        }

        return html.ToMarkup();
    }

    private static Markup Swatch(string look)
    {
        var mark = look == "m-1" ? new HtmlWriter().Add($"<circle class=\"{look}\" cx=\"14\" cy=\"6\" r=\"5\"/>")
            : look.StartsWith("m-", StringComparison.Ordinal) ? new HtmlWriter().Add($"<path class=\"{look}\" d=\"M14 0l6 6-6 6-6-6z\"/>")
            : new HtmlWriter().Add($"<path class=\"{look}\" d=\"M1 6h26\"/>");
        return new($"<svg class=\"pko-chart nb-swatch\" viewBox=\"0 0 28 12\" aria-hidden=\"true\">{mark.ToMarkup().Value}</svg>");
    }

    private static void Button(HtmlWriter html, string act, string label) =>
        html.Add($"<button type=\"button\" data-do=\"{act}\">{label}</button>");

    private static Markup Group(string className, string label, Markup content) =>
        new HtmlWriter().Add($"<div class=\"{className}\" role=\"group\" aria-label=\"{label}\">{content}</div>").ToMarkup();

    private static void Insert(IElement beside, AdjacentPosition position, Markup html) => beside.Insert(position, html.Value);
}
