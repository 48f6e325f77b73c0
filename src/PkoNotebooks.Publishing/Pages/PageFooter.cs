using System.Globalization;
using PkoNotebooks.Publishing.Html;
using PkoNotebooks.Publishing.Sanitising;
using PkoNotebooks.Publishing.Site;

namespace PkoNotebooks.Publishing.Pages;

/// <summary>Who publishes the site, under which licence.</summary>
internal static class PageFooter
{
    public static Markup Html(Publication publication)
    {
        var parts = new List<Markup>();
        Add(parts, publication.Publisher ?? string.Join(", ", publication.Authors), publication.RepositoryUrl);
        Add(parts, publication.Version, null);
        Add(parts, publication.PublishedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), null);
        Add(parts, publication.LicenceName, publication.LicenceUrl);
        return new HtmlWriter().Add($"<p>{new Markup(string.Join(" · ", parts.Select(p => p.Value)))}</p>").ToMarkup();
    }

    private static void Add(List<Markup> parts, string? text, string? url)
    {
        if (string.IsNullOrEmpty(text))
        {
            return;
        }

        parts.Add(SafeLink.CheckWeb(url) is { } safe
            ? new HtmlWriter().Add($"<a href=\"{safe}\" rel=\"noopener noreferrer\">{text}</a>").ToMarkup()
            : new HtmlWriter().Add($"{text}").ToMarkup());
    }
}
