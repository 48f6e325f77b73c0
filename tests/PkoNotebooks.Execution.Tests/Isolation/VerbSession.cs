using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Kernels;

/// <summary>A session whose cells are lines of verbs: everything a notebook can do to its process, without a compiler to wait for.</summary>
internal sealed class VerbSession(SessionOptions options) : INotebookSession
{
    private static readonly List<object> Held = [];

    public async Task<CellResult> ExecuteAsync(CellSubmission submission, ICellOutputSink sink, CancellationToken cancellationToken)
    {
        foreach (var line in submission.Code.Split('\n'))
        {
            var space = line.IndexOf(' ');
            var (verb, rest) = space < 0 ? (line, "") : (line[..space], line[(space + 1)..]);
            try
            {
                await DoAsync(verb, rest, submission, sink, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                return new(CellStatus.Cancelled, null);
            }
            catch (Exception e)
            {
                var error = new ErrorOutput(e is ArgumentException ? e.Message : e.GetType().Name, e.Message, ["at line 1"]) { Line = 1 };
                sink.Error(error);
                return new(CellStatus.Error, error);
            }
        }

        return new(CellStatus.Ok, null);
    }

    private async Task DoAsync(string verb, string rest, CellSubmission submission, ICellOutputSink sink, CancellationToken cancellationToken)
    {
        switch (verb)
        {
            case "out" or "err":
                sink.Stream(verb == "out" ? "stdout" : "stderr", rest.Replace("\\n", "\n"));
                break;
            case "result":
                sink.Result(MimeBundle.OfText("text/plain", rest), []);
                break;
            case "show" or "update":
                var parts = rest.Split(' ', 2);
                sink.Display(MimeBundle.OfText("text/plain", parts[1]), [], parts[0], verb == "update");
                break;
            case "clear":
                sink.Clear(rest == "wait");
                break;
            case "throw":
                throw new InvalidOperationException(rest);
            case "throw-named":
                throw new ArgumentException(rest);
            case "kernel":
                sink.Stream("stdout", submission.KernelName ?? "none");
                break;
            case "ask":
                sink.Stream("stdout", await sink.RequestInputAsync(rest, false, cancellationToken));
                break;
            case "read":
                var path = Path.GetFullPath(rest, options.WorkingDirectory);
                (AppContext.GetData("Notebook.InputRead") as Action<string>)?.Invoke(path);
                sink.Stream("stdout", File.Exists(path) ? File.ReadAllText(path) : "nothing");
                break;
            case "#r" or "#!import":
                break;
            case "wait":
                await Task.Delay(int.Parse(rest, CultureInfo.InvariantCulture), cancellationToken);
                break;
            case "where":
                sink.Stream("stdout", $"{Path.GetFileName(Directory.GetCurrentDirectory())} {CultureInfo.CurrentCulture.Name}|{1.5} {TimeZoneInfo.Local.BaseUtcOffset}");
                break;
            case "pid":
                sink.Stream("stdout", Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
                break;
            default:
                Harm(verb, rest, sink);
                break;
        }
    }

    private static void Harm(string verb, string rest, ICellOutputSink sink)
    {
        switch (verb)
        {
            case "exit":
                Environment.Exit(int.Parse(rest, CultureInfo.InvariantCulture));
                break;
            case "kill":
                Process.GetCurrentProcess().Kill();
                Thread.Sleep(Timeout.Infinite);
                break;
            case "overflow":
                Overflow(1);
                break;
            case "loop":
                while (true)
                {
                }

            case "hoard":
                while (true)
                {
                    var block = new byte[16 << 20];
                    Array.Fill(block, (byte)1);
                    Held.Add(block);
                }

            case "hoard-native":
                while (true)
                {
                    Touch(System.Runtime.InteropServices.Marshal.AllocHGlobal(16 << 20));
                }

            case "spam":
                var text = new string('x', 1 << 20) + "\n";
                for (var i = 0; i < 2048; i++)
                {
                    sink.Stream("stdout", text);
                }

                break;
            case "huge":
                sink.Stream("stdout", new string('x', 1 << 28));
                sink.Display(MimeBundle.OfText("text/plain", new string('y', 1 << 28)), [], null, false);
                break;
            case "tiny-spam":
                for (var i = 0; i < 300_000; i++)
                {
                    sink.Display(MimeBundle.OfText("text/plain", "x"), [], null, false);
                }

                break;
            case "thread":
                new Thread(() =>
                {
                    while (true)
                    {
                    }
                }).Start();
                break;
            case "thread-throw":
                new Thread(() => throw new InvalidOperationException("on a thread")).Start();
                Thread.Sleep(Timeout.Infinite);
                break;
            case "thread-out":
                new Thread(() =>
                {
                    Thread.Sleep(50);
                    sink.Stream("stdout", "late");
                }).Start();
                break;
            case "raw-out":
                using (var stdout = Console.OpenStandardOutput())
                {
                    stdout.Write("\u0001\u0000raw bytes\n"u8);
                }

                break;
            case "console":
                Console.WriteLine(rest);
                Console.Error.WriteLine(rest);
                sink.Stream("stdout", $"[{Console.In.ReadToEnd()}]");
                break;
            case "cd":
                Directory.SetCurrentDirectory("/");
                CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = new("de-DE");
                break;
            case "start":
                // Its own child, which must not outlive it; its number is for the test.
                using (var child = Process.Start(new ProcessStartInfo("sleep", "600") { UseShellExecute = false })!)
                {
                    sink.Stream("stdout", child.Id.ToString(CultureInfo.InvariantCulture));
                }

                break;
            case "":
                break;
            default:
                throw new InvalidOperationException($"No such verb: {verb}");
        }
    }

    private static void Touch(nint block)
    {
        for (var i = 0; i < 16 << 20; i += 4096)
        {
            System.Runtime.InteropServices.Marshal.WriteByte(block, i, 1);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.NoOptimization)]
    private static int Overflow(int depth) => Overflow(depth + 1) + 1;

    public Task<CompletionResult> CompleteAsync(string code, int cursor, string? kernelName, CancellationToken cancellationToken) =>
        Task.FromResult(new CompletionResult(0, cursor, [new("out", "keyword", "out text")]));

    public Task<MimeBundle?> InspectAsync(string code, int cursor, string? kernelName, CancellationToken cancellationToken) =>
        Task.FromResult(code == "out" ? MimeBundle.OfText("text/plain", "writes text") : null);

    public Task<CodeCompleteness> IsCompleteAsync(string code, string? kernelName, CancellationToken cancellationToken) =>
        Task.FromResult(CodeCompleteness.Incomplete);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
