using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Kernels;
using PkoNotebooks.Jupyter.Client;
using PkoNotebooks.Jupyter.Kernelspecs;

namespace PkoNotebooks.Benchmarks.Jupyter;

/// <summary>Our kernel and another by turns, through the same client in the same run: only the ratios mean something.</summary>
/// <remarks>
/// Sessions are as long as a long notebook, for a C# cell costs more the more cells came before it: the compiler keeps
/// each as a compilation of its own.
/// </remarks>
internal sealed class KernelComparison(Kernelspec ours, Kernelspec theirs, int starts, int executions)
{
    private readonly Dictionary<(string Kernel, string Measure), List<double>> _samples = [];

    public async Task<IReadOnlyList<KernelRatio>> MeasureAsync(CancellationToken cancellationToken)
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
        await SteadyAsync(ours, mine, cancellationToken);
        await SteadyAsync(theirs, other, cancellationToken);
        for (var i = 0; i < 5; i++)
        {
            await SteadyAsync(ours, mine, cancellationToken, executions / 5);
            await SteadyAsync(theirs, other, cancellationToken, executions / 5);
        }

        Memory(ours, mine);
        Memory(theirs, other);
        return
        [
            Ratio("start to first kernel_info", "ms", "start", 0.5, aim: 1.5),
            // Ours answers while its compiler still loads, so only the sum of the two can be held against a kernel that does not.
            Ratio("first execute", "ms", "first", 0.5, aim: null),
            Ratio("start to first result", "ms", "start and first", 0.5, aim: 1.5),
            Ratio("trivial execute, median", "ms", "execute", 0.5, aim: 2),
            Ratio("trivial execute, 99th percentile", "ms", "execute", 0.99, aim: null),
            Ratio("completion, median", "ms", "complete", 0.5, aim: null),
            Ratio("memory after the runs", "MiB", "memory", 0.5, aim: null),
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

    private async Task SteadyAsync(Kernelspec spec, JupyterSession session, CancellationToken cancellationToken, int count = 0)
    {
        const int warmUps = 20;
        var (code, prefix) = spec.Language == "python" ? ("x = 1 + 1", "import os; os.path.jo") : ("var x = 1 + 1;", "System.IO.Path.Com");
        for (var i = 0; i < (count > 0 ? count : warmUps); i++)
        {
            var watch = Stopwatch.StartNew();
            await ExecuteAsync(session, code, cancellationToken);
            if (count > 0)
            {
                Add(spec, "execute", watch.Elapsed.TotalMilliseconds);
            }
        }

        for (var i = 0; i < 10; i++)
        {
            var watch = Stopwatch.StartNew();
            await session.CompleteAsync(prefix, prefix.Length, null, cancellationToken);
            if (count > 0)
            {
                Add(spec, "complete", watch.Elapsed.TotalMilliseconds);
            }
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

    private void Memory(Kernelspec spec, JupyterSession session)
    {
        using var process = Process.GetProcessById(session.ProcessId);
        Add(spec, "memory", process.WorkingSet64 / 1048576.0);
    }

    private void Add(Kernelspec spec, string measure, double value)
    {
        if (!_samples.TryGetValue((spec.Name, measure), out var list))
        {
            _samples[(spec.Name, measure)] = list = [];
        }

        list.Add(value);
    }

    private KernelRatio Ratio(string title, string unit, string measure, double quantile, double? aim) =>
        new(title, unit, Quantile(_samples[(ours.Name, measure)], quantile), Quantile(_samples[(theirs.Name, measure)], quantile), aim, _samples[(ours.Name, measure)].Count);

    private static double Quantile(List<double> values, double quantile)
    {
        var sorted = values.Order().ToArray();
        return sorted[Math.Min(sorted.Length - 1, (int)(quantile * sorted.Length))];
    }

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

/// <summary>One line of the table.</summary>
internal sealed record KernelRatio(string Measure, string Unit, double Ours, double Theirs, double? Aim, int Samples)
{
    public double Ratio => Ours / Theirs;

    public string ToMarkdown() => string.Create(
        CultureInfo.InvariantCulture,
        $"| {Measure} | {Ours:0.0} {Unit} | {Theirs:0.0} {Unit} | {Ratio:0.00} | {(Aim is { } aim ? $"at most {aim:0.0}: {(Ratio <= aim ? "met" : "missed")}" : "")} | {Samples} |");
}
