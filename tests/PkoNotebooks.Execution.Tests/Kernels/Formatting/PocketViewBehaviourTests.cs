namespace PkoNotebooks.Execution.Tests.Kernels.Formatting;

/// <summary>HTML built in code, as the documentation of PocketView shows it.</summary>
public sealed class PocketViewBehaviourTests
{
    private const string Open = "using static Microsoft.DotNet.Interactive.Formatting.PocketViewTags;\nusing Microsoft.DotNet.Interactive.Formatting;\n";

    [Fact]
    public async Task A_view_writes_the_html_that_it_says()
    {
        (string View, string Html)[] views =
        [
            ("html(body(ul[@class: \"sold-out\", id: \"cat\"](li[\"x\"](a[href: \"u\"](\"hi\")))))", "<html><body><ul class=\"sold-out\" id=\"cat\"><li x><a href=\"u\">hi</a></li></ul></body></html>"),
            ("ul(li(\"one\"), li(\"two\"))", "<ul><li>one</li><li>two</li></ul>"),
            ("ul(new[] { 1, 2 }.Select(i => li(i)))", "<ul><li>1</li><li>2</li></ul>"),
            ("div(\"foo\")", "<div>foo</div>"),
            ("div[new Dictionary<string, object> { [\"class\"] = \"a\", [\"id\"] = \"b\" }](\"c\")", "<div class=\"a\" id=\"b\">c</div>"),
            ("div(\"this & that\")", "<div>this &amp; that</div>"),
            ("div(HTML(\"this &amp; that\"))", "<div>this &amp; that</div>"),
            ("div[title: \"this & \\\"that\\\"\"](1)", "<div title=\"this &amp; &quot;that&quot;\">1</div>"),
            ("br", "<br>"),
            ("br()", "<br>"),
            ("input[type: \"button\"]", "<input type=\"button\">"),
            ("div[data_x: 1](\"y\")", "<div data-x=\"1\">y</div>"),
            ("input[\"disabled\", \"hidden\", type: \"text\"]()", "<input disabled hidden type=\"text\">"),
            ("div", "<div></div>"),
            ("div()", "<div></div>"),
        ];
        await using var notebook = new Notebook();
        await notebook.Value(Open);
        foreach (var (view, html) in views)
        {
            Assert.Equal((view, html), (view, (await notebook.Run(view)).ResultHtml));
        }
    }

    [Fact]
    public async Task A_view_can_be_displayed_and_be_the_result()
    {
        await using var notebook = new Notebook();
        var ran = await notebook.Run(Open + "PocketView view = b(\"x\");\nview.Display();\ni(\"y\")");
        Assert.Equal(("<b>x</b>", "<i>y</i>"), (Assert.Single(ran.Displays).Data.Text("text/html"), ran.ResultHtml));
    }

    [Fact]
    public async Task A_view_can_hold_a_value_that_has_a_formatter()
    {
        await using var notebook = new Notebook();
        Assert.Equal("<div><i>thing</i></div>", (await notebook.Run(Open + "class Thing { }\nFormatter.Register<Thing>(t => \"<i>thing</i>\", \"text/html\");\ndiv(new Thing())")).ResultHtml);
    }
}
