using System.Globalization;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Kernels.Cells;
using PkoNotebooks.Execution.Kernels.Completion;
using PkoNotebooks.Execution.Kernels.CSharp;
using PkoNotebooks.Execution.Kernels.Formatting;
using PkoNotebooks.Execution.Kernels.Magic;
using PkoNotebooks.Execution.Kernels.Packages;

namespace PkoNotebooks.Execution.Kernels;

/// <summary>A notebook that runs in this process: its language kernels, and what they share.</summary>
/// <remarks>
/// Cells run one at a time, on a thread kept for them. Cancelling a running cell ends it, endless loops included;
/// what it cannot end within a second and a half (code of the operating system) is left behind on its thread.
/// </remarks>
public sealed class NotebookSession : INotebookSession
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1.5);

    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private readonly CellThread _thread = new();
    private readonly NotebookLoadContext _loader = new();
    private readonly MagicCommands _magic;
    private readonly MagicCompletion _magicCompletion;
    private readonly List<IAsyncDisposable> _owned = [];
    private int _displays;

    public NotebookSession(SessionOptions options)
    {
        Options = options;
        References = new AssemblyReferences(options, _loader);
        Packages = new SessionPackages(options, References, _loader);
        Kernels = new KernelSet(this, _loader);
        _magic = new MagicCommands(this);
        _magicCompletion = new MagicCompletion(this, _magic);
    }

    /// <summary>
    /// Gets the C# compiler ready in the background. For a process whose one purpose is a session: called first of all, it shortens
    /// the wait for the first cell by what the process does meanwhile.
    /// </summary>
    public static void WarmUp() => CSharpWarmUp.Begin();

    internal SessionOptions Options { get; }

    internal AssemblyReferences References { get; }

    internal SessionPackages Packages { get; }

    internal ValueFormatter Formatter { get; } = new(new FormatterSettings());

    internal KernelSet Kernels { get; }

    /// <inheritdoc/>
    public async Task<CellResult> ExecuteAsync(CellSubmission submission, ICellOutputSink sink, CancellationToken cancellationToken)
    {
        try
        {
            await _oneAtATime.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return Cancelled(sink);
        }

        try
        {
            return await _thread.RunAsync(() => Run(submission, sink, cancellationToken), Grace, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return Cancelled(sink);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <inheritdoc/>
    public Task<CompletionResult> CompleteAsync(string code, int cursor, string? kernelName, CancellationToken cancellationToken) =>
        Task.Run(
            () =>
            {
                cursor = Math.Clamp(cursor, 0, code.Length);
                var place = CursorPlace.Find(code, cursor, Kernels.Resolve(kernelName ?? Options.DefaultKernelName) ?? "", Kernels);
                var found = place.IsMagic
                    ? _magicCompletion.Complete(place.Code, Math.Min(cursor - place.Start, place.Code.Length), place.KernelName)
                    : KernelAt(place)?.Complete(place.Code, cursor - place.Start, cancellationToken) ?? new CompletionResult(cursor, cursor, []);
                return found.Start == cursor && found.Items.IsEmpty
                    ? new CompletionResult(cursor, cursor, [])
                    : found with { Start = found.Start + place.Start, End = found.End + place.Start };
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<MimeBundle?> InspectAsync(string code, int cursor, string? kernelName, CancellationToken cancellationToken) =>
        Task.Run(
            () =>
            {
                cursor = Math.Clamp(cursor, 0, code.Length);
                var place = CursorPlace.Find(code, cursor, Kernels.Resolve(kernelName ?? Options.DefaultKernelName) ?? "", Kernels);
                return place.IsMagic
                    ? _magicCompletion.Describe(place.Code) is { } help ? MimeBundle.OfText("text/plain", help) : null
                    : KernelAt(place)?.Inspect(place.Code, cursor - place.Start, cancellationToken);
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<CodeCompleteness> IsCompleteAsync(string code, string? kernelName, CancellationToken cancellationToken) =>
        Task.Run(
            () =>
            {
                var place = CursorPlace.Find(code, code.Length, Kernels.Resolve(kernelName ?? Options.DefaultKernelName) ?? "", Kernels);
                return place.IsMagic ? CodeCompleteness.Complete : KernelAt(place)?.IsComplete(place.Code) ?? CodeCompleteness.Unknown;
            },
            cancellationToken);

    private ILanguageKernel? KernelAt(CursorPlace place) => Kernels.Resolve(place.KernelName) is { } name ? Kernels.Get(name) : null;

    public async ValueTask DisposeAsync()
    {
        foreach (var owned in _owned)
        {
            await owned.DisposeAsync().ConfigureAwait(false);
        }

        _thread.Dispose();
        _oneAtATime.Dispose();
    }

    /// <summary>Keeps something that a cell opened until the session ends.</summary>
    internal void Own(IAsyncDisposable resource) => _owned.Add(resource);

    internal string NextDisplayId() => "display-" + Interlocked.Increment(ref _displays).ToString(CultureInfo.InvariantCulture);

    /// <summary>Runs the text of a cell, or of an imported file's cell, in the running cell.</summary>
    internal void RunSteps(string code, string kernelName, CellContext cell)
    {
        foreach (var step in CellParser.Parse(code, kernelName, Kernels.Resolve))
        {
            cell.Cancellation.ThrowIfCancellationRequested();
            switch (step)
            {
                case CodeStep codeStep:
                    Kernels.Get(codeStep.KernelName, codeStep.Line).Execute(codeStep, cell);
                    break;
                case DirectiveStep directive:
                    _magic.Execute(directive, cell);
                    break;
            }
        }
    }

    private CellResult Run(CellSubmission submission, ICellOutputSink sink, CancellationToken cancellationToken)
    {
        var cell = new CellContext(this, sink, submission.CellLabel, cancellationToken);
        ConsoleCapture.Install();
        CellContext.Current = cell;
        ErrorOutput? error = null;
        try
        {
            RunSteps(submission.Code, submission.KernelName ?? Options.DefaultKernelName, cell);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return Cancelled(sink);
        }
        catch (CellErrorException known)
        {
            error = known.Error;
        }
        catch (Exception thrown)
        {
            error = UserErrors.From(thrown, cell.Label);
        }
        finally
        {
            foreach (var atEnd in cell.AtEnd)
            {
                atEnd();
            }

            CellContext.Current = null;
        }

        if (error is null)
        {
            return new CellResult(CellStatus.Ok, null);
        }

        sink.Error(error);
        return new CellResult(CellStatus.Error, error);
    }

    private static CellResult Cancelled(ICellOutputSink sink)
    {
        var error = new ErrorOutput("Cancelled", "The cell was interrupted.", ["The cell was interrupted."]);
        sink.Error(error);
        return new CellResult(CellStatus.Cancelled, error);
    }
}
