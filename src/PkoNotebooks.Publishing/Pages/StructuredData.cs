using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using PkoNotebooks.Publishing.Facts;
using PkoNotebooks.Publishing.Sanitising;
using PkoNotebooks.Publishing.Site;

namespace PkoNotebooks.Publishing.Pages;

/// <summary>Metadata for machines: schema.org in JSON-LD. It is data, not script: the browser never runs it.</summary>
internal static class StructuredData
{
    public static string Report(Reference reference, string description, ImmutableArray<FactsPayload> payloads, string language)
    {
        var report = new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "Report",
            ["name"] = reference.Title,
            ["headline"] = reference.Title,
            ["inLanguage"] = language,
            ["isPartOf"] = new JsonObject { ["@type"] = "WebSite", ["name"] = reference.SiteTitle },
        };
        Set(report, "description", description);
        Set(report, "url", reference.Url);
        Publish(report, reference.Publication);
        var tables = payloads.SelectMany(p => p.Tables).DistinctBy(t => t.Key).OrderBy(t => t.Key, StringComparer.Ordinal).ToList();
        if (tables.Count > 0)
        {
            report["isBasedOn"] = new JsonArray([.. tables.Select(t => Dataset(t.Key, t.Value, reference.Publication))]);
        }

        var citations = EvidenceSections.Citations(payloads);
        if (citations.Count > 0)
        {
            report["citation"] = new JsonArray([.. citations.Select(Work)]);
        }

        return Text(report);
    }

    public static string Site(SiteInput input, string? url, string language, IEnumerable<(string Title, string Href)> reports)
    {
        var site = new JsonObject { ["@context"] = "https://schema.org", ["@type"] = "CollectionPage", ["name"] = input.Title, ["inLanguage"] = language };
        Set(site, "description", input.Description);
        Set(site, "url", url);
        Publish(site, input.Publication);
        site["hasPart"] = new JsonArray([.. reports.Select(r => new JsonObject
        {
            ["@type"] = "Report",
            ["name"] = r.Title,
            ["url"] = url is null ? r.Href : $"{url.TrimEnd('/')}/{r.Href}",
        })]);
        return Text(site);
    }

    private static JsonObject Dataset(string name, string hash, Publication publication)
    {
        var dataset = new JsonObject
        {
            ["@type"] = "Dataset",
            ["name"] = name,
            ["description"] = $"Table {name} of the data package that the report was computed from.",
            ["identifier"] = hash,
        };
        Set(dataset, "license", publication.LicenceUrl);
        return dataset;
    }

    private static JsonObject Work(PublishedCitation citation)
    {
        var work = new JsonObject { ["@type"] = "CreativeWork", ["name"] = citation.Title.Length > 0 ? citation.Title : citation.Source };
        Set(work, "publisher", citation.Publisher);
        Set(work, "datePublished", citation.Published);
        Set(work, "url", SafeLink.CheckWeb(citation.Url));
        return work;
    }

    private static void Publish(JsonObject item, Publication publication)
    {
        if (publication.Authors.Length > 0)
        {
            item["author"] = new JsonArray([.. publication.Authors.Select(a => new JsonObject { ["@type"] = "Organization", ["name"] = a })]);
        }

        if (publication.Publisher is { } publisher)
        {
            item["publisher"] = new JsonObject { ["@type"] = "Organization", ["name"] = publisher };
        }

        Set(item, "datePublished", publication.PublishedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Set(item, "version", publication.Version);
        Set(item, "license", publication.LicenceUrl);
    }

    private static void Set(JsonObject item, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            item[name] = value;
        }
    }

    private static string Text(JsonObject item) => PageJson.Text(item);
}
