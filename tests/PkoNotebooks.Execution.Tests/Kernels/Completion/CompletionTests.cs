using PkoNotebooks.Execution.Kernels;

namespace PkoNotebooks.Execution.Tests.Kernels.Completion;

public sealed class CompletionTests
{
    [Theory]
    [InlineData("\"text\".Sub|", "Substring")]
    [InlineData("Console.Wri|", "WriteLine")]
    [InlineData("System.Te|", "Text")]
    [InlineData("new List<int>().Sel|", "Select")]
    [InlineData("using System.Text.Js|", "Json")]
    [InlineData("DayOfWeek.|", "Friday")]
    [InlineData("DateTime? d = null; d?.Ye|", "Year")]
    [InlineData("var local = 1; lo|", "local")]
    [InlineData("Consol|", "Console")]
    [InlineData("whi|", "while")]
    [InlineData("disp|", "display")]
    [InlineData("foreach (var w in new[] { \"a\" }) { w.Le| }", "Length")]
    [InlineData("#!html\n<b></b>\n#!csharp\nMath.Sq|\n#!html\n<i></i>", "Sqrt")]
    [InlineData("#!ab|", "#!about")]
    [InlineData("#!me|", "#!mermaid")]
    [InlineData("#!set --na|", "--name")]
    [InlineData("#!share --from v|", "value")]
    [InlineData("#!connect sq|", "sqlite")]
    [InlineData("#!set --name x --mime-type application|", "application/json")]
    public async Task At_the_cursor_this_could_stand(string marked, string expected)
    {
        await using var notebook = new Notebook();
        var (code, cursor) = Unmark(marked);
        var found = await notebook.Session.CompleteAsync(code, cursor, null, default);
        Assert.Contains(expected, found.Items.Select(i => i.Text));
        Assert.StartsWith(code[found.Start..found.End], expected, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(cursor, found.End);
    }

    [Theory]
    [InlineData("// Cons|")]
    [InlineData("var s = \"Cons|\";")]
    [InlineData("nothing.|")]
    [InlineData("#!unknown --x|")]
    public async Task Here_nothing_could_stand(string marked)
    {
        await using var notebook = new Notebook();
        var (code, cursor) = Unmark(marked);
        Assert.Empty((await notebook.Session.CompleteAsync(code, cursor, null, default)).Items);
    }

    [Fact]
    public async Task What_earlier_cells_declared_is_offered_first_with_its_kind_and_signature()
    {
        await using var notebook = new Notebook();
        await notebook.Value("using System.Text.Json;\nint countOfThings = 3;\nint CountAgain(string what) => 1;");
        var found = await notebook.Session.CompleteAsync("coun", 4, null, default);
        Assert.Equal(("countOfThings", "variable", "int countOfThings"), (found.Items[0].Text, found.Items[0].Kind, found.Items[0].Signature));
        Assert.Contains(found.Items, i => i.Text == "CountAgain" && i.Kind == "function");
        Assert.Contains((await notebook.Session.CompleteAsync("JsonSer", 7, null, default)).Items, i => i.Text == "JsonSerializer");
    }

    [Fact]
    public async Task Files_are_offered_for_imports_and_assemblies_for_references()
    {
        await using var notebook = new Notebook();
        notebook.Write("setup.dib", "");
        notebook.Write("lib/a.dll", "");
        notebook.Write("lib/b.txt", "");
        Assert.Contains("setup.dib", (await notebook.Session.CompleteAsync("#!import \"se", 12, null, default)).Items.Select(i => i.Text));
        Assert.Equal(["lib/a.dll"], (await notebook.Session.CompleteAsync("#r \"lib/", 8, null, default)).Items.Where(i => i.Kind == "path").Select(i => i.Text));
    }

    [Fact]
    public async Task Variables_of_other_kernels_are_offered_for_sharing()
    {
        await using var notebook = new Notebook();
        await notebook.Value("#!value --name data --from-value x");
        const string Code = "#!set --name x --value @va";
        Assert.Contains("@value:data", (await notebook.Session.CompleteAsync(Code, Code.Length, null, default)).Items.Select(i => i.Text));
    }

    [Fact]
    public async Task Completion_answers_while_a_cell_runs()
    {
        await using var notebook = new Notebook();
        using var interrupt = new CancellationTokenSource();
        var running = notebook.Run("await Task.Delay(-1);", cancellationToken: interrupt.Token);
        Assert.NotEmpty((await notebook.Session.CompleteAsync("Console.", 8, null, default)).Items);
        Assert.False(running.IsCompleted);
        await interrupt.CancelAsync();
        await running;
    }

    [Theory]
    [InlineData("Console.Write|Line(1)", "void Console.WriteLine(int value)", "Writes the text representation")]
    [InlineData("Math.Max(1, |2)", "int Math.Max(int val1, int val2)", "Returns the larger")]
    [InlineData("var list = new List<int>();\nlis|t.Add(1);", "List<int> list", null)]
    [InlineData("Strin|g.Empty", "string", "Represents text")]
    [InlineData("#!set| --name", "Usage: #!set", null)]
    public async Task What_stands_at_the_cursor_is_explained(string marked, string signature, string? documentation)
    {
        await using var notebook = new Notebook();
        var (code, cursor) = Unmark(marked);
        var found = await notebook.Session.InspectAsync(code, cursor, null, default);
        Assert.Contains(signature, found!.Text("text/plain"), StringComparison.Ordinal);
        if (documentation is not null)
        {
            Assert.Contains(documentation, found.Text("text/plain"), StringComparison.Ordinal);
            Assert.Contains(documentation, found.Text("text/markdown"), StringComparison.Ordinal);
            Assert.Contains(documentation, found.Text("text/html"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_method_of_an_earlier_cell_is_explained_with_its_own_comment()
    {
        await using var notebook = new Notebook();
        await notebook.Value("/// <summary>Twice the <paramref name=\"x\"/>.</summary>\nint Twice(int x) => 2 * x;");
        Assert.Contains("Twice the x.", (await notebook.Session.InspectAsync("Twice(3)", 2, null, default))!.Text("text/plain"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("   |  ")]
    [InlineData("unknown|Thing")]
    [InlineData("|")]
    public async Task Where_nothing_is_known_there_is_no_explanation(string marked)
    {
        await using var notebook = new Notebook();
        var (code, cursor) = Unmark(marked);
        Assert.Null(await notebook.Session.InspectAsync(code, cursor, null, default));
    }

    [Theory]
    [InlineData("1 + 1", CodeCompleteness.Complete)]
    [InlineData("var x = 1;", CodeCompleteness.Complete)]
    [InlineData("for (var i = 0; i < 3; i++) {", CodeCompleteness.Incomplete)]
    [InlineData("Console.WriteLine(", CodeCompleteness.Incomplete)]
    [InlineData("var x = @\"open", CodeCompleteness.Incomplete)]
    [InlineData("}} nonsense", CodeCompleteness.Invalid)]
    [InlineData("#!time", CodeCompleteness.Complete)]
    [InlineData("#!html\n<b>", CodeCompleteness.Complete)]
    [InlineData("", CodeCompleteness.Complete)]
    public async Task Whether_code_can_be_run_as_it_stands(string code, CodeCompleteness expected)
    {
        await using var notebook = new Notebook();
        Assert.Equal(expected, await notebook.Session.IsCompleteAsync(code, null, default));
    }

    private static (string Code, int Cursor) Unmark(string marked)
    {
        var cursor = marked.IndexOf('|', StringComparison.Ordinal);
        return (marked.Remove(cursor, 1), cursor);
    }
}
