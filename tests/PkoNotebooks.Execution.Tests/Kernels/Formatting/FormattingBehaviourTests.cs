namespace PkoNotebooks.Execution.Tests.Kernels.Formatting;

/// <summary>The documented formatting interface as notebooks use it: each in a session of its own, for a setting lasts as long as that.</summary>
public sealed class FormattingBehaviourTests
{
    private const string Open = "using Microsoft.DotNet.Interactive.Formatting;\n";

    [Fact]
    public async Task A_string_is_plain_text_by_display_and_as_result()
    {
        await using var notebook = new Notebook();
        var ran = await notebook.Run("display(\"a<b\");\n\"c\"");
        Assert.Equal(["text/plain"], Assert.Single(ran.Displays).Data.Entries.Select(e => e.Key));
        Assert.Equal(("a<b", "c", null), (ran.Displays[0].Data.Text("text/plain"), ran.ResultText, ran.ResultHtml));
    }

    [Fact]
    public async Task The_limit_of_items_may_be_set_for_one_type()
    {
        await using var notebook = new Notebook();
        await notebook.Value(Open + "Formatter<int>.ListExpansionLimit = 1;");
        Assert.Equal("[ 1 ... (2 more) ]", await notebook.Value("new[] { 1, 2, 3 }"));
        Assert.Equal("[ a, b, c ]", await notebook.Value("new[] { \"a\", \"b\", \"c\" }"));
    }

    [Fact]
    public async Task Null_has_a_text_of_its_own_that_may_be_set()
    {
        await using var notebook = new Notebook();
        Assert.Equal("<null>", await notebook.Value("(string)null"));
        Assert.Equal("<null>", await notebook.Value("(int?)null"));
        Assert.Equal("none", await notebook.Value(Open + "Formatter.NullString = \"none\";\n(int?)null"));
    }

    [Fact]
    public async Task A_formatter_may_write_under_a_mime_type_for_a_type_and_those_derived_from_it()
    {
        await using var notebook = new Notebook();
        await notebook.Value(Open + "interface IThing { }\nclass Base { }\nclass Derived : Base, IThing { }\n"
            + "Formatter.Register<Base>((b, writer) => writer.Write(\"a base\"), \"text/html\");\nFormatter.Register<IThing>(t => \"a thing\", \"text/markdown\");");
        Assert.Equal("a base", (await notebook.Run("new Derived()")).ResultHtml);
        Assert.Equal("a thing", await notebook.Value("new Derived().ToDisplayString(\"text/markdown\")"));
    }

    [Fact]
    public async Task A_formatter_of_an_open_generic_type_serves_its_closed_types()
    {
        await using var notebook = new Notebook();
        await notebook.Value(Open + "Formatter.Register(typeof(List<>), (list, writer) => writer.Write($\"{((System.Collections.ICollection)list).Count} items\"), \"text/html\");");
        Assert.Equal("2 items", (await notebook.Run("new List<int> { 1, 2 }")).ResultHtml);
        Assert.Equal("1 items", (await notebook.Run("new List<string> { \"a\" }")).ResultHtml);
    }

    [Fact]
    public async Task The_formatter_of_the_nearest_type_wins_and_of_equals_the_latest()
    {
        await using var notebook = new Notebook();
        await notebook.Value(Open + "class A { }\nclass B : A { }\nFormatter.Register<B>(x => \"B\", \"text/html\");\nFormatter.Register<A>(x => \"A\", \"text/html\");");
        Assert.Equal("B", (await notebook.Run("new B()")).ResultHtml);
        await notebook.Value("Formatter.Register<B>(x => \"new B\", \"text/html\");");
        Assert.Equal("new B", (await notebook.Run("new B()")).ResultHtml);
    }

    [Fact]
    public async Task Preferred_mime_types_are_chosen_for_a_type()
    {
        await using var notebook = new Notebook();
        await notebook.Value(Open + "class A { public int X => 1; }\nFormatter.SetPreferredMimeTypesFor(typeof(A), \"text/csv\", \"application/json\");");
        var data = (await notebook.Run("display(new A());")).Displays[0].Data;
        Assert.Equal("X\n1\n", data.Text("text/csv"));
        Assert.Equal("{\"X\":1}", data.Text("application/json"));
        Assert.Null(data.Text("text/html"));
        Assert.Equal("text/csv,application/json", await notebook.Value("string.Join(\",\", Formatter.GetPreferredMimeTypesFor(typeof(A)))"));
    }

    [Fact]
    public async Task The_default_mime_type_may_be_changed_and_everything_set_back()
    {
        await using var notebook = new Notebook();
        Assert.Null((await notebook.Run(Open + "Formatter.DefaultMimeType = \"application/json\";\nnew { A = 1 }")).ResultHtml);
        await notebook.Value("Formatter.ResetToDefault();");
        Assert.NotNull((await notebook.Run("new { A = 1 }")).ResultHtml);
    }

    [Fact]
    public async Task Any_value_may_be_had_as_text_of_a_mime_type()
    {
        await using var notebook = new Notebook();
        await notebook.Value(Open);
        Assert.Equal("[ 1, 2 ]", await notebook.Value("new[] { 1, 2 }.ToDisplayString()"));
        Assert.Equal("[1,2]", await notebook.Value("new[] { 1, 2 }.ToDisplayString(\"application/json\")"));
        Assert.Contains("<table", await notebook.Value("new { A = 1 }.ToDisplayString(\"text/html\")"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("typeof(int[])", "int[]")]
    [InlineData("typeof(List<string>)", "System.Collections.Generic.List<string>")]
    [InlineData("typeof(Dictionary<int, string>)", "System.Collections.Generic.Dictionary<int, string>")]
    [InlineData("typeof(List<>)", "System.Collections.Generic.List<T>")]
    public async Task Types_are_shown_as_one_writes_them(string expression, string expected)
    {
        await using var notebook = new Notebook();
        Assert.Equal(expected, (await notebook.Value(expression))!.Replace(",", ", ", StringComparison.Ordinal).Replace("  ", " ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Csv_quotes_commas_quotes_and_line_ends()
    {
        await using var notebook = new Notebook();
        Assert.Equal("A,B\n\"x,y\",\"say \"\"hi\"\"\"\n\"one\ntwo\",3\n", await notebook.Value(
            Open + "new[] { new { A = \"x,y\", B = (object)\"say \\\"hi\\\"\" }, new { A = \"one\\ntwo\", B = (object)3 } }.ToDisplayString(\"text/csv\")"));
    }

    [Fact]
    public async Task Csv_takes_its_headers_from_dictionaries()
    {
        await using var notebook = new Notebook();
        Assert.Equal("name,n\na,1\nb,2\n", await notebook.Value(
            Open + "new[] { new Dictionary<string, object> { [\"name\"] = \"a\", [\"n\"] = 1 }, new Dictionary<string, object> { [\"name\"] = \"b\", [\"n\"] = 2 } }.ToDisplayString(\"text/csv\")"));
    }

    [Fact]
    public async Task A_table_may_be_asked_for()
    {
        await using var notebook = new Notebook();
        Assert.Contains("<th scope=\"col\">A</th>", (await notebook.Run("new[] { new { A = 1 } }.DisplayTable();")).Displays[0].Data.Text("text/html"), StringComparison.Ordinal);
    }
}
