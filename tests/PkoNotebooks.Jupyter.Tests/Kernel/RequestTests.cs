using System.Text.Json.Nodes;
using PkoNotebooks.Jupyter.Client;
using PkoNotebooks.Jupyter.Kernel;
using PkoNotebooks.Jupyter.Messages;
using PkoNotebooks.Jupyter.Zmtp;

namespace PkoNotebooks.Jupyter.Tests.Kernel;

public sealed class RequestTests
{
    [Fact]
    public async Task Kernel_info_names_protocol_implementation_and_language()
    {
        await using var frontEnd = await FrontEnd.StartAsync(new JupyterKernelOptions { Language = KernelLanguage.FSharp, ImplementationVersion = "1.2.3" });
        var (reply, publications) = await frontEnd.RequestAsync("kernel_info_request", []);
        Assert.Empty(publications);
        Assert.Equal("5.4", reply.Content.Text("protocol_version"));
        Assert.Equal("1.2.3", reply.Content.Text("implementation_version"));
        Assert.Equal(("fsharp", ".fs"), (((JsonObject)reply.Content["language_info"]!).Text("name"), ((JsonObject)reply.Content["language_info"]!).Text("file_extension")));
    }

    [Fact]
    public async Task Completion_counts_in_code_points_and_names_kinds_and_signatures()
    {
        await using var frontEnd = await FrontEnd.StartAsync();
        var (reply, _) = await frontEnd.RequestAsync("complete_request", new JsonObject { ["code"] = "𝄞𝄞.Wr", ["cursor_pos"] = 5 });
        Assert.Equal("""["WriteLine","Write"]""", reply.Content["matches"]!.ToJsonString());
        Assert.Equal((3, 5), (reply.Content.Number("cursor_start", -1), reply.Content.Number("cursor_end", -1)));
        var first = (JsonObject)reply.Content["metadata"]!["_jupyter_types_experimental"]![0]!;
        Assert.Equal(("function", "void WriteLine(string value)"), (first.Text("type"), first.Text("signature")));
    }

    [Fact]
    public async Task A_handler_that_throws_answers_with_an_error_instead_of_silence()
    {
        await using var frontEnd = await FrontEnd.StartAsync();
        var (reply, _) = await frontEnd.RequestAsync("complete_request", new JsonObject { ["code"] = "throw", ["cursor_pos"] = 0 });
        Assert.Equal(("error", "completion failed"), (reply.Content.Text("status"), reply.Content.Text("evalue")));
    }

    [Theory]
    [InlineData("complete_request")]
    [InlineData("inspect_request")]
    [InlineData("is_complete_request")]
    [InlineData("execute_request")]
    public async Task A_request_without_its_code_is_answered_with_an_error(string type)
    {
        await using var frontEnd = await FrontEnd.StartAsync();
        Assert.Equal("error", (await frontEnd.RequestAsync(type, new JsonObject { ["code"] = 3 })).Reply.Content.Text("status"));
    }

    [Fact]
    public async Task Inspection_finds_or_says_that_it_found_nothing()
    {
        await using var frontEnd = await FrontEnd.StartAsync();
        var (known, _) = await frontEnd.RequestAsync("inspect_request", new JsonObject { ["code"] = "𝄞known", ["cursor_pos"] = 1, ["detail_level"] = 0 });
        Assert.Equal("""{"status":"ok","found":true,"data":{"text/plain":"known at 2"},"metadata":{}}""", known.Content.ToJsonString());
        var (other, _) = await frontEnd.RequestAsync("inspect_request", new JsonObject { ["code"] = "x", ["cursor_pos"] = 1 });
        Assert.Equal("""{"status":"ok","found":false,"data":{},"metadata":{}}""", other.Content.ToJsonString());
    }

    [Theory]
    [InlineData("complete", """{"status":"complete"}""")]
    [InlineData("invalid", """{"status":"invalid"}""")]
    [InlineData("unknown", """{"status":"unknown"}""")]
    [InlineData("if (x)\n  {\n", """{"status":"incomplete","indent":"      "}""")]
    [InlineData("a +", """{"status":"incomplete","indent":""}""")]
    public async Task Completeness_has_four_answers_and_an_indent(string code, string answer)
    {
        await using var frontEnd = await FrontEnd.StartAsync();
        Assert.Equal(answer, (await frontEnd.RequestAsync("is_complete_request", new JsonObject { ["code"] = code })).Reply.Content.ToJsonString());
    }

    [Fact]
    public async Task History_gives_tail_range_and_search()
    {
        await using var frontEnd = await FrontEnd.StartAsync();
        foreach (var code in (string[])["value 1", "value 2", "print x", "value 1"])
        {
            await frontEnd.ExecuteAsync(code);
        }

        Assert.Equal("""[[1,3,"print x"],[1,4,"value 1"]]""", await HistoryAsync(new JsonObject { ["hist_access_type"] = "tail", ["n"] = 2 }));
        Assert.Equal("""[[1,4,["value 1","1"]]]""", await HistoryAsync(new JsonObject { ["hist_access_type"] = "tail", ["n"] = 1, ["output"] = true }));
        Assert.Equal("""[[1,2,"value 2"]]""", await HistoryAsync(new JsonObject { ["hist_access_type"] = "range", ["session"] = 0, ["start"] = 2, ["stop"] = 3 }));
        Assert.Equal("[]", await HistoryAsync(new JsonObject { ["hist_access_type"] = "range", ["session"] = -1, ["start"] = 0, ["stop"] = 9 }));
        Assert.Equal("""[[1,1,"value 1"],[1,2,"value 2"],[1,4,"value 1"]]""", await HistoryAsync(new JsonObject { ["hist_access_type"] = "search", ["pattern"] = "val*" }));
        Assert.Equal("""[[1,2,"value 2"],[1,4,"value 1"]]""", await HistoryAsync(new JsonObject { ["hist_access_type"] = "search", ["pattern"] = "val*", ["unique"] = true }));

        async Task<string> HistoryAsync(JsonObject request) => (await frontEnd.RequestAsync("history_request", request)).Reply.Content["history"]!.ToJsonString();
    }

    [Fact]
    public async Task Comms_are_tolerated_and_unknown_targets_closed()
    {
        await using var frontEnd = await FrontEnd.StartAsync();
        Assert.Equal("""{"status":"ok","comms":{}}""", (await frontEnd.RequestAsync("comm_info_request", [])).Reply.Content.ToJsonString());
        var open = await frontEnd.SendAsync("comm_open", new JsonObject { ["comm_id"] = "c1", ["target_name"] = "jupyter.widget", ["data"] = new JsonObject() });
        var closed = Assert.Single(await frontEnd.PublicationsAsync(open));
        Assert.Equal(("comm_close", "c1"), (closed.Header.MessageType, closed.Content.Text("comm_id")));
        await frontEnd.PublicationsAsync(await frontEnd.SendAsync("comm_msg", new JsonObject { ["comm_id"] = "c1" }));
        await frontEnd.PublicationsAsync(await frontEnd.SendAsync("comm_close", new JsonObject { ["comm_id"] = "c1" }));
    }

    [Fact]
    public async Task An_unknown_request_gets_an_error_and_an_unknown_message_nothing()
    {
        await using var frontEnd = await FrontEnd.StartAsync();
        var (reply, _) = await frontEnd.RequestAsync("debug_request", [], frontEnd.Client.Control);
        Assert.Equal(("debug_reply", "error"), (reply.Header.MessageType, reply.Content.Text("status")));
        Assert.Empty(await frontEnd.PublicationsAsync(await frontEnd.SendAsync("something_else", [])));
        Assert.Equal("ok", (await frontEnd.ExecuteAsync("value 1")).Reply.Content.Text("status"));
    }

    [Fact]
    public async Task A_kernel_says_that_it_is_ready_once_it_is_warm()
    {
        await using var frontEnd = await FrontEnd.StartAsync(new JupyterKernelOptions { WarmUp = "deaf 20", WarmUpPatience = Timeout.InfiniteTimeSpan });
        await frontEnd.RequestAsync("kernel_info_request", []);
        Assert.Single(frontEnd.Session.Submissions);
        Assert.True(frontEnd.Session.Started.Task.IsCompleted);
    }

    [Fact]
    public async Task A_warm_up_that_does_not_end_holds_up_neither_the_control_channel_nor_the_answer_for_ever()
    {
        await using var frontEnd = await FrontEnd.StartAsync(new JupyterKernelOptions { WarmUp = "wait", WarmUpPatience = TimeSpan.FromMilliseconds(50) });
        Assert.Equal("ok", (await frontEnd.RequestAsync("kernel_info_request", [], frontEnd.Client.Control)).Reply.Content.Text("status"));
        Assert.Equal("ok", (await frontEnd.RequestAsync("kernel_info_request", [])).Reply.Content.Text("status"));
    }

    [Fact]
    public async Task The_control_channel_answers_while_a_cell_runs()
    {
        await using var frontEnd = await FrontEnd.StartAsync();
        var running = await frontEnd.SendAsync("execute_request", FrontEnd.Code("wait"));
        await frontEnd.Session.Started.Task.WaitAsync(frontEnd.Limit);
        var info = await frontEnd.SendAsync("kernel_info_request", [], frontEnd.Client.Control);
        Assert.Equal("ok", (await frontEnd.ReplyAsync(info, frontEnd.Client.Control)).Content.Text("status"));
        Assert.Equal("ping", await frontEnd.BeatAsync("ping"));
        var interrupt = await frontEnd.SendAsync("interrupt_request", [], frontEnd.Client.Control);
        Assert.Equal("ok", (await frontEnd.ReplyAsync(interrupt, frontEnd.Client.Control)).Content.Text("status"));
        Assert.Equal("Cancelled", (await frontEnd.ReplyAsync(running)).Content.Text("ename"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Shutdown_is_answered_even_while_a_cell_runs_and_the_session_is_disposed_of(bool restart)
    {
        await using var frontEnd = await FrontEnd.StartAsync();
        await frontEnd.SendAsync("execute_request", FrontEnd.Code("wait"));
        await frontEnd.Session.Started.Task.WaitAsync(frontEnd.Limit);
        var id = await frontEnd.SendAsync("shutdown_request", new JsonObject { ["restart"] = restart }, frontEnd.Client.Control);
        var reply = await frontEnd.ReplyAsync(id, frontEnd.Client.Control);
        Assert.Equal(restart, reply.Content.Flag("restart", !restart));
        Assert.Equal(0, await frontEnd.Kernel.WaitAsync(frontEnd.Limit));
        Assert.True(frontEnd.Session.Disposed);
    }

    [Fact]
    public async Task Shutdown_does_not_wait_for_a_cell_that_never_ends()
    {
        await using var frontEnd = await FrontEnd.StartAsync(new JupyterKernelOptions { ShutdownPatience = TimeSpan.FromMilliseconds(100) });
        await frontEnd.SendAsync("execute_request", FrontEnd.Code("deaf 3000"));
        await frontEnd.Session.Started.Task.WaitAsync(frontEnd.Limit);
        await frontEnd.SendAsync("shutdown_request", new JsonObject { ["restart"] = false });
        await frontEnd.SendAsync("shutdown_request", new JsonObject { ["restart"] = false }, frontEnd.Client.Control);
        Assert.Equal(0, await frontEnd.Kernel.WaitAsync(frontEnd.Limit));
        Assert.False(frontEnd.Session.Disposed && frontEnd.Session.Submissions.Count > 1);
    }

    [Fact]
    public async Task Two_front_ends_share_a_kernel_and_each_gets_its_own_replies_and_all_outputs()
    {
        await using var first = await FrontEnd.StartAsync();
        await using var second = new KernelClient(first.Connection);
        Assert.Equal("iopub_welcome", (await second.ReceivePublicationAsync(first.Limit)).Header.MessageType);
        var a = await first.SendAsync("execute_request", FrontEnd.Code("print from the first"));
        Assert.Equal(a, (await first.ReplyAsync(a)).ParentId);
        JupyterMessage seen;
        do
        {
            seen = await second.ReceivePublicationAsync(first.Limit);
        }
        while (seen.Header.MessageType != "stream");
        Assert.Equal(a, seen.ParentId);

        var b = await second.SendAsync(second.Shell, "execute_request", FrontEnd.Code("value 2"), first.Limit);
        var reply = await second.ReceiveAsync(second.Shell, first.Limit);
        Assert.Equal((b, 2), (reply.ParentId, reply.Content.Number("execution_count", -1)));
    }

    [Fact]
    public async Task A_kernel_whose_front_end_process_is_gone_ends_by_itself()
    {
        var folder = Directory.CreateTempSubdirectory("jupyter-orphan");
        var path = Path.Combine(folder.FullName, "kernel.json");
        new ConnectionFile().Write(path);
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var parent = System.Diagnostics.Process.Start(OperatingSystem.IsWindows() ? "ping" : "sleep", OperatingSystem.IsWindows() ? "-n 61 127.0.0.1" : "60");
        var kernel = JupyterKernel.RunAsync(path, () => new ScriptedSession(), new JupyterKernelOptions { HandleSignals = false, ParentProcessId = parent.Id }, limit.Token);
        parent.Kill();
        await kernel;
        Assert.False(limit.IsCancellationRequested);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_taken_port_is_reported_and_no_other_port_stays_open()
    {
        await using var taken = new RouterSocket();
        var port = taken.Bind("tcp://127.0.0.1:0").Port;
        var folder = Directory.CreateTempSubdirectory("jupyter-taken");
        var path = Path.Combine(folder.FullName, "kernel.json");
        new ConnectionFile { IOPubPort = port }.Write(path);
        var error = await Assert.ThrowsAsync<ZmtpBindException>(() => JupyterKernel.RunAsync(path, () => new ScriptedSession()));
        Assert.Contains("taken by another process", error.Message, StringComparison.Ordinal);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task An_address_that_others_can_reach_needs_permission()
    {
        var folder = Directory.CreateTempSubdirectory("jupyter-remote");
        var path = Path.Combine(folder.FullName, "kernel.json");
        new ConnectionFile { Ip = "0.0.0.0" }.Write(path);
        var error = await Assert.ThrowsAsync<ConnectionFileException>(() => JupyterKernel.RunAsync(path, () => new ScriptedSession()));
        Assert.Contains("expected a loopback address", error.Message, StringComparison.Ordinal);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        var options = new JupyterKernelOptions { AllowRemote = true, HandleSignals = false };
        Assert.Equal(0, await JupyterKernel.RunAsync(path, () => new ScriptedSession(), options, stop.Token));
        folder.Delete(recursive: true);
    }
}
