using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using PkoNotebooks.Jupyter.Kernel;
using PkoNotebooks.Jupyter.Messages;

namespace PkoNotebooks.Jupyter.Tests.Kernel;

public sealed class ExecuteTests
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task A_cell_is_announced_its_outputs_follow_and_the_reply_counts_it()
    {
        await using var frontEnd = await FrontEnd.StartAsync();
        var (reply, publications) = await frontEnd.ExecuteAsync("print hello\nwarn careful\nvalue 42");
        Assert.Equal(["execute_input", "stream", "stream", "execute_result"], Types(publications));
        Assert.Equal("""{"code":"print hello\nwarn careful\nvalue 42","execution_count":1}""", publications[0].Content.ToJsonString());
        Assert.Equal("""{"name":"stdout","text":"hello\n"}""", publications[1].Content.ToJsonString());
        Assert.Equal("""{"name":"stderr","text":"careful\n"}""", publications[2].Content.ToJsonString());
        Assert.Equal("""{"execution_count":1,"data":{"text/plain":"42"},"metadata":{}}""", publications[3].Content.ToJsonString());
        Assert.Equal("""{"status":"ok","execution_count":1,"user_expressions":{},"payload":[]}""", reply.Content.ToJsonString());
        Assert.Equal("execute_reply", reply.Header.MessageType);
    }

    [Fact]
    public async Task Json_types_travel_as_json_and_a_display_id_as_transient()
    {
        await using var frontEnd = await FrontEnd.StartAsync();
        var (_, publications) = await frontEnd.ExecuteAsync("show chart\nupdate other");
        Assert.Equal(
            """{"data":{"text/html":"<b>chart</b>","application/vnd.pko.facts+json":{"facts":[1]},"text/plain":"chart"},"metadata":{"width":3},"transient":{"display_id":"shown"}}""",
            publications[1].Content.ToJsonString(Plain));
        Assert.Equal("update_display_data", publications[2].Header.MessageType);
        Assert.Equal("""{"data":{"text/plain":"other"},"metadata":{},"transient":{"display_id":"shown"}}""", publications[2].Content.ToJsonString());
    }

    [Fact]
    public async Task Clear_output_keeps_its_place_among_the_outputs()
    {
        await using var frontEnd = await FrontEnd.StartAsync();
        var (_, publications) = await frontEnd.ExecuteAsync("print before\nclear\nprint after");
        Assert.Equal(["execute_input", "stream", "clear_output", "stream"], Types(publications));
        Assert.Equal("""{"wait":true}""", publications[2].Content.ToJsonString());
    }

    [Fact]
    public async Task Text_appears_while_the_cell_still_runs()
    {
        await using var frontEnd = await FrontEnd.StartAsync();
        var id = await frontEnd.SendAsync("execute_request", FrontEnd.Code("print now\nwait"));
        JupyterMessage message;
        do
        {
            message = await frontEnd.Client.ReceivePublicationAsync(frontEnd.Limit);
        }
        while (message.Header.MessageType != "stream");
        Assert.Equal("now\n", message.Content.Text("text"));
        await frontEnd.RequestAsync("interrupt_request", [], frontEnd.Client.Control);
        Assert.Equal("error", (await frontEnd.ReplyAsync(id)).Content.Text("status"));
    }

    [Fact]
    public async Task A_silent_cell_publishes_nothing_and_counts_for_nothing()
    {
        await using var frontEnd = await FrontEnd.StartAsync();
        var (reply, publications) = await frontEnd.RequestAsync("execute_request", FrontEnd.Code("print x\nvalue 1", silent: true));
        Assert.Empty(publications);
        Assert.Equal(0, reply.Content.Number("execution_count", -1));
        Assert.Equal(1, (await frontEnd.ExecuteAsync("value 2")).Reply.Content.Number("execution_count", -1));
    }

    [Fact]
    public async Task An_error_is_published_and_replied_with_its_traceback()
    {
        await using var frontEnd = await FrontEnd.StartAsync();
        var (reply, publications) = await frontEnd.ExecuteAsync("fail wrong rate");
        Assert.Equal(["execute_input", "error"], Types(publications));
        Assert.Equal("""{"ename":"FormatException","evalue":"wrong rate","traceback":["line 1","wrong rate"]}""", publications[1].Content.ToJsonString());
        Assert.Equal("error", reply.Content.Text("status"));
        Assert.Equal("wrong rate", reply.Content.Text("evalue"));
        Assert.Equal(1, reply.Content.Number("execution_count", -1));
    }

    [Fact]
    public async Task A_session_that_throws_is_an_error_of_the_cell_and_the_kernel_lives()
    {
        await using var frontEnd = await FrontEnd.StartAsync();
        var (reply, publications) = await frontEnd.ExecuteAsync("break");
        Assert.Equal("the session itself failed", reply.Content.Text("evalue"));
        Assert.Equal(["execute_input", "error"], Types(publications));
        Assert.Equal("ok", (await frontEnd.ExecuteAsync("value 1")).Reply.Content.Text("status"));
    }

    [Fact]
    public async Task A_session_that_cannot_be_opened_fails_cells_and_answers_what_the_kernel_is()
    {
        await using var frontEnd = await FrontEnd.StartAsync(open: () => throw new InvalidOperationException("no runtime"));
        Assert.Equal("ok", (await frontEnd.RequestAsync("kernel_info_request", [])).Reply.Content.Text("status"));
        Assert.Equal("no runtime", (await frontEnd.ExecuteAsync("value 1")).Reply.Content.Text("evalue"));
    }

    [Fact]
    public async Task After_an_error_the_cells_already_sent_are_aborted_and_later_ones_run()
    {
        await using var frontEnd = await FrontEnd.StartAsync();
        var failing = await frontEnd.SendAsync("execute_request", FrontEnd.Code("wait\nfail"));
        await frontEnd.Session.Started.Task.WaitAsync(frontEnd.Limit);
        var queued = await frontEnd.SendAsync("execute_request", FrontEnd.Code("print never"));
        var info = await frontEnd.SendAsync("kernel_info_request", []);
        await frontEnd.RequestAsync("kernel_info_request", [], frontEnd.Client.Control);
        await frontEnd.SendAsync("interrupt_request", [], frontEnd.Client.Control);

        Assert.Equal("error", (await frontEnd.ReplyAsync(failing)).Content.Text("status"));
        Assert.Equal("""{"status":"aborted"}""", (await frontEnd.ReplyAsync(queued)).Content.ToJsonString());
        Assert.Equal("ok", (await frontEnd.ReplyAsync(info)).Content.Text("status"));
        Assert.Empty(await frontEnd.PublicationsAsync(queued));
        Assert.Equal("ok", (await frontEnd.ExecuteAsync("value 1")).Reply.Content.Text("status"));
    }

    [Fact]
    public async Task Without_stop_on_error_the_queue_goes_on()
    {
        await using var frontEnd = await FrontEnd.StartAsync();
        var failing = await frontEnd.SendAsync("execute_request", FrontEnd.Code("wait", stopOnError: false));
        await frontEnd.Session.Started.Task.WaitAsync(frontEnd.Limit);
        var queued = await frontEnd.SendAsync("execute_request", FrontEnd.Code("value 1"));
        await frontEnd.SendAsync("interrupt_request", [], frontEnd.Client.Control);
        Assert.Equal("error", (await frontEnd.ReplyAsync(failing)).Content.Text("status"));
        Assert.Equal("ok", (await frontEnd.ReplyAsync(queued)).Content.Text("status"));
    }

    [Fact]
    public async Task Each_user_expression_gets_its_value_or_its_error()
    {
        await using var frontEnd = await FrontEnd.StartAsync();
        var expressions = new JsonObject { ["good"] = "value 7", ["bad"] = "fail oh", ["odd"] = 3 };
        var (reply, publications) = await frontEnd.RequestAsync("execute_request", FrontEnd.Code("value 1", expressions: expressions));
        var answers = reply.Content["user_expressions"]!;
        Assert.Equal("""{"status":"ok","data":{"text/plain":"7"},"metadata":{}}""", answers["good"]!.ToJsonString());
        Assert.Equal("oh", (string?)answers["bad"]!["evalue"]);
        Assert.Equal("error", (string?)answers["odd"]!["status"]);
        Assert.Equal(["execute_input", "execute_result"], Types(publications));
    }

    [Fact]
    public async Task An_interrupted_expression_has_an_error_of_its_own_and_the_cell_before_it_counts()
    {
        await using var frontEnd = await FrontEnd.StartAsync();
        var running = await frontEnd.SendAsync("execute_request", FrontEnd.Code("value 1", expressions: new JsonObject { ["slow"] = "wait" }));
        await frontEnd.Session.Started.Task.WaitAsync(frontEnd.Limit);
        await frontEnd.RequestAsync("interrupt_request", [], frontEnd.Client.Control);
        var reply = await frontEnd.ReplyAsync(running);
        Assert.Equal(("ok", 1), (reply.Content.Text("status"), reply.Content.Number("execution_count", 0)));
        Assert.Equal("Cancelled", (string?)reply.Content["user_expressions"]!["slow"]!["ename"]);
    }

    [Fact]
    public async Task A_question_goes_to_the_front_end_that_sent_the_cell_and_its_answer_comes_back()
    {
        await using var frontEnd = await FrontEnd.StartAsync();
        foreach (var (command, password, answer, printed) in (IEnumerable<(string, bool, string, string)>)[("ask", false, "Ōta", "hello Ōta"), ("secret", true, "1234", "got 4")])
        {
            var id = await frontEnd.SendAsync("execute_request", FrontEnd.Code($"print first\n{command} Who?", allowStdin: true));
            var question = await frontEnd.Client.ReceiveAsync(frontEnd.Client.Stdin, frontEnd.Limit);
            Assert.Equal(("input_request", id), (question.Header.MessageType, question.ParentId));
            Assert.Equal($$"""{"prompt":"Who?","password":{{(password ? "true" : "false")}}}""", question.Content.ToJsonString());
            await frontEnd.SendAsync("input_reply", new JsonObject { ["value"] = answer }, frontEnd.Client.Stdin);
            Assert.Equal(["first\n", printed], (await frontEnd.PublicationsAsync(id)).Skip(1).Select(p => p.Content.Text("text")));
        }
    }

    [Fact]
    public async Task A_question_that_the_front_end_does_not_allow_fails_at_once()
    {
        await using var frontEnd = await FrontEnd.StartAsync();
        var (reply, _) = await frontEnd.ExecuteAsync("ask Who?");
        Assert.Equal("InputUnavailableException", reply.Content.Text("ename"));
    }

    [Fact]
    public async Task An_interrupt_ends_a_question_that_nobody_answers()
    {
        await using var frontEnd = await FrontEnd.StartAsync();
        var id = await frontEnd.SendAsync("execute_request", FrontEnd.Code("ask Who?", allowStdin: true));
        await frontEnd.Client.ReceiveAsync(frontEnd.Client.Stdin, frontEnd.Limit);
        await frontEnd.SendAsync("interrupt_request", [], frontEnd.Client.Control);
        Assert.Equal("error", (await frontEnd.ReplyAsync(id)).Content.Text("status"));
    }

    [Fact]
    public async Task A_cell_deaf_to_interrupts_makes_the_kernel_advise_a_restart()
    {
        await using var frontEnd = await FrontEnd.StartAsync(new JupyterKernelOptions { InterruptPatience = TimeSpan.FromMilliseconds(50) });
        var id = await frontEnd.SendAsync("execute_request", FrontEnd.Code("deaf 600"));
        await frontEnd.Session.Started.Task.WaitAsync(frontEnd.Limit);
        await frontEnd.SendAsync("interrupt_request", [], frontEnd.Client.Control);
        var publications = await frontEnd.PublicationsAsync(id);
        Assert.Contains(publications, p => p.Content.Text("text")?.Contains("Restart the kernel", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task A_cell_that_prints_50_megabytes_arrives_whole()
    {
        await using var frontEnd = await FrontEnd.StartAsync();
        var (reply, publications) = await frontEnd.ExecuteAsync("flood 50000000");
        Assert.Equal("ok", reply.Content.Text("status"));
        Assert.Equal(50_000_000, publications.Skip(1).Sum(p => p.Content.Text("text")!.Length));
        Assert.InRange(publications.Count, 2, 1000);
    }

    [Fact]
    public async Task Astral_characters_are_not_cut_in_half_by_the_limit_of_a_message()
    {
        await using var frontEnd = await FrontEnd.StartAsync();
        var text = "x" + string.Concat(Enumerable.Repeat("𝄞", 200_000));
        var (_, publications) = await frontEnd.ExecuteAsync("print " + text);
        Assert.Equal(text + "\n", string.Concat(publications.Skip(1).Select(p => p.Content.Text("text"))));
    }

    [Fact]
    public async Task A_warm_up_runs_and_nobody_sees_it()
    {
        await using var frontEnd = await FrontEnd.StartAsync(new JupyterKernelOptions { WarmUp = "print warm" });
        var (reply, publications) = await frontEnd.ExecuteAsync("value 1");
        Assert.Equal(1, reply.Content.Number("execution_count", -1));
        Assert.Equal(["execute_input", "execute_result"], Types(publications));
        while (frontEnd.Session.Submissions.All(s => s.Code != "print warm"))
        {
            await Task.Delay(5, frontEnd.Limit);
        }
    }

    [Fact]
    public async Task A_front_end_may_say_which_language_a_cell_has()
    {
        await using var frontEnd = await FrontEnd.StartAsync();
        await frontEnd.ExecuteAsync("value 1");
        Assert.Null(Assert.Single(frontEnd.Session.Submissions).KernelName);
        Assert.Equal("cell [1]", Assert.Single(frontEnd.Session.Submissions).CellLabel);
    }

    private static IEnumerable<string> Types(List<JupyterMessage> messages) => messages.Select(m => m.Header.MessageType);
}
