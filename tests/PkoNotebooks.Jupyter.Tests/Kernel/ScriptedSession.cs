using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Kernels;

namespace PkoNotebooks.Jupyter.Tests.Kernel;

/// <summary>A session whose language is a list of commands, one a line: for tests of what is around a session.</summary>
internal sealed class ScriptedSession : INotebookSession
{
    public TaskCompletionSource Started { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool Disposed { get; private set; }

    public ConcurrentQueue<CellSubmission> Submissions { get; } = new();

    public async Task<CellResult> ExecuteAsync(CellSubmission submission, ICellOutputSink sink, CancellationToken cancellationToken)
    {
        Submissions.Enqueue(submission);
        try
        {
            foreach (var line in submission.Code.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                await RunAsync(line.Split(' ', 2) is [var word, var rest] ? (word, rest) : (line, ""), sink, cancellationToken);
            }

            return new CellResult(CellStatus.Ok, null);
        }
        catch (OperationCanceledException)
        {
            return Failed(CellStatus.Cancelled, new ErrorOutput("Cancelled", "The cell was interrupted.", ["interrupted"]), sink);
        }
        catch (Exception e) when (e is FormatException or InputUnavailableException)
        {
            return Failed(CellStatus.Error, new ErrorOutput(e.GetType().Name, e.Message, ["line 1", e.Message]), sink);
        }
    }

    public Task<CompletionResult> CompleteAsync(string code, int cursor, string? kernelName, CancellationToken cancellationToken) =>
        code == "throw" ? throw new InvalidOperationException("completion failed")
        : Task.FromResult(new CompletionResult(Math.Max(0, cursor - 2), cursor, [new("WriteLine", "function", "void WriteLine(string value)"), new("Write", "function")]));

    public Task<MimeBundle?> InspectAsync(string code, int cursor, string? kernelName, CancellationToken cancellationToken) =>
        Task.FromResult(code.Contains("known", StringComparison.Ordinal) ? MimeBundle.OfText("text/plain", $"known at {cursor}") : null);

    public Task<CodeCompleteness> IsCompleteAsync(string code, string? kernelName, CancellationToken cancellationToken) => Task.FromResult(code switch
    {
        "complete" => CodeCompleteness.Complete,
        "invalid" => CodeCompleteness.Invalid,
        "unknown" => CodeCompleteness.Unknown,
        _ => CodeCompleteness.Incomplete,
    });

    public ValueTask DisposeAsync()
    {
        Disposed = true;
        return ValueTask.CompletedTask;
    }

    private async Task RunAsync((string Word, string Text) command, ICellOutputSink sink, CancellationToken cancellationToken)
    {
        var none = new JsonObject();
        switch (command.Word)
        {
            case "print":
                sink.Stream("stdout", command.Text + "\n");
                break;
            case "warn":
                sink.Stream("stderr", command.Text + "\n");
                break;
            case "value":
                sink.Result(MimeBundle.OfText("text/plain", command.Text), none);
                break;
            case "show":
                sink.Display(
                    new MimeBundle([new("text/html", $"<b>{command.Text}</b>"), new("application/vnd.pko.facts+json", """{"facts":[1]}"""), new("text/plain", command.Text)]),
                    new JsonObject { ["width"] = 3 },
                    "shown",
                    update: false);
                break;
            case "update":
                sink.Display(MimeBundle.OfText("text/plain", command.Text), none, "shown", update: true);
                break;
            case "clear":
                sink.Clear(wait: true);
                break;
            case "fail":
                throw new FormatException(command.Text);
            case "ask":
                sink.Stream("stdout", "hello " + await sink.RequestInputAsync(command.Text, password: false, cancellationToken));
                break;
            case "secret":
                sink.Stream("stdout", "got " + (await sink.RequestInputAsync(command.Text, password: true, cancellationToken)).Length.ToString(CultureInfo.InvariantCulture));
                break;
            case "wait":
                Started.TrySetResult();
                await Task.Delay(Timeout.Infinite, cancellationToken);
                break;
            case "deaf":
                Started.TrySetResult();
                await Task.Delay(int.Parse(command.Text, CultureInfo.InvariantCulture), CancellationToken.None);
                break;
            case "flood":
                var line = new string('x', 99) + "\n";
                for (var i = 0L; i < long.Parse(command.Text, CultureInfo.InvariantCulture); i += line.Length)
                {
                    sink.Stream("stdout", line);
                }

                break;
            case "break":
                throw new InvalidOperationException("the session itself failed");
            default:
                throw new FormatException("no such command: " + command.Word);
        }
    }

    private static CellResult Failed(CellStatus status, ErrorOutput error, ICellOutputSink sink)
    {
        sink.Error(error);
        return new CellResult(status, error);
    }
}
