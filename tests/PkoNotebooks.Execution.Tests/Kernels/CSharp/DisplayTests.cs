using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Kernels;

namespace PkoNotebooks.Execution.Tests.Kernels.CSharp;

public sealed class DisplayTests
{
    [Fact]
    public async Task Several_displays_and_a_result_come_in_order()
    {
        await using var notebook = new Notebook();
        var ran = await notebook.Run("display(1);\nConsole.Write(\"two\");\n3.Display();\n4");
        Assert.Collection(
            ran.Sink.Outputs,
            o => Assert.Equal("1", Assert.IsType<DisplayOutput>(o).Data.Text("text/plain")),
            o => Assert.Equal("two", Assert.IsType<StreamOutput>(o).Text),
            o => Assert.Equal("3", Assert.IsType<DisplayOutput>(o).Data.Text("text/plain")),
            o => Assert.Equal("4", Assert.IsType<ResultOutput>(o).Data.Text("text/plain")));
    }

    [Fact]
    public async Task An_update_replaces_what_was_shown_in_this_cell_and_in_an_earlier_one()
    {
        await using var notebook = new Notebook();
        var ran = await notebook.Run("var shown = display(\"working\");\nshown.Update(\"done\");");
        Assert.Equal("done", Assert.Single(ran.Displays).Data.Text("text/plain"));
        Assert.Equal(CellStatus.Ok, (await notebook.Run("shown.Update(\"later\");")).Result.Status);
    }

    [Fact]
    public async Task Two_displays_have_two_display_ids()
    {
        await using var notebook = new Notebook();
        var ran = await notebook.Run("display(1);display(2);");
        Assert.Equal(2, ran.Displays.Select(d => d.DisplayId).Distinct().Count());
    }

    [Fact]
    public async Task A_display_as_the_last_expression_is_not_shown_twice()
    {
        await using var notebook = new Notebook();
        var ran = await notebook.Run("display(1)");
        Assert.Single(ran.Sink.Outputs);
    }

    [Fact]
    public async Task A_mime_type_may_be_chosen()
    {
        await using var notebook = new Notebook();
        var ran = await notebook.Run("new { A = 1, B = \"x\" }.Display(\"application/json\");");
        var bundle = Assert.Single(ran.Displays).Data;
        Assert.Equal("application/json", Assert.Single(bundle.Entries).Key);
        Assert.Equal("""{"A":1,"B":"x"}""", bundle.Json("application/json")!.ToJsonString());
    }

    [Fact]
    public async Task Html_is_shown_as_it_is_and_text_is_not_taken_for_html()
    {
        await using var notebook = new Notebook();
        var ran = await notebook.Run("display(HTML(\"<b>bold</b>\"));\ndisplay(\"<b>text</b>\");\ndisplay(\"<b>text</b>\", \"text/html\");");
        Assert.Equal("<b>bold</b>", ran.Displays[0].Data.Text("text/html"));
        Assert.Equal("bold", ran.Displays[0].Data.Text("text/plain"));
        Assert.False(ran.Displays[1].Data.Contains("text/html"));
        Assert.Contains("&lt;b&gt;text", ran.Displays[2].Data.Text("text/html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_may_be_shown_under_a_mime_type_as_it_is()
    {
        await using var notebook = new Notebook();
        var ran = await notebook.Run("\"# Title\".DisplayAs(\"text/markdown\");");
        Assert.Equal("# Title", Assert.Single(ran.Displays).Data.Text("text/markdown"));
    }

    [Fact]
    public async Task Javascript_and_css_reach_the_page()
    {
        await using var notebook = new Notebook();
        var ran = await notebook.Run("Javascript(\"alert(1)\");\nCSS(\"b { color: red }\");");
        Assert.Contains("<script type=\"text/javascript\">alert(1)</script>", ran.Displays[0].Data.Text("text/html"), StringComparison.Ordinal);
        Assert.Contains("b { color: red }", ran.Displays[1].Data.Text("text/html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Standard_output_and_error_are_kept_apart_and_come_as_they_are_written()
    {
        await using var notebook = new Notebook();
        var ran = await notebook.Run("Console.WriteLine(\"a\");\nConsole.Error.WriteLine(\"b\");\nConsole.Write(1.5);\nConsole.WriteLine(\"{0}-{1}\", 1, 2);");
        Assert.Equal("a\n1.51-2\n", ran.Out);
        Assert.Equal("b\n", ran.Sink.Text("stderr"));
        Assert.Equal(["stdout", "stderr", "stdout"], ran.Sink.Outputs.OfType<StreamOutput>().Take(3).Select(o => o.Name));
    }

    [Fact]
    public async Task Output_arrives_while_the_cell_still_runs()
    {
        await using var notebook = new Notebook();
        using var interrupt = new CancellationTokenSource();
        var sink = new RecordingSink();
        var running = notebook.Session.ExecuteAsync(new CellSubmission("Console.Write(\"first\");\nawait Task.Delay(-1);"), sink, interrupt.Token);
        while (sink.Text("stdout") != "first" && !running.IsCompleted)
        {
            await Task.Delay(10);
        }

        Assert.False(running.IsCompleted);
        await interrupt.CancelAsync();
        await running;
    }

    [Fact]
    public async Task A_thread_that_a_cell_starts_writes_to_that_cell()
    {
        await using var notebook = new Notebook();
        var ran = await notebook.Run("var t = new System.Threading.Thread(() => Console.Write(\"from a thread\"));\nt.Start();\nt.Join();\nawait Task.Run(() => Console.Write(\" and a task\"));");
        Assert.Equal("from a thread and a task", ran.Out);
    }

    [Fact]
    public async Task Two_sessions_side_by_side_do_not_mix_their_output()
    {
        await using var one = new Notebook();
        await using var two = new Notebook();
        var runs = await Task.WhenAll(
            one.Run("for (var i = 0; i < 200; i++) { Console.Write(\"1\"); await Task.Yield(); }"),
            two.Run("for (var i = 0; i < 200; i++) { Console.Write(\"2\"); await Task.Yield(); }"));
        Assert.Equal(new string('1', 200), runs[0].Out);
        Assert.Equal(new string('2', 200), runs[1].Out);
    }

    [Fact]
    public async Task A_console_that_a_cell_redirected_is_back_in_the_next_cell()
    {
        await using var notebook = new Notebook();
        await notebook.Value("Console.SetOut(new System.IO.StringWriter());\nConsole.Write(\"lost\");");
        Assert.Equal("back", (await notebook.Run("Console.Write(\"back\");")).Out);
    }

    [Fact]
    public async Task Reading_the_console_asks_the_person_at_the_notebook()
    {
        await using var notebook = new Notebook();
        var ran = await notebook.Run("var name = Console.ReadLine();\nConsole.Write($\"Hello {name}\");", answer: (_, _) => "Ada");
        Assert.Equal("Hello Ada", ran.Out);
    }
}
