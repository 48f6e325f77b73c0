using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using PkoNotebooks.Analysis.Claims;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Display.Html;
using PkoNotebooks.Display.Mime;
using PkoNotebooks.Display.Tables;
using PkoNotebooks.Display.Text;

namespace PkoNotebooks.Display.Ledger;

/// <summary>
/// The whole ledger of claims: filtered by text and by verdict with radio buttons and style alone, so that it works without a
/// server and without script; each row opens to its evidence.
/// </summary>
[TypeFormatterSource(typeof(LedgerFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Csv, MimeTypes.Facts, MimeTypes.Plain])]
public sealed class LedgerDisplay : Displayable
{
    // What a reader needs to follow a verdict; the rest is counted, and in the rows of the tables.
    private const int EvidenceShown = 6;

    private static readonly string[] Columns = ["claim_id", "text", "locator", "claim", "verdict", "finding"];

    private static readonly Verdict[] Verdicts =
        [Verdict.Contradicted, Verdict.InconsistentWithItself, Verdict.Approximately, Verdict.Supported, Verdict.NotCheckable];

    private readonly IReadOnlyList<LedgerRow> rows;
    private readonly IReadOnlyList<(string Id, string Title)> texts;

    internal LedgerDisplay(IEnumerable<LedgerRow> rows)
    {
        this.rows = [.. rows];
        texts = [.. this.rows.Select(r => (r.TextId, r.TextTitle)).Distinct().OrderBy(t => t.TextId, StringComparer.Ordinal)];
    }

    public override ImmutableArray<string> Formats => [MimeTypes.Html, MimeTypes.Csv, MimeTypes.Facts, MimeTypes.Plain];

    public override string Format(string mimeType) => mimeType switch
    {
        MimeTypes.Html => PageStyle.Element + Html(),
        MimeTypes.Csv => Grid().Csv,
        MimeTypes.Facts => Wire(),
        MimeTypes.Plain => GridText.Write(Grid(), Language),
        _ => throw Unknown(mimeType),
    };

    private DataGrid Grid() => new(
        [.. Columns.Select(h => new GridColumn(h, "", false, h == "claim_id"))],
        [.. rows.Select(r => ImmutableArray.Create(
            GridCell.Of(r.ClaimId), GridCell.Of(r.TextId), GridCell.Of(r.Locator), GridCell.Of(r.Paraphrase, Language), GridCell.Of(r.VerdictText, Language), GridCell.Of(r.Sentence, Language)))]);

    private string Wire()
    {
        var grid = Grid();
        var tables = rows.SelectMany(r => r.Evidence).SelectMany(f => f.Tables).Append("claims").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        var figure = new PublishedFigure("ledger", "table", "Ledger of claims", grid.Rows.Length, grid.Sha256, [.. tables], []);
        var wire = JsonNode.Parse(FactsWire.Write(Language, [], null, [figure]))!.AsObject();
        wire["verdicts"] = new JsonObject(rows.Select(r => KeyValuePair.Create(r.ClaimId, (JsonNode?)JsonValue.Create(r.VerdictText))));
        if (!Language.IsEnglish)
        {
            wire["untranslated"] = new JsonArray([.. rows.Select(r => r.Paraphrase).Where(p => Language.Words(p) is null).Distinct(StringComparer.Ordinal).Select(p => (JsonNode)p)]);
        }

        return wire.ToJsonString();
    }

    private string Html()
    {
        var html = new StringBuilder("<div class=\"pko-ledger\">");
        Filter(html, "text", Language.Word("ledger-text"), texts.Select(t => (t.Id, t.Title)));
        Filter(html, "verdict", Language.Word("ledger-verdict"), Verdicts.Select(v => (Class(v), Language.Word("verdict-" + Class(v)))));
        foreach (var (id, title) in texts)
        {
            html.Append(CultureInfo.InvariantCulture, $"<div class=\"pko-text pko-in-{HtmlText.Encode(id)}\"><h3{English}>{HtmlText.Encode(title)}</h3>\n");
            foreach (var row in rows.Where(r => r.TextId == id))
            {
                Row(html, row);
            }

            html.Append("</div>\n");
        }

        return html.Append("</div>").ToString();
    }

    private void Filter(StringBuilder html, string name, string legend, IEnumerable<(string Id, string Label)> choices)
    {
        html.Append(CultureInfo.InvariantCulture, $"<fieldset class=\"pko-filter\"><legend>{HtmlText.Encode(legend)}</legend>");
        Choice(html, name, "all", Language.Word("ledger-all"), rows.Count, true);
        foreach (var (id, label) in choices)
        {
            Choice(html, name, id, label, rows.Count(r => name == "text" ? r.TextId == id : Class(r.Verdict) == id), false);
        }

        html.Append("</fieldset>\n");
    }

    private void Choice(StringBuilder html, string name, string id, string label, int count, bool chosen) => html.Append(
        CultureInfo.InvariantCulture,
        $"<label><input type=\"radio\" name=\"pko-{name}\" class=\"pko-{name}-{id}\"{(chosen ? " checked" : "")}> {HtmlText.Words(label, Language)} <span class=\"pko-count\">{FactText.Number(count, 0)}</span></label>");

    private void Row(StringBuilder html, LedgerRow row)
    {
        var verdict = Class(row.Verdict);
        html.Append(CultureInfo.InvariantCulture, $"<details class=\"pko-claim pko-is-{verdict}\"><summary><b>{HtmlText.Encode(Language.Word("verdict-" + verdict))}</b> ")
            .Append(HtmlText.Words(row.Paraphrase, Language)).Append("</summary>");
        html.Append(CultureInfo.InvariantCulture, $"<p>{HtmlText.Words(row.Sentence, Language)}</p>");
        html.Append(CultureInfo.InvariantCulture, $"<p><small{English}>{HtmlText.Encode(row.Locator)} ({HtmlText.Encode(row.ClaimId)})</small></p>");
        if (row.OtherReadings.Length > 0)
        {
            var readings = row.OtherReadings.Select(o => Language.Word("ledger-reading", Reading(o.Reading), Language.Words(VerdictWords.Of(o.Verdict)), o.ClaimId));
            html.Append(CultureInfo.InvariantCulture, $"<p>{HtmlText.Encode(Language.Word("ledger-readings", Reading(row.Reading), string.Join(Language.IsEnglish ? "; " : Language.Word("format.list-separator"), readings)))}</p>");
        }

        if (row.Evidence.Length > 0)
        {
            html.Append("<ul>");
            foreach (var fact in row.Evidence.Take(EvidenceShown))
            {
                html.Append(CultureInfo.InvariantCulture, $"<li>{HtmlText.Encode(FactWords.Of(fact, Language))}: {HtmlText.Words(fact.Name, Language)}{Cite(fact)}</li>");
            }

            if (row.Evidence.Length > EvidenceShown)
            {
                html.Append(CultureInfo.InvariantCulture, $"<li>{HtmlText.Encode(Language.Word("and-more", row.Evidence.Length - EvidenceShown))}</li>");
            }

            html.Append("</ul>");
        }

        html.Append("</details>\n");
    }

    private string? Reading(string? reading) => reading is null ? null : Language.Words(reading) ?? reading;

    // The texts and the places in them keep the words under which they are found.
    private string English => Language.IsEnglish ? "" : " lang=\"en\"";

    private string Cite(Fact fact) => fact.Citations is [var first, ..]
        ? $" <small{English}>({HtmlText.Encode(first.SourceId)}, {HtmlText.Encode(first.Locator)}{(fact.Citations.Length > 1 ? $" + {fact.Citations.Length - 1}" : "")})</small>"
        : "";

    private static string Class(Verdict verdict) => VerdictWords.Of(verdict).Replace(' ', '-');
}
