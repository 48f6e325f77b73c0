using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Kernels;

namespace PkoNotebooks.Execution.Tests.Kernels;

/// <summary>A session with a folder of its own, for tests that read like a notebook.</summary>
internal sealed class Notebook : IAsyncDisposable
{
    private readonly NotebookSession _session;
    private int _cells;

    public Notebook(Func<SessionOptions, SessionOptions>? configure = null)
    {
        Folder = Directory.CreateTempSubdirectory("pko-kernels-").FullName;
        var options = new SessionOptions { WorkingDirectory = Folder };
        _session = new NotebookSession(configure?.Invoke(options) ?? options);
    }

    public string Folder { get; }

    public NotebookSession Session => _session;

    /// <summary>Runs a cell and gives what it sent.</summary>
    public async Task<Ran> Run(string code, string? kernel = null, Func<string, bool, string>? answer = null, CancellationToken cancellationToken = default)
    {
        var sink = new RecordingSink { Answer = answer };
        var result = await _session.ExecuteAsync(new CellSubmission(code, kernel, $"cell {++_cells}"), sink, cancellationToken);
        return new Ran(result, sink);
    }

    /// <summary>Runs a cell that must end well, and gives its result as plain text.</summary>
    public async Task<string?> Value(string code, string? kernel = null)
    {
        var ran = await Run(code, kernel);
        Assert.True(ran.Result.Status == CellStatus.Ok, ran.Error is null ? ran.Result.Status.ToString() : string.Join('\n', ran.Error.Traceback));
        return ran.ResultText;
    }

    /// <summary>Runs a cell that must fail, and gives the error.</summary>
    public async Task<ErrorOutput> Fails(string code, string? kernel = null)
    {
        var ran = await Run(code, kernel);
        Assert.Equal(CellStatus.Error, ran.Result.Status);
        return ran.Error!;
    }

    public string Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public async ValueTask DisposeAsync()
    {
        await _session.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    internal sealed record Ran(CellResult Result, RecordingSink Sink)
    {
        public ErrorOutput? Error => Result.Error;

        public string Out => Sink.Text("stdout");

        public string? ResultText => Sink.Outputs.OfType<ResultOutput>().LastOrDefault()?.Data.Text("text/plain");

        public string? ResultHtml => Sink.Outputs.OfType<ResultOutput>().LastOrDefault()?.Data.Text("text/html");

        public IReadOnlyList<DisplayOutput> Displays => [.. Sink.Outputs.OfType<DisplayOutput>()];
    }
}
