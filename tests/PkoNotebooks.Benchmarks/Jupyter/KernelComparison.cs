using System.Diagnostics;
using System.Text.Json.Nodes;
using PkoNotebooks.Benchmarks.Measuring;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Kernels;
using PkoNotebooks.Jupyter.Client;
using PkoNotebooks.Jupyter.Kernelspecs;

namespace PkoNotebooks.Benchmarks.Jupyter;

/// <summary>Our kernel and another by turns, through the same client in the same run: only the ratios mean something.</summary>
/// <param name="starts">How often each is started.</param>
/// <param name="cells">How long a long session is: a C# cell is compiled as a continuation of all before it.</param>
internal sealed class KernelComparison(Kernelspec ours, Kernelspec theirs, int starts, int cells)
{
    private const int Turn = 20;
    private const int Short = 100;

    private readonly Dictionary<(string Kernel, string Measure), List<double>> _samples = [];

    public async Task<IReadOnlyList<Measurement>> MeasureAsync(CancellationToken cancellationToken)
    {
        // One start each that does not count: files come into the system's cache.
        await StartAsync(ours, count: false, cancellationToken);
        await StartAsync(theirs, count: false, cancellationToken);
        for (var i = 0; i < starts; i++)
        {
            await StartAsync(ours, count: true, cancellationToken);
            await StartAsync(theirs, count: true, cancellationToken);
        }

        await using var mine = await JupyterSession.StartAsync(ours, Options, cancellationToken);
        await using var other = await JupyterSession.StartAsync(theirs, Options, cancellationToken);
        Memory(ours, mine, "memory at first");
        Memory(theirs, other, "memory at first");
        for (var done = 0; done < cells; done += Turn)
        {
            // The first cells of a session are not yet compiled to the full; its last hundred show what its length costs.
            var measure = done < Turn ? null : done < Turn + Short ? "short" : done >= cells - Short ? "long" : null;
            await TurnAsync(ours, mine, measure, cancellationToken);
            await TurnAsync(theirs, other, measure, cancellationToken);
        }

        for (var i = 0; i < 5; i++)
        {
            await CompleteAsync(ours, mine, cancellationToken);
            await CompleteAsync(theirs, other, cancellationToken);
        }

        Memory(ours, mine, "memory at last");
        Memory(theirs, other, "memory at last");
        return
        [
            Ratio("start to first kernel_info", "ms", "start", 0.5, aim: 1.5),
            Ratio("first execute", "ms", "first", 0.5, aim: 1.5),
            Ratio("start to first result", "ms", "start and first", 0.5, aim: 1.5),
            Ratio("trivial execute, short session, median", "ms", "short", 0.5, aim: 2),
            Ratio("trivial execute, short session, 99th percentile", "ms", "short", 0.99, aim: null),
            Ratio($"trivial execute after {cells - Short} cells, median", "ms", "long", 0.5, aim: 2),
            Ratio($"trivial execute after {cells - Short} cells, 99th percentile", "ms", "long", 0.99, aim: null),
            Ratio("processor time of a trivial execute, short session", "ms", "short, processor", 0.5, aim: null),
            Ratio($"processor time of a trivial execute after {cells - Short} cells", "ms", "long, processor", 0.5, aim: null),
            Ratio("completion, median", "ms", "complete", 0.5, aim: null),
            Ratio("memory at first", "MiB", "memory at first", 0.5, aim: null),
            Ratio($"memory after {cells} cells", "MiB", "memory at last", 0.5, aim: null),
        ];
    }

    private static JupyterSessionOptions Options => new() { WorkingDirectory = Path.GetTempPath() };

    private async Task StartAsync(Kernelspec spec, bool count, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        await using var session = await JupyterSession.StartAsync(spec, Options, cancellationToken);
        var ready = watch.Elapsed.TotalMilliseconds;
        await ExecuteAsync(session, "1 + 1", cancellationToken);
        if (count)
        {
            Add(spec, "start", ready);
            Add(spec, "first", watch.Elapsed.TotalMilliseconds - ready);
            Add(spec, "start and first", watch.Elapsed.TotalMilliseconds);
        }
    }

    private async Task TurnAsync(Kernelspec spec, JupyterSession session, string? measure, CancellationToken cancellationToken)
    {
        var code = spec.Language == "python" ? "x = 1 + 1" : "var x = 1 + 1;";
        var before = ProcessorTime(session);
        for (var i = 0; i < Turn; i++)
        {
            var watch = Stopwatch.StartNew();
            await ExecuteAsync(session, code, cancellationToken);
            if (measure is not null)
            {
                Add(spec, measure, watch.Elapsed.TotalMilliseconds);
            }
        }

        if (measure is not null)
        {
            // A busy machine leaves this nearly as it is.
            Add(spec, measure + ", processor", (ProcessorTime(session) - before).TotalMilliseconds / Turn);
        }
    }

    private static TimeSpan ProcessorTime(JupyterSession session)
    {
        using var process = Process.GetProcessById(session.ProcessId);
        return process.TotalProcessorTime;
    }

    private async Task CompleteAsync(Kernelspec spec, JupyterSession session, CancellationToken cancellationToken)
    {
        var prefix = spec.Language == "python" ? "import os; os.path.jo" : "System.IO.Path.Com";
        for (var i = 0; i < 10; i++)
        {
            var watch = Stopwatch.StartNew();
            await session.CompleteAsync(prefix, prefix.Length, null, cancellationToken);
            Add(spec, "complete", watch.Elapsed.TotalMilliseconds);
        }
    }

    private static async Task ExecuteAsync(JupyterSession session, string code, CancellationToken cancellationToken)
    {
        var result = await session.ExecuteAsync(new CellSubmission(code), new NoOutput(), cancellationToken);
        if (result.Status != CellStatus.Ok)
        {
            throw new InvalidOperationException($"'{code}' failed: {result.Error?.Value}");
        }
    }

    private void Memory(Kernelspec spec, JupyterSession session, string measure)
    {
        using var process = Process.GetProcessById(session.ProcessId);
        Add(spec, measure, process.WorkingSet64 / 1048576.0);
    }

    private void Add(Kernelspec spec, string measure, double value)
    {
        if (!_samples.TryGetValue((spec.Name, measure), out var list))
        {
            _samples[(spec.Name, measure)] = list = [];
        }

        list.Add(value);
    }

    private Measurement Ratio(string title, string unit, string measure, double quantile, double? aim) => new(
        title, unit, Quantile(ours, measure, quantile), Quantile(theirs, measure, quantile), aim, _samples[(ours.Name, measure)].Count);

    private double Quantile(Kernelspec spec, string measure, double quantile) => Measurement.Quantile(_samples[(spec.Name, measure)], quantile);

    private sealed class NoOutput : ICellOutputSink
    {
        public void Stream(string name, string text)
        {
        }

        public void Display(MimeBundle data, JsonObject metadata, string? displayId, bool update)
        {
        }

        public void Result(MimeBundle data, JsonObject metadata)
        {
        }

        public void Error(ErrorOutput error)
        {
        }

        public void Clear(bool wait)
        {
        }

        public Task<string> RequestInputAsync(string prompt, bool password, CancellationToken cancellationToken) =>
            throw new InputUnavailableException("A benchmark answers nothing.");
    }
}
