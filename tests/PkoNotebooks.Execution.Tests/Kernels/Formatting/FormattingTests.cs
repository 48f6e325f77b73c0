using AngleSharp.Html.Parser;
using FsCheck;
using FsCheck.Fluent;
using PkoNotebooks.Execution.Kernels.Formatting;

namespace PkoNotebooks.Execution.Tests.Kernels.Formatting;

public sealed class FormattingTests
{
    private readonly ValueFormatter _formatter = new(new FormatterSettings());

    [Fact]
    public void Scalars_are_plain_text_the_same_everywhere()
    {
        Assert.Equal("1234.5", Text(1234.5));
        Assert.Equal("10.833", Text(10.833m));
        Assert.Equal("2015-03-31", Text(new DateOnly(2015, 3, 31)));
        Assert.Equal("2015-03-31 12:00:00Z", Text(new DateTime(2015, 3, 31, 12, 0, 0, DateTimeKind.Utc)));
        Assert.Equal("2015-03-31 12:00:00+09:00", Text(new DateTimeOffset(2015, 3, 31, 12, 0, 0, TimeSpan.FromHours(9))));
        Assert.Equal("Friday", Text(DayOfWeek.Friday));
        Assert.Equal("True", Text(true));
        Assert.Equal("<null>", Text(null));
        Assert.Equal("System.Collections.Generic.Dictionary<string, int[]>", Text(typeof(Dictionary<string, int[]>)));
        Assert.False(_formatter.Format(3).Data.Contains("text/html"));
    }

    [Fact]
    public void A_sequence_of_scalars_is_one_line()
    {
        Assert.Equal("[ 1, 2, 3 ]", Text(new[] { 1, 2, 3 }));
        Assert.Equal("[ ]", Text(Array.Empty<int>()));
        Assert.Contains("<pre>[ a, &lt;null&gt; ]</pre>", Html(new[] { "a", null }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_sequence_of_objects_is_a_table_with_a_column_a_member()
    {
        var html = Html(new[] { new { Name = "x<y", N = 1 }, new { Name = "z", N = 2 } });
        var table = new HtmlParser().ParseDocument(html).QuerySelector("table")!;
        Assert.Equal(["index", "Name", "N"], table.QuerySelectorAll("thead th").Select(c => c.TextContent));
        Assert.Equal(["0", "x<y", "1", "1", "z", "2"], table.QuerySelectorAll("tbody td").Select(c => c.TextContent));
    }

    [Fact]
    public void An_object_shows_its_members_below_an_expandable_line_and_inner_objects_folded()
    {
        var page = new HtmlParser().ParseDocument(Html(new Outer { Name = "outer", Inner = new Outer { Name = "inner" } }));
        var details = page.QuerySelectorAll("details");
        Assert.True(details[0].HasAttribute("open"));
        Assert.False(details[1].HasAttribute("open"));
        Assert.Equal(["Name", "Inner"], details[0].QuerySelectorAll(":scope > div > table > tbody > tr > th").Select(h => h.TextContent));
    }

    [Fact]
    public void A_cycle_ends_at_the_depth_limit()
    {
        var node = new Outer { Name = "n" };
        node.Inner = node;
        Assert.Equal(6, new HtmlParser().ParseDocument(Html(node)).QuerySelectorAll("details").Length);
        Assert.True(Text(node).Length < 2000);
    }

    [Fact]
    public void A_dictionary_is_a_table_of_keys_and_values()
    {
        var page = new HtmlParser().ParseDocument(Html(new SortedDictionary<string, int> { ["a"] = 1, ["b"] = 2 }));
        Assert.Equal(["key", "value"], page.QuerySelectorAll("th").Select(c => c.TextContent));
        Assert.Equal(["a", "1", "b", "2"], page.QuerySelectorAll("td").Select(c => c.TextContent));
    }

    [Fact]
    public void Ten_million_items_are_cut_with_their_count_and_an_endless_sequence_without()
    {
        Assert.EndsWith("20 ... (9999980 more) ]", Text(new Range1ToN(10_000_000)), StringComparison.Ordinal);
        Assert.Contains("(more)", Html(Endless()), StringComparison.Ordinal);

        static IEnumerable<int> Endless()
        {
            for (var i = 0; ; i++)
            {
                yield return i;
            }
        }
    }

    [Fact]
    public void A_sequence_that_fails_shows_what_it_gave_and_the_failure()
    {
        var text = Text(Failing());
        Assert.Contains("1, 2", text, StringComparison.Ordinal);
        Assert.Contains("InvalidOperationException: no more", text, StringComparison.Ordinal);

        static IEnumerable<int> Failing()
        {
            yield return 1;
            yield return 2;
            throw new InvalidOperationException("no more");
        }
    }

    [Fact]
    public void A_member_that_throws_shows_the_exception_in_its_place()
    {
        var html = Html(new Broken());
        Assert.Contains("(InvalidOperationException: not now)", html, StringComparison.Ordinal);
        Assert.Contains(">5<", html, StringComparison.Ordinal);
    }

    [Fact]
    public void An_exception_is_shown_with_its_type_and_message()
    {
        Assert.Equal("System.InvalidOperationException: no", Text(new InvalidOperationException("no")));
        Assert.Contains("<code>System.InvalidOperationException: no</code>", Html(new InvalidOperationException("no")), StringComparison.Ordinal);
    }

    [Fact]
    public void Tuples_and_data_tables_are_shown_by_their_parts()
    {
        Assert.Equal("(1, a)", Text((1, "a")));
        var table = new System.Data.DataTable();
        table.Columns.Add("c");
        table.Rows.Add("v");
        Assert.Equal("v", new HtmlParser().ParseDocument(Html(table)).QuerySelector("td")!.TextContent);
    }

    [Fact]
    public void No_output_carries_inline_style_or_handlers_and_all_carry_the_same_style_element()
    {
        foreach (var value in new object[] { new[] { new { A = 1 } }, new Outer(), new Dictionary<int, int> { [1] = 2 }, new InvalidOperationException("x") })
        {
            var page = new HtmlParser().ParseDocument(Html(value));
            Assert.Empty(page.QuerySelectorAll("[style]"));
            Assert.Equal(ValueStyles.Css, Assert.Single(page.QuerySelectorAll("style")).TextContent);
        }
    }

    [Fact]
    public void No_text_becomes_markup() => Prop.ForAll<string, string>((a, b) =>
    {
        var html = Html(new { A = a, B = new[] { new { C = b } } });
        var page = new HtmlParser().ParseDocument(html);
        return page.QuerySelectorAll("script, img, a").Length == 0 && page.QuerySelectorAll("table").Length == 2;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_type_brings_its_formatters_by_the_name_of_an_attribute()
    {
        var bundle = _formatter.Format(new Flag()).Data;
        Assert.Equal(["image/svg+xml", "application/vnd.test+json", "text/plain"], bundle.Entries.Select(e => e.Key));
        Assert.Equal("<svg></svg>", bundle.Text("image/svg+xml"));
        Assert.Equal("{\"a\":1}", bundle.Json("application/vnd.test+json")!.ToJsonString());
        Assert.IsType<System.Text.Json.Nodes.JsonObject>(bundle.Entries[1].Value, exactMatch: false);
        Assert.Equal("<svg></svg>", _formatter.Format(new SubFlag()).Data.Text("image/svg+xml"));
    }

    [Fact]
    public async Task A_notebook_changes_limits_and_registers_formatters_for_itself_only()
    {
        await using var notebook = new Notebook();
        await notebook.Value("using Microsoft.DotNet.Interactive.Formatting;\nFormatter.ListExpansionLimit = 2;\nFormatter<string>.ListExpansionLimit = 1;");
        Assert.Equal("[ 1, 2 ... (1 more) ]", await notebook.Value("new[] { 1, 2, 3 }"));
        Assert.Contains("[ a ... (1 more) ]", (await notebook.Run("new[] { \"a\", \"b\" }")).ResultHtml, StringComparison.Ordinal);

        await notebook.Value("record Shape(int W);\nrecord Square(int S) : Shape(S);\nFormatter.Register<Shape>(s => $\"<svg width='{s.W}'/>\", \"text/html\");");
        Assert.Equal("<svg width='3'/>", (await notebook.Run("new Square(3)")).ResultHtml);
        Assert.Contains("<svg width='4'/>", (await notebook.Run("new { Inside = new Shape(4) }")).ResultHtml, StringComparison.Ordinal);

        await notebook.Value("Formatter.Register<object>(o => \"any\", \"text/html\");\nFormatter.SetPreferredMimeTypesFor(typeof(Shape), \"text/plain\", \"application/json\");");
        Assert.Equal("<svg width='3'/>", (await notebook.Run("new Square(3).Display(\"text/html\");")).Displays[0].Data.Text("text/html"));
        Assert.Equal("{\"W\":5}", (await notebook.Run("display(new Shape(5));")).Displays[0].Data.Text("application/json"));
        Assert.Equal("any", (await notebook.Run("new Random(1)")).ResultHtml);

        await notebook.Value("Formatter.ResetToDefault();");
        Assert.Equal("[ 1, 2, 3 ]", await notebook.Value("new[] { 1, 2, 3 }"));

        await using var other = new Notebook();
        Assert.Equal("[ 1, 2, 3 ]", await other.Value("new[] { 1, 2, 3 }"));
    }

    [Fact]
    public async Task Html_is_built_in_code_and_its_text_is_escaped()
    {
        await using var notebook = new Notebook();
        await notebook.Value("using static Microsoft.DotNet.Interactive.Formatting.PocketViewTags;\nusing Microsoft.DotNet.Interactive.Formatting;");
        var html = (await notebook.Run("span(img[src:\"a&b.png\"], a[href: \"x\", @class: \"c\"](b(\"1 < 2\")), HTML(\"<i></i>\"), 5, new[] { \"p\", \"q\" })")).ResultHtml;
        Assert.Equal("<span><img src=\"a&amp;b.png\"><a href=\"x\" class=\"c\"><b>1 &lt; 2</b></a><i></i>5pq</span>", html);
    }

    [Fact]
    public async Task Latex_and_mathematics_have_their_mime_type()
    {
        await using var notebook = new Notebook();
        Assert.Equal("$$x^2$$", (await notebook.Run("display((MathString)\"x^2\");")).Displays[0].Data.Text("text/latex"));
        Assert.Equal("\\alpha", (await notebook.Run("display((LaTeXString)@\"\\alpha\");")).Displays[0].Data.Text("text/latex"));
    }

    [Fact]
    public void A_table_may_be_had_as_csv_and_json() => Assert.Equal(
        "A,B\n1,\"x,y\"\n2,\n|[{\"A\":1,\"B\":\"x,y\"},{\"A\":2,\"B\":null}]",
        string.Join('|', new[] { "text/csv", "application/json" }.Select(m => _formatter.As(new[] { new { A = 1, B = (string?)"x,y" }, new { A = 2, B = (string?)null } }, m))));

    private string Text(object? value) => _formatter.Format(value).Data.Text("text/plain")!;

    private string Html(object value) => _formatter.As(value, "text/html");

    private sealed class Outer
    {
        public string? Name { get; set; }

        public Outer? Inner { get; set; }
    }

    private sealed class Broken
    {
        public int Fine { get; } = 5;

        public int NotNow => Fine > 0 ? throw new InvalidOperationException("not now") : 0;
    }

    private sealed class Range1ToN(int n) : IReadOnlyCollection<int>
    {
        public int Count => n;

        public IEnumerator<int> GetEnumerator() => Enumerable.Range(1, n).GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }

    [AttributeUsage(AttributeTargets.Class, Inherited = false)]
    private sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
    {
        public Type FormatterSourceType => formatterSourceType;

        public string[]? PreferredMimeTypes { get; set; }
    }

    [TypeFormatterSource(typeof(FlagFormatters), PreferredMimeTypes = ["image/svg+xml", "application/vnd.test+json"])]
    private class Flag;

    private sealed class SubFlag : Flag;

    private sealed class FlagFormatters
    {
        private readonly object[] _all = [new One("image/svg+xml", "<svg></svg>"), new One("application/vnd.test+json", "{\"a\":1}")];

        public IEnumerable<object> CreateTypeFormatters() => _all;
    }

    private sealed class One(string mimeType, string text)
    {
        public string MimeType => mimeType;

        public bool Format(object instance, TextWriter writer)
        {
            writer.Write(text);
            return instance is Flag;
        }
    }
}
