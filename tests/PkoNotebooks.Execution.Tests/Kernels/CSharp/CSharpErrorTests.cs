using PkoNotebooks.Execution.Kernels;

namespace PkoNotebooks.Execution.Tests.Kernels.CSharp;

public sealed class CSharpErrorTests
{
    [Fact]
    public async Task All_compile_errors_come_at_once_with_their_lines()
    {
        await using var notebook = new Notebook();
        var error = await notebook.Fails("var a = missing;\nvar ok = 1;\nint b = \"text\";");
        Assert.Equal("CS0103", error.Name);
        Assert.Equal(1, error.Line);
        Assert.Contains("cell 1, line 1, column 9: error CS0103", error.Value, StringComparison.Ordinal);
        Assert.Contains("cell 1, line 3, column 9: error CS0029", error.Value, StringComparison.Ordinal);
        Assert.Contains("    int b = \"text\";", error.Traceback);
        Assert.Contains("            ^^^^^^", error.Traceback);
    }

    [Fact]
    public async Task A_line_after_magic_commands_keeps_its_number_in_the_cell()
    {
        await using var notebook = new Notebook();
        var error = await notebook.Fails("#!html\n<b>x</b>\n#!csharp\n\nvar a = missing;");
        Assert.Equal(5, error.Line);
    }

    [Fact]
    public async Task An_exception_names_cell_and_line_and_shows_only_the_authors_frames()
    {
        await using var notebook = new Notebook();
        await notebook.Value("int Parse(string s)\n{\n    return int.Parse(s);\n}");
        var error = await notebook.Fails("var fine = 1;\n\nParse(\"no\")");
        Assert.Equal("System.FormatException", error.Name);
        Assert.Equal(3, error.Line);
        Assert.Equal("System.FormatException: The input string 'no' was not in a correct format.", error.Traceback[0]);
        Assert.Contains("   at Parse(String s) in cell 1, line 3", error.Traceback);
        Assert.Equal("   at cell 2, line 3", error.Traceback[^1]);
        Assert.DoesNotContain(error.Traceback, l => l.Contains("Submission", StringComparison.Ordinal) || l.Contains("PkoNotebooks", StringComparison.Ordinal) || l.Contains("CompilerServices", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("var a = 1;\n\nvar b = a / (a - 1);", 3)]
    [InlineData("await Task.Yield();\nforeach (var i in new[] { 1, 0 })\n{\n    Console.Write(1 / i);\n}", 4)]
    [InlineData("var none = default(string);\nusing (var writer = new System.IO.StringWriter())\n{\n    writer.Write(\n        none.Length);\n}", 4)]
    [InlineData("static int Half(int x) => x / 0.ToString().Length / (x - x);\n\n\nHalf(2)", 1)]
    public async Task The_line_of_an_exception_is_known_whether_or_not_the_code_could_have_caught_it(string code, int line)
    {
        await using var notebook = new Notebook();
        await notebook.Value("1 + 1");
        var error = await notebook.Fails(code);
        Assert.Equal(line, error.Line);
        Assert.Contains(error.Traceback, frame => frame.EndsWith($"cell 2, line {line}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Cells_are_ended_as_often_as_somebody_interrupts_them()
    {
        await using var notebook = new Notebook();
        await notebook.Value("static class Ticks { public static long Count; }");
        for (var i = 0; i < 4; i++)
        {
            using var cancel = new CancellationTokenSource();
            var running = notebook.Run("while (true) { Ticks.Count++; }", cancellationToken: cancel.Token);
            cancel.CancelAfter(300);
            Assert.Equal(CellStatus.Cancelled, (await running).Result.Status);
        }

        // A loop that was only left behind would go on counting.
        Assert.Equal("True", await notebook.Value("var before = Ticks.Count;\nawait Task.Delay(300);\nTicks.Count == before"));
    }

    [Fact]
    public async Task Code_that_prints_a_stack_trace_of_its_own_finds_its_lines_in_it()
    {
        await using var notebook = new Notebook();
        await notebook.Value("int Fail()\n{\n    throw new Exception();\n}");
        var trace = await notebook.Value("\nstring Trace()\n{\n    try { return Fail().ToString(); }\n    catch (Exception e) { return e.ToString(); }\n}\nTrace()");
        Assert.Contains("in cell 1:line 3", trace, StringComparison.Ordinal);
        Assert.Contains("in cell 2:line 4", trace, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_line_of_an_exception_after_an_await_is_known()
    {
        await using var notebook = new Notebook();
        var error = await notebook.Fails("await Task.Delay(1);\nasync Task Fail()\n{\n    await Task.Yield();\n    throw new InvalidOperationException(\"late\");\n}\nawait Fail();");
        Assert.Equal("late", error.Value);
        Assert.Contains("   at Fail in cell 1, line 5".Replace("Fail", "Fail()", StringComparison.Ordinal), error.Traceback);
        Assert.Equal("   at cell 1, line 7", error.Traceback[^1]);
    }

    [Fact]
    public async Task Inner_exceptions_are_shown_with_their_own_places()
    {
        await using var notebook = new Notebook();
        var error = await notebook.Fails("try { throw new ArgumentException(\"cause\"); }\ncatch (Exception e) { throw new InvalidOperationException(\"effect\", e); }");
        Assert.Equal("effect", error.Value);
        Assert.Contains(" ---> System.ArgumentException: cause", error.Traceback);
        Assert.Equal(2, error.Line);
    }

    [Fact]
    public async Task A_lambda_and_a_class_of_the_cell_are_named_as_the_author_named_them()
    {
        await using var notebook = new Notebook();
        var error = await notebook.Fails("class Box { public void Open() => throw new Exception(\"empty\"); }\nAction open = () => new Box().Open();\nopen();");
        Assert.Contains("   at Box.Open() in cell 1, line 1", error.Traceback);
        Assert.Contains("   at lambda() in cell 1, line 2", error.Traceback);
    }

    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("await Task.Delay(-1);")]
    [InlineData("System.Threading.Thread.Sleep(-1);")]
    [InlineData("var i = 0; while (true) { try { i++; } catch { } }")]
    [InlineData("IEnumerable<int> Forever() { while (true) { } yield break; }\nForever()")]
    [InlineData("class Slow { public int Value { get { while (true) { } } } }\nnew Slow()")]
    public async Task An_interrupt_ends_a_cell_that_would_never_end_and_the_session_goes_on(string code)
    {
        await using var notebook = new Notebook();
        await notebook.Value("var before = 5;");
        using var interrupt = new CancellationTokenSource();
        var running = notebook.Run(code, cancellationToken: interrupt.Token);
        interrupt.CancelAfter(300);
        var ran = await running.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(CellStatus.Cancelled, ran.Result.Status);
        Assert.Equal("6", await notebook.Value("before + 1"));
    }

    [Theory]
    [InlineData("using Newtonsoft.Json.Linq;", "#r \"nuget: Newtonsoft.Json\"")]
    [InlineData("JObject.Parse(\"{}\")", "#r \"nuget: Newtonsoft.Json\"")]
    [InlineData("using Microsoft.DotNet.Interactive.Commands;", "own programming interface")]
    public async Task Names_that_dotnet_interactive_brought_along_are_answered_with_what_to_do(string code, string said)
    {
        await using var notebook = new Notebook();
        Assert.Contains(said, (await notebook.Fails(code)).Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_loop_that_swallows_every_exception_ends_all_the_same()
    {
        await using var notebook = new Notebook();
        using var interrupt = new CancellationTokenSource(300);
        var ran = await notebook.Run("while (true) { try { System.Threading.Thread.Sleep(10); } catch (Exception) { } }", cancellationToken: interrupt.Token);
        Assert.Equal(CellStatus.Cancelled, ran.Result.Status);
    }
}
