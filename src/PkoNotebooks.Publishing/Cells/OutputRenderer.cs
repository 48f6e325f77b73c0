using System.Text.Json;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Publishing.Diagrams;
using PkoNotebooks.Publishing.Facts;
using PkoNotebooks.Publishing.Html;
using PkoNotebooks.Publishing.Language;
using PkoNotebooks.Publishing.Pages;
using PkoNotebooks.Publishing.Sanitising;

namespace PkoNotebooks.Publishing.Cells;

/// <summary>One output as HTML that is safe to show: the richest representation that a page can hold.</summary>
internal sealed class OutputRenderer(PageContext page)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task<Markup> RenderAsync(CellOutput output, CancellationToken cancellationToken) => output switch
    {
        StreamOutput stream => Stream(stream),
        ErrorOutput error => Error(error),
        DisplayOutput display => await BundleAsync(display.Data, cancellationToken).ConfigureAwait(false),
        ResultOutput result => await BundleAsync(result.Data, cancellationToken).ConfigureAwait(false),
        _ => Markup.Empty,
    };

    /// <summary>A diagram: drawn where the host can, else its text.</summary>
    public async Task<Markup> DiagramAsync(string mermaid, CancellationToken cancellationToken)
    {
        var words = page.Words;
        var html = new HtmlWriter();
        var svg = page.Options.Diagrams is { } draw ? await draw(mermaid, cancellationToken).ConfigureAwait(false) : null;
        if (svg is not null && page.SafeSanitiser.Clean(svg) is { } drawn && drawn.QuerySelector("svg") is { } picture)
        {
            picture.SetAttribute("role", "img");
            var told = picture.GetAttribute("aria-label");
            picture.SetAttribute("aria-label", string.IsNullOrWhiteSpace(told) ? words.Diagram : $"{words.Diagram}: {told}");
            html.Add($"<figure class=\"nb-diagram\">{new Markup(Fragments.InnerHtml(drawn))}");
            html.Add($"<details class=\"nb-code\"><summary>{words.DiagramSource}</summary><pre>{mermaid.Trim()}</pre></details></figure>");
        }
        else
        {
            html.Add($"<figure class=\"nb-diagram\"><figcaption>{words.DiagramSource}</figcaption><pre>{mermaid.Trim()}</pre></figure>");
        }

        return html.ToMarkup();
    }

    private async Task<Markup> BundleAsync(MimeBundle data, CancellationToken cancellationToken)
    {
        var payload = ReadFacts(data);
        page.Payloads.Add(payload);
        if (DiagramFinder.In(data) is { } mermaid)
        {
            // Its HTML is the same text for frontends that draw it with a script of their own.
            return await DiagramAsync(mermaid, cancellationToken).ConfigureAwait(false);
        }

        if (data.Text("text/html") is { } html)
        {
            return Html(html, payload, data, page.Sanitiser);
        }

        if (data.Text("image/svg+xml") is { } svg)
        {
            return Html(svg, payload, data, page.SafeSanitiser);
        }

        foreach (var type in (ReadOnlySpan<string>)["image/png", "image/jpeg", "image/gif", "image/webp"])
        {
            if (data.Text(type) is { } image)
            {
                return Image(type, image, data);
            }
        }

        if (data.Text("text/markdown") is { } markdown)
        {
            return Html(MarkdownRenderer.ToHtml(markdown, null), payload, data, page.SafeSanitiser);
        }

        if (data.Contains("application/json"))
        {
            return new HtmlWriter().Add($"<pre class=\"nb-text\">{Json(data)}</pre>").ToMarkup();
        }

        if (data.Text("text/plain") is { } text)
        {
            return new HtmlWriter().Add($"<pre class=\"nb-text\">{AnsiText.Plain(text)}</pre>").ToMarkup();
        }

        var types = string.Join(", ", data.Entries.Select(e => e.Key).Where(t => t != FactsPayload.MimeType));
        return types.Length == 0
            ? Markup.Empty
            : new HtmlWriter().Add($"<p class=\"nb-note\">{InterfaceText.Fill(page.Words.OutputUnknown, types)}</p>").ToMarkup();
    }

    private Markup Html(string html, FactsPayload payload, MimeBundle data, HtmlSanitiser sanitiser)
    {
        if (sanitiser.Clean(html) is not { } root)
        {
            var shown = data.Text("text/plain") ?? html[..Math.Min(html.Length, 2000)];
            return new HtmlWriter().Add($"<p class=\"nb-note\">{page.Words.OutputAsText}</p><pre class=\"nb-text\">{shown}</pre>").ToMarkup();
        }

        FactMarks.Link(root, payload, page.Facts);
        var writer = new HtmlWriter().Add(new Markup(Fragments.InnerHtml(root)));
        if (sanitiser.ScriptsLeftOut > 0)
        {
            writer.Add($"<p class=\"nb-note\">{page.Words.ScriptLeftOut}</p>");
        }

        return writer.ToMarkup();
    }

    private static Markup Image(string type, string base64, MimeBundle data)
    {
        var compact = string.Concat(base64.Where(c => !char.IsWhiteSpace(c)));
        var alt = data.Text("text/plain") ?? "";
        return new HtmlWriter().Add($"<img src=\"data:{type};base64,{compact}\" alt=\"{alt}\">").ToMarkup();
    }

    private Markup Stream(StreamOutput stream)
    {
        var isError = stream.Name == "stderr";
        var label = isError ? page.Words.StandardError : page.Words.StandardOutput;
        return new HtmlWriter()
            .Add($"<div class=\"nb-stream{(isError ? " nb-stderr" : "")}\" role=\"group\" aria-label=\"{label}\"><pre>{AnsiText.Plain(stream.Text).TrimEnd('\n')}</pre></div>")
            .ToMarkup();
    }

    private Markup Error(ErrorOutput error)
    {
        var words = page.Words;
        var html = new HtmlWriter();
        html.Add($"<div class=\"nb-error\"><p><strong>{error.Name}</strong>");
        if (error.Line is { } line)
        {
            html.Add($" <span>({InterfaceText.Fill(words.ErrorAtLine, line)})</span>");
        }

        html.Add($"</p><pre>{AnsiText.Plain(error.Value)}</pre>");
        var trace = error.Traceback.IsDefault ? [] : error.Traceback;
        if (trace.Length > 0)
        {
            html.Add($"<details><summary>{words.Traceback}</summary><pre>{AnsiText.Plain(string.Join('\n', trace))}</pre></details>");
        }

        return html.Add($"</div>").ToMarkup();
    }

    private static FactsPayload ReadFacts(MimeBundle data)
    {
        try
        {
            return FactsPayload.Read(data);
        }
        catch (FormatException)
        {
            // The facts lock names the fault; a page shows what it can.
            return FactsPayload.Empty;
        }
    }

    private static string Json(MimeBundle data)
    {
        try
        {
            return data.Json("application/json")?.ToJsonString(Indented) ?? "null";
        }
        catch (JsonException)
        {
            return data.Text("application/json") ?? "";
        }
    }
}
