using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PkoNotebooks.Execution.Running;
using PkoNotebooks.Publishing.Language;
using PkoNotebooks.Publishing.Site;

namespace PkoNotebooks.Publishing.Pages;

/// <summary>A report as others cite it, in the formats that reference managers read.</summary>
internal sealed record Reference(string Key, string Title, string SiteTitle, string? Url, Publication Publication, InterfaceText Words)
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Reference For(NotebookRun run, string title, SiteInput input, SiteOptions options, InterfaceText words)
    {
        var url = options.CanonicalBaseUrl is { } site ? $"{site.TrimEnd('/')}/{Uri.EscapeDataString(run.Name)}.html" : null;
        return new(run.Name, title, input.Title, url, input.Publication, words);
    }

    /// <summary>One sentence for a reader.</summary>
    public string Sentence()
    {
        var text = new StringBuilder();
        if (Publication.Authors.Length > 0)
        {
            text.Append(string.Join(", ", Publication.Authors)).Append(Date is null ? ". " : " ");
        }

        if (Date is { } date)
        {
            text.Append('(').Append(date.Year.ToString(CultureInfo.InvariantCulture)).Append("). ");
        }

        text.Append(Title).Append(EndsSentence(Title) ? " " : ". ").Append(SiteTitle);
        if (Publication.Version is { } version)
        {
            text.Append(InterfaceText.Fill(Words.CiteVersion, version));
        }

        if (Publication.Publisher is { } publisher && publisher != SiteTitle)
        {
            text.Append(". ").Append(publisher);
        }

        return text.Append('.').Append((Url ?? Publication.RepositoryUrl) is { } url ? " " + url : "").ToString();
    }

    public string BibTeX()
    {
        var fields = new List<(string Name, string? Value)>
        {
            ("title", Title),
            ("author", Publication.Authors.Length > 0 ? string.Join(" and ", Publication.Authors.Select(a => "{" + TeX(a) + "}")) : null),
            ("howpublished", SiteTitle),
            ("publisher", Publication.Publisher),
            ("year", Date?.Year.ToString(CultureInfo.InvariantCulture)),
            ("version", Publication.Version),
            ("url", Url ?? Publication.RepositoryUrl),
        };
        var text = new StringBuilder("@misc{").Append(CiteKey).Append(",\n");
        foreach (var (name, value) in fields.Where(f => f.Value is not null))
        {
            var shown = name switch { "url" => value!, "author" => "{" + value + "}", _ => "{" + TeX(value!) + "}" };
            text.Append("  ").Append(name).Append(" = ").Append(name == "url" ? "{" + shown + "}" : shown).Append(",\n");
        }

        return text.Append('}').ToString();
    }

    public string Ris()
    {
        var text = new StringBuilder("TY  - RPRT\n");
        Line("TI", Title);
        foreach (var author in Publication.Authors)
        {
            Line("AU", author);
        }

        Line("T2", SiteTitle);
        Line("PB", Publication.Publisher);
        Line("PY", Date?.Year.ToString(CultureInfo.InvariantCulture));
        Line("DA", Date?.ToString("yyyy/MM/dd", CultureInfo.InvariantCulture));
        Line("ET", Publication.Version);
        Line("UR", Url ?? Publication.RepositoryUrl);
        return text.Append("ER  - ").ToString();

        void Line(string tag, string? value)
        {
            if (value is not null)
            {
                text.Append(tag).Append("  - ").Append(value.ReplaceLineEndings(" ")).Append('\n');
            }
        }
    }

    public string CslJson()
    {
        var item = new JsonObject { ["id"] = CiteKey, ["type"] = "report", ["title"] = Title, ["container-title"] = SiteTitle };
        if (Publication.Authors.Length > 0)
        {
            item["author"] = new JsonArray([.. Publication.Authors.Select(a => new JsonObject { ["literal"] = a })]);
        }

        Set("publisher", Publication.Publisher);
        Set("version", Publication.Version);
        Set("URL", Url ?? Publication.RepositoryUrl);
        if (Date is { } d)
        {
            item["issued"] = new JsonObject { ["date-parts"] = new JsonArray(new JsonArray(d.Year, d.Month, d.Day)) };
        }

        return new JsonArray(item).ToJsonString(Indented);

        void Set(string name, string? value)
        {
            if (value is not null)
            {
                item[name] = value;
            }
        }
    }

    private DateOnly? Date => Publication.PublishedOn;

    private string CiteKey => string.Concat(Key.Select(c => char.IsAsciiLetterOrDigit(c) || c == '-' ? c : '-'));

    private static bool EndsSentence(string text) => text.Length > 0 && text[^1] is '.' or '?' or '!' or '。' or '？' or '！';

    private static string TeX(string text)
    {
        var safe = new StringBuilder();
        foreach (var c in text.ReplaceLineEndings(" "))
        {
            _ = c switch
            {
                '\\' => safe.Append("\\textbackslash{}"),
                '{' or '}' or '%' or '&' or '#' or '_' or '$' => safe.Append('\\').Append(c),
                '~' => safe.Append("\\textasciitilde{}"),
                '^' => safe.Append("\\textasciicircum{}"),
                _ => safe.Append(c),
            };
        }

        return safe.ToString();
    }
}
