using PkoNotebooks.Execution.Kernels;

namespace PkoNotebooks.Execution.Tests.Kernels.CSharp;

public sealed class CSharpCellTests
{
    [Fact]
    public async Task The_last_expression_is_the_result()
    {
        await using var notebook = new Notebook();
        Assert.Equal("3", await notebook.Value("var x = 1;\nx + 2"));
    }

    [Fact]
    public async Task A_statement_gives_no_result()
    {
        await using var notebook = new Notebook();
        var ran = await notebook.Run("var x = 1;");
        Assert.Empty(ran.Sink.Outputs);
        Assert.Equal(CellStatus.Ok, ran.Result.Status);
    }

    [Fact]
    public async Task A_call_that_returns_nothing_gives_no_result()
    {
        await using var notebook = new Notebook();
        Assert.Null(await notebook.Value("Console.Write(\"\")"));
    }

    [Fact]
    public async Task A_null_result_is_shown_as_null()
    {
        await using var notebook = new Notebook();
        Assert.Equal("<null>", await notebook.Value("(string)null"));
    }

    [Fact]
    public async Task Return_gives_the_result_too()
    {
        await using var notebook = new Notebook();
        Assert.Equal("7", await notebook.Value("if (1 < 2) return 7;\nreturn 8;"));
    }

    [Fact]
    public async Task Variables_methods_and_types_live_on_in_later_cells()
    {
        await using var notebook = new Notebook();
        await notebook.Value("int Twice(int x) => 2 * x;\nrecord Point(int X, int Y);\nvar p = new Point(3, 4);");
        Assert.Equal("6", await notebook.Value("Twice(p.X)"));
        Assert.Equal("Point { X = 5, Y = 4 }", await notebook.Value("(p with { X = 5 }).ToString()"));
    }

    [Fact]
    public async Task A_variable_may_be_declared_again_with_another_type()
    {
        await using var notebook = new Notebook();
        await notebook.Value("var x = 1;");
        await notebook.Value("var x = \"one\";");
        Assert.Equal("one", await notebook.Value("x"));
    }

    [Fact]
    public async Task A_type_may_be_declared_again()
    {
        await using var notebook = new Notebook();
        await notebook.Value("class Box { public int Size => 1; }");
        await notebook.Value("class Box { public string Size => \"large\"; }");
        Assert.Equal("large", await notebook.Value("new Box().Size"));
    }

    [Fact]
    public async Task Assignments_reach_the_variable_of_the_earlier_cell()
    {
        await using var notebook = new Notebook();
        await notebook.Value("var list = new List<int> { 1 };\nvar n = 0;");
        await notebook.Value("list.Add(2); n += 5;");
        Assert.Equal("7", await notebook.Value("list.Count + n"));
    }

    [Fact]
    public async Task Await_works_at_the_top_level()
    {
        await using var notebook = new Notebook();
        Assert.Equal("ab", await notebook.Value("var a = await Task.Run(async () => { await Task.Delay(1); return \"a\"; });\nawait Task.Yield();\na + await Task.FromResult(\"b\")"));
    }

    [Fact]
    public async Task Usings_and_aliases_hold_for_later_cells()
    {
        await using var notebook = new Notebook();
        await notebook.Value("using System.Globalization;\nusing Json = System.Text.Json.JsonSerializer;\nusing static System.Math;");
        Assert.Equal("[1,2] 3", await notebook.Value("Json.Serialize(new[] { 1, 2 }) + \" \" + Max(2, 3).ToString(CultureInfo.InvariantCulture)"));
    }

    [Fact]
    public async Task Extension_methods_of_an_earlier_cell_are_found()
    {
        await using var notebook = new Notebook();
        await notebook.Value("static string Shout(this string s) => s.ToUpperInvariant() + \"!\";");
        Assert.Equal("HI!", await notebook.Value("\"hi\".Shout()"));
    }

    [Fact]
    public async Task Patterns_local_functions_nullable_and_dynamic_work()
    {
        await using var notebook = new Notebook();
        Assert.Equal("big", await notebook.Value(
            """
            #nullable enable
            string Size(int? n) { return Inner(n); static string Inner(int? m) => m switch { null => "none", > 10 => "big", _ => "small" }; }
            dynamic d = 12;
            Size((int)d)
            """));
    }

    [Fact]
    public async Task A_cell_of_comments_only_does_nothing()
    {
        await using var notebook = new Notebook();
        var ran = await notebook.Run("// nothing here\n/* nor here */");
        Assert.Equal(CellStatus.Ok, ran.Result.Status);
        Assert.Empty(ran.Sink.Outputs);
    }

    [Fact]
    public async Task What_a_cell_declared_before_it_failed_can_be_used()
    {
        await using var notebook = new Notebook();
        await notebook.Fails("var kept = 41;\nthrow new Exception(\"stop\");");
        Assert.Equal("42", await notebook.Value("kept + 1"));
    }

    [Fact]
    public async Task After_a_cell_that_does_not_compile_the_session_goes_on()
    {
        await using var notebook = new Notebook();
        await notebook.Value("var x = 1;");
        await notebook.Fails("var x = \"lost\"; nonsense");
        Assert.Equal("1", await notebook.Value("x"));
    }

    [Fact]
    public async Task A_cell_starts_where_its_async_parts_go_on_the_same_thread()
    {
        await using var notebook = new Notebook();
        Assert.Equal("True", await notebook.Value("var before = Environment.CurrentManagedThreadId;\nawait Task.Delay(5);\nbefore == Environment.CurrentManagedThreadId"));
    }

    [Fact]
    public async Task Numbers_and_dates_do_not_depend_on_the_culture_of_the_machine()
    {
        var before = System.Globalization.CultureInfo.CurrentCulture;
        System.Globalization.CultureInfo.CurrentCulture = new System.Globalization.CultureInfo("de-DE");
        try
        {
            await using var notebook = new Notebook();
            Assert.Equal("1.5 2015-03-31 1.5", await notebook.Value("$\"{1.5} {new DateOnly(2015, 3, 31):yyyy-MM-dd} {1.5.ToString()}\""));
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task Many_sessions_start_side_by_side()
    {
        await Task.WhenAll(Enumerable.Range(0, 12).Select(async n =>
        {
            await using var notebook = new Notebook();
            await notebook.Value($"#!set --name given --value {n}");
            await notebook.Value("var list = new List<string> { given };");
            Assert.Equal($"{n}", await notebook.Value("list.Select(x => int.Parse(x)).Sum(x => x)"));
        }));
    }
}
