using PkoNotebooks.Execution.Kernels.Formatting;

namespace PkoNotebooks.Execution.Kernels.Cells;

/// <summary>The cell that is running, as code deep inside it finds it: where output goes and who asks it to stop.</summary>
/// <remarks>It flows with the execution context, so a thread or task that a cell starts still writes to that cell.</remarks>
internal sealed class CellContext(NotebookSession session, ICellOutputSink sink, string label, CancellationToken cancellation)
{
    private static readonly AsyncLocal<CellContext?> Active = new();

    public static CellContext? Current
    {
        get => Active.Value;
        set => Active.Value = value;
    }

    public NotebookSession Session { get; } = session;

    public ICellOutputSink Sink { get; } = sink;

    /// <summary>How errors name the cell.</summary>
    public string Label { get; } = label;

    public CancellationToken Cancellation { get; } = cancellation;

    public ValueFormatter Formatter => Session.Formatter;

    /// <summary>Work that waits for the end of the cell, such as a measured time.</summary>
    public List<Action> AtEnd { get; private init; } = [];

    /// <summary>Objects on their way from one kernel to another.</summary>
    public List<object?> Handovers { get; private init; } = [];

    /// <summary>This cell while it runs part of an imported file, so that errors name the file.</summary>
    public CellContext Within(string label) => 
        new(Session, Sink, label, Cancellation) { AtEnd = AtEnd, Handovers = Handovers };

    /// <summary>The running cell.</summary>
    /// <exception cref="InvalidOperationException">No cell is running.</exception>
    public static CellContext Require() =>
        Current ?? throw new InvalidOperationException("This needs a running notebook cell: call it from a cell, not from elsewhere.");
}
