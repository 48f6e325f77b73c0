using PkoNotebooks.Execution.Running;
using PkoNotebooks.Publishing.Site;
using PkoNotebooks.Publishing.Targets;
using static PkoNotebooks.Publishing.Tests.MadeUp;

namespace PkoNotebooks.Publishing.Tests.Targets;

public sealed class LinkPreviewTests
{
    private const string Picture = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'><script>alert(1)</script><title>drawn</title></svg>";

    private static readonly SiteOptions Published = new() { CanonicalBaseUrl = "https://example.org/site/", LinkPreviews = true };

    private static NotebookRun Charted(string title = "Who pays?") => Run("a b", Markdown("# " + title), Code("Chart()", Bundle("image/svg+xml", Picture)));

    [Fact]
    public void A_preview_shows_the_chart_as_an_image_in_which_nothing_can_run()
    {
        var page = LinkPreview.Page(Charted("<script>steal()</script> & more"), "A site", "en");
        Assert.NotNull(page);
        Assert.Contains("data:image/svg+xml;base64,", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_without_a_chart_has_no_preview()
    {
        Assert.Null(LinkPreview.Page(Run("a", Markdown("# Words")), "A site", "en"));
    }

    [Fact]
    public async Task A_page_names_its_preview_only_where_others_can_fetch_it()
    {
        var run = Charted();
        var named = await SiteWriter.PageAsync(Input(run), run, Published);
        Assert.Contains("<meta property=\"og:image\" content=\"https://example.org/site/a%20b.png\">", named, StringComparison.Ordinal);
        Assert.Contains("<link rel=\"canonical\" href=\"https://example.org/site/a%20b.html\">", named, StringComparison.Ordinal);
        Assert.DoesNotContain("og:image", await SiteWriter.PageAsync(Input(run), run, Published with { CanonicalBaseUrl = null }), StringComparison.Ordinal);
        Assert.DoesNotContain("og:image", await SiteWriter.PageAsync(Input(run), run, Published with { LinkPreviews = false }), StringComparison.Ordinal);
        var words = Run("w", Markdown("# Words"));
        Assert.DoesNotContain("og:image", await SiteWriter.PageAsync(Input(words), words, Published), StringComparison.Ordinal);
    }
}
