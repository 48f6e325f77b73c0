using PkoNotebooks.Execution.Kernels;

namespace PkoNotebooks.Execution.Tests.Kernels.FSharp;

/// <summary>One session for all: the F# compiler is large, and loading it is no part of what is tested.</summary>
public sealed class FSharpCellTests
{
    [Fact]
    public async Task An_fsharp_notebook_keeps_its_state_shows_results_and_shares_values()
    {
        await using var notebook = new Notebook();
        Assert.Equal("6", await notebook.Value("#!fsharp\nlet twice n = 2 * n\nlet x = twice 3\nx"));
        Assert.Equal("12", await notebook.Value("#!f#\ntwice x"));
        Assert.Null(await notebook.Value("let y = 1", "fsharp"));

        var printed = await notebook.Run("#!F#\nprintfn \"hello %d\" x\neprintf \"oops\"");
        Assert.Equal("hello 6\n", printed.Out);
        Assert.Equal("oops", printed.Sink.Text("stderr"));
        Assert.DoesNotContain(printed.Sink.Outputs, o => o is Execution.Documents.ResultOutput);

        await notebook.Value("var list = new List<int> { 1, 2 };");
        Assert.Equal("3", await notebook.Value("#!fsharp\n#!share --from csharp list\nlist.Add 3\nlist.Count"));
        Assert.Equal("3", await notebook.Value("list.Count"));
        Assert.Equal("7", await notebook.Value("#!share --from fsharp x --as fromFSharp\nfromFSharp + 1"));
        Assert.Equal("9", await notebook.Value("#!fsharp\n#!set --name words --value \"one two 3\"\nwords.Length"));
        Assert.Contains("x: int = 6", (await notebook.Run("#!fsharp\n#!whos")).Displays[0].Data.Text("text/plain"), StringComparison.Ordinal);

        var shown = await notebook.Run("#!fsharp\ndisplay [1; 2]\nHTML \"<b>x</b>\"");
        Assert.Equal("[ 1, 2 ]", Assert.Single(shown.Displays).Data.Text("text/plain"));
        Assert.Equal("<b>x</b>", shown.ResultHtml);

        var table = await notebook.Run("#!fsharp\n[ for i in 1..2 -> {| Name = string i |} ]");
        Assert.Contains("<th scope=\"col\">Name</th>", table.ResultHtml, StringComparison.Ordinal);

        Assert.Equal("3", await notebook.Value("Formatter.ListExpansionLimit <- 3\nPath.Combine(\"a\", \"b\").Length", "fsharp"));
        Assert.Contains((await notebook.Session.CompleteAsync("System.Math.Sq", 14, "fsharp", default)).Items, i => i.Text == "Sqrt");
    }

    [Fact]
    public async Task Errors_of_an_fsharp_cell_have_their_lines()
    {
        await using var notebook = new Notebook();
        var compile = await notebook.Fails("#!fsharp\n\nlet y : int = \"no\"\nlet z = missing");
        Assert.Equal("FS0001", compile.Name);
        Assert.Equal(3, compile.Line);
        Assert.Contains("cell 1, line 4, column 9: error FS0039", compile.Value, StringComparison.Ordinal);

        await notebook.Value("[<System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)>]\nlet fail (x: int) : int =\n    failwith \"bad\"", "fsharp");
        var thrown = await notebook.Fails("let a = 1\nfail a", "fsharp");
        Assert.Equal("bad", thrown.Value);
        Assert.Equal(["System.Exception: bad", "   at fail(Int32 x) in cell 2, line 3", "   at cell 3, line 2"], thrown.Traceback.ToArray());
        Assert.Equal(2, thrown.Line);
        Assert.DoesNotContain(thrown.Traceback, l => l.Contains("Compiler", StringComparison.Ordinal) || l.Contains("PkoNotebooks", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_endless_fsharp_cell_is_interrupted_and_the_session_goes_on()
    {
        await using var notebook = new Notebook();
        await notebook.Value("let kept = 5", "fsharp");
        using var interrupt = new CancellationTokenSource();
        var running = notebook.Run("while true do ()", "fsharp", cancellationToken: interrupt.Token);
        interrupt.CancelAfter(1000);
        Assert.Equal(CellStatus.Cancelled, (await running.WaitAsync(TimeSpan.FromSeconds(60))).Result.Status);
        Assert.Equal("5", await notebook.Value("kept", "fsharp"));
    }

    [Fact]
    public async Task Html_is_built_in_fsharp_with_functions_for_elements_and_attributes()
    {
        await using var notebook = new Notebook();
        var closed = await notebook.Fails("div [] [ str \"no module is open\" ]", "fsharp");
        Assert.Contains("FS0039", closed.Value, StringComparison.Ordinal);
        Assert.Equal(
            "<div><h4>I &lt;3 F#</h4><p class=\"quiet\" id=\"x\"><b>Hello</b> <i>World</i></p><br></div>",
            (await notebook.Run("open Html\n\nlet view =\n    div [] [\n        h4 [] [ str \"I <3 F#\" ]\n        p [ _class \"quiet\"; _id \"x\" ] [\n            b [] [ str \"Hello\" ]\n            str \" \"\n            i [] [ str \"World\" ]\n        ]\n        br [] []\n    ]\nview", "fsharp")).ResultHtml);
        Assert.Equal(
            "<td class=\"a b\" style=\"color: blue; width: 1em\">x</td>",
            (await notebook.Run("td [ _class [\"a\"; \"b\"]; _style [\"color: blue\"; \"width: 1em\"] ] [ \"x\" ]", "fsharp")).ResultHtml);
        await notebook.Value("type Person = { Name: string }\nFormatter.Register<seq<Person>>(mimeType = \"text/html\", formatter = fun (people: seq<Person>) (context: FormatContext) ->\n    context.Writer.Write(ul [] [ for p in people -> box (li [] [ p.Name ]) ])\n    true)", "fsharp");
        Assert.Equal("<ul><li>A</li></ul>", (await notebook.Run("[ { Name = \"A\" } ]", "fsharp")).ResultHtml);
        Assert.Equal("<custom-tag data-x=\"1\"><b>raw</b>7</custom-tag>", (await notebook.Run("Html.custom \"custom-tag\" [ Html._custom \"data-x\" 1 ] [ Html.rawText \"<b>raw</b>\"; Html.embed 7 ]", "fsharp")).ResultHtml);
    }

    [Fact]
    public async Task Fsharp_names_are_offered_and_explained_without_running_them()
    {
        await using var notebook = new Notebook();
        await notebook.Value("/// Twice a number.\nlet twice (n: int) = 2 * n", "fsharp");
        const string Code = "let words = [ \"a\" ]\nlet first = words.He";
        Assert.Contains((await notebook.Session.CompleteAsync(Code, Code.Length, "fsharp", default)).Items, i => i is { Text: "Head", Kind: "property" });
        Assert.Contains((await notebook.Session.CompleteAsync("twi", 3, "fsharp", default)).Items, i => i.Text == "twice");
        Assert.Contains("twice: n: int -> int", (await notebook.Session.InspectAsync("let x = twice 3", 10, "fsharp", default))!.Text("text/plain"), StringComparison.Ordinal);
        Assert.Contains("mapping", (await notebook.Session.InspectAsync("List.map", 6, "fsharp", default))!.Text("text/plain"), StringComparison.Ordinal);
        Assert.Null(await notebook.Session.InspectAsync("   ", 1, "fsharp", default));
    }

    [Fact]
    public async Task The_fsharp_compiler_is_not_loaded_while_no_cell_needs_it()
    {
        await using var notebook = new Notebook();
        await notebook.Value("1 + 1");
        Assert.Null(notebook.Session.Kernels.GetIfStarted("fsharp"));
    }
}
