using System.Text;
using Markdig.Syntax;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Publishing.Browsing;
using PkoNotebooks.Publishing.Targets;
using static PkoNotebooks.Publishing.Tests.MadeUp;

namespace PkoNotebooks.Publishing.Tests.Targets;

public sealed class ExporterTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pko-export").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    private async Task<string> MarkdownAsync(PkoNotebooks.Execution.Running.NotebookRun run)
    {
        var files = await Exporter.WriteAsync(Input(run), run, ExportFormat.Markdown, FullOptions, _folder);
        return await File.ReadAllTextAsync(Path.Combine(_folder, files[0].Name));
    }

    [Fact]
    public async Task An_executed_notebook_is_written_with_its_outputs()
    {
        var run = FullSite().Runs[0];
        var file = Assert.Single(await Exporter.WriteAsync(FullSite(), run, ExportFormat.Ipynb, FullOptions, _folder));
        var read = NotebookFile.Load(Path.Combine(_folder, file.Name));
        Assert.Equal(run.Executed.Cells.Length, read.Cells.Length);
        Assert.Equal(run.Executed.Cells.Sum(c => c.Outputs.Length), read.Cells.Sum(c => c.Outputs.Length));
    }

    [Fact]
    public async Task In_Markdown_a_fact_has_a_footnote_with_its_source()
    {
        var text = await MarkdownAsync(FullSite().Runs[0]);
        Assert.Contains("The tallest light stands 41.5 m[^f1] above the sea, and 41.5 m[^f1] again.", text);
        Assert.Contains("[^f1]: As of: 31 March 2015. Computed as: tower plus rock. Source: List of Lights, Hydrographic Office, 2014, p. 12, row A (and 1 more rows)", text);
    }

    [Fact]
    public async Task In_Markdown_a_chart_is_a_picture_file_and_its_data_a_table()
    {
        var text = await MarkdownAsync(FullSite().Runs[0]);
        Assert.Contains("![The tallest is A](01-heights_files/1.svg)", text);
        Assert.True(File.Exists(Path.Combine(_folder, "01-heights_files", "1.svg")));
        Assert.Contains("| Light | Height (m) |\n| --- | --- |\n| A | 41.5 |", text);
    }

    [Fact]
    public async Task In_Markdown_prose_stays_as_written_and_code_is_fenced()
    {
        var text = await MarkdownAsync(FullSite().Runs[0]);
        Assert.StartsWith("# Who keeps the tallest light?\n", text, StringComparison.Ordinal);
        Assert.Contains("```csharp\n#!import \"setup.dib\"\n```", text);
    }

    [Fact]
    public async Task Text_that_looks_like_Markdown_or_HTML_stays_text()
    {
        var text = await MarkdownAsync(Run("a", Code("```", Shows("<p>a*b_c|d [x](y) &lt;script&gt;</p><script>steal()</script>"))));
        Assert.Contains("a\\*b\\_c\\|d \\[x\\](y) \\<script\\>", text);
        Assert.DoesNotContain("steal", text);
        Assert.Contains("````csharp\n```\n````", text);
    }

    [Fact]
    public async Task An_address_cannot_close_its_link_and_open_another()
    {
        var text = await MarkdownAsync(Run("a", Code("1", Shows("<p><a href=\"https://example.org/>)[x](javascript:alert(1)\">list</a></p>"))));
        Assert.Contains("[list](<https://example.org/%3E)[x](javascript:alert(1)>)", text, StringComparison.Ordinal);
        Assert.DoesNotContain("javascript", string.Concat(Markdig.Markdown.Parse(text).Descendants<Markdig.Syntax.Inlines.LinkInline>().Select(l => l.Url).Where(u => !u!.StartsWith("https://example.org/", StringComparison.Ordinal))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script><rect width='1' height='1'/></svg>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'><rect width='1' height='1' onclick='alert(1)'/></svg>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><foreignObject><p xmlns='http://www.w3.org/1999/xhtml' onclick='alert(1)'>x</p></foreignObject><rect width='1' height='1'/></svg>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' xmlns:x='http://www.w3.org/1999/xlink'><a x:href='javascript:alert(1)'><rect width='1' height='1'/></a></svg>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' xmlns:h='http://www.w3.org/1999/xhtml'><h:script>alert(1)</h:script><rect width='1' height='1'/></svg>")]
    [InlineData("<?xml-stylesheet href='https://example.org/alert.css'?><svg xmlns='http://www.w3.org/2000/svg'><style>@import 'https://example.org/alert.css'</style><rect width='1' height='1' style='fill:url(https://example.org/alert)'/></svg>")]
    public async Task A_picture_beside_the_Markdown_draws_and_does_nothing_else(string svg)
    {
        var text = await MarkdownAsync(Run("a", Code("1", Bundle("image/svg+xml", svg))));
        Assert.Contains("(a_files/1.svg)", text, StringComparison.Ordinal);
        var file = await File.ReadAllTextAsync(Path.Combine(_folder, "a_files", "1.svg"));
        Assert.Contains("<rect width=\"1\" height=\"1\"", file, StringComparison.Ordinal);
        Assert.DoesNotContain("alert", file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_in_which_nothing_has_to_go_is_written_as_it_came()
    {
        const string Svg = "<svg xmlns='http://www.w3.org/2000/svg'>\n<style>.a{fill:url(#g)}</style><defs><linearGradient id='g'/></defs><text class='a'>1 &lt; 2</text>\n</svg>";
        await MarkdownAsync(Run("a", Code("1", Bundle("image/svg+xml", Svg))));
        Assert.Equal(Svg, await File.ReadAllTextAsync(Path.Combine(_folder, "a_files", "1.svg")));
    }

    [Fact]
    public async Task A_browser_that_is_not_there_is_named()
    {
        var run = Run("a", Markdown("# x"));
        var missing = await Assert.ThrowsAsync<BrowserException>(() => Exporter.WriteAsync(Input(run), run, ExportFormat.Pdf, new(), _folder, "/no/such/browser"));
        Assert.Contains("/no/such/browser", missing.Message);
        await Assert.ThrowsAsync<ArgumentException>(() => Exporter.WriteAsync(Input(run), run, ExportFormat.Pdf, new(), _folder));
    }

    [SkippableFact]
    public async Task A_page_is_printed_by_the_browser_that_the_host_names()
    {
        Skip.If(OperatingSystem.IsWindows(), "the stand-in for the browser is a shell script");
        var browser = Path.Combine(_folder, "browser");
        await File.WriteAllTextAsync(browser, "#!/bin/sh\nfor a in \"$@\"; do case \"$a\" in --print-to-pdf=*) out=\"${a#--print-to-pdf=}\";; file://*) in=\"${a#file://}\";; esac; done\ncp \"$in\" \"$out\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(browser, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        }

        var run = Run("a", Markdown("# Printed"));
        var file = Assert.Single(await Exporter.WriteAsync(Input(run), run, ExportFormat.Pdf, new(), _folder, browser));
        Assert.Contains("Printed", Encoding.UTF8.GetString(await File.ReadAllBytesAsync(Path.Combine(_folder, file.Name))));
    }
}
