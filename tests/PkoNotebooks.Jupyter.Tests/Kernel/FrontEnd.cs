using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using PkoNotebooks.Execution.Kernels;
using PkoNotebooks.Jupyter.Client;
using PkoNotebooks.Jupyter.Kernel;
using PkoNotebooks.Jupyter.Messages;
using PkoNotebooks.Jupyter.Zmtp;

namespace PkoNotebooks.Jupyter.Tests.Kernel;

/// <summary>A kernel in this process and one front end that is connected to it.</summary>
internal sealed class FrontEnd : IAsyncDisposable
{
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromMinutes(2));
    private readonly DirectoryInfo _folder;
    private readonly Task<int> _kernel;

    private FrontEnd(DirectoryInfo folder, Task<int> kernel, ConnectionFile connection, ScriptedSession session, ConcurrentQueue<string> log)
    {
        (_folder, _kernel, Connection, Session, Log) = (folder, kernel, connection, session, log);
        Client = new KernelClient(connection);
    }

    public ConnectionFile Connection { get; }

    public ScriptedSession Session { get; }

    public ConcurrentQueue<string> Log { get; }

    public KernelClient Client { get; }

    public Task<int> Kernel => _kernel;

    public CancellationToken Limit => _limit.Token;

    public static async Task<FrontEnd> StartAsync(JupyterKernelOptions? options = null, Func<INotebookSession>? open = null, string key = "a secret key")
    {
        var folder = Directory.CreateTempSubdirectory("jupyter-kernel");
        var path = Path.Combine(folder.FullName, "kernel.json");
        new ConnectionFile { Key = key }.Write(path);
        var session = new ScriptedSession();
        var log = new ConcurrentQueue<string>();
        options = (options ?? new JupyterKernelOptions()) with { HandleSignals = false, ParentProcessId = null, Log = log.Enqueue };
        var kernel = JupyterKernel.RunAsync(path, open ?? (() => session), options);
        while (ConnectionFile.Read(path).ShellPort == 0 && !kernel.IsCompleted)
        {
            await Task.Delay(2);
        }

        var frontEnd = new FrontEnd(folder, kernel, ConnectionFile.Read(path), session, log);
        Assert.Equal("iopub_welcome", (await frontEnd.Client.ReceivePublicationAsync(frontEnd.Limit)).Header.MessageType);
        return frontEnd;
    }

    public static JsonObject Code(string code, bool silent = false, bool allowStdin = false, bool stopOnError = true, JsonObject? expressions = null) => new()
    {
        ["code"] = code,
        ["silent"] = silent,
        ["store_history"] = !silent,
        ["user_expressions"] = expressions ?? [],
        ["allow_stdin"] = allowStdin,
        ["stop_on_error"] = stopOnError,
    };

    public Task<string> SendAsync(string type, JsonObject content, DealerSocket? channel = null) =>
        Client.SendAsync(channel ?? Client.Shell, type, content, Limit);

    /// <summary>What the kernel's heartbeat gives back.</summary>
    public async Task<string> BeatAsync(string text)
    {
        await using var heart = new ReqSocket();
        heart.Connect(Connection.Endpoint(Connection.HeartbeatPort));
        return (await heart.RequestAsync(ZmtpMessage.OfText(text), Limit)).Text(0);
    }

    public async Task<JupyterMessage> ReplyAsync(string id, DealerSocket? channel = null)
    {
        while (true)
        {
            var reply = await Client.ReceiveAsync(channel ?? Client.Shell, Limit);
            if (reply.ParentId == id)
            {
                return reply;
            }
        }
    }

    /// <summary>What is published for a request, from busy to idle; both are checked and left out.</summary>
    public async Task<List<JupyterMessage>> PublicationsAsync(string id)
    {
        var found = new List<JupyterMessage>();
        while (true)
        {
            var message = await Client.ReceivePublicationAsync(Limit);
            if (message.ParentId != id)
            {
                continue;
            }

            found.Add(message);
            if (message.Header.MessageType == "status" && message.Content.Text("execution_state") == "idle")
            {
                Assert.Equal("status", found[0].Header.MessageType);
                Assert.Equal("busy", found[0].Content.Text("execution_state"));
                return found[1..^1];
            }
        }
    }

    public async Task<(JupyterMessage Reply, List<JupyterMessage> Publications)> RequestAsync(string type, JsonObject content, DealerSocket? channel = null)
    {
        var id = await SendAsync(type, content, channel);
        var publications = await PublicationsAsync(id);
        return (await ReplyAsync(id, channel), publications);
    }

    public Task<(JupyterMessage Reply, List<JupyterMessage> Publications)> ExecuteAsync(string code) => RequestAsync("execute_request", Code(code));

    public async ValueTask DisposeAsync()
    {
        if (!_kernel.IsCompleted)
        {
            await SendAsync("shutdown_request", new JsonObject { ["restart"] = false }, Client.Control);
        }

        await _kernel.WaitAsync(Limit);
        await Client.DisposeAsync();
        _folder.Delete(recursive: true);
        _limit.Dispose();
    }
}
