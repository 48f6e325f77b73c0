using PkoNotebooks.Execution.Kernels;
using PkoNotebooks.Execution.Kernels.Cells;

namespace Microsoft.DotNet.Interactive;

/// <summary>An output that can be replaced where it stands.</summary>
public sealed class DisplayedValue
{
    private readonly string[] _mimeTypes;
    private readonly ICellOutputSink _sink;

    internal DisplayedValue(string displayId, string[] mimeTypes, ICellOutputSink sink)
    {
        DisplayId = displayId;
        _mimeTypes = mimeTypes;
        _sink = sink;
    }

    /// <summary>The identifier by which frontends find the output.</summary>
    public string DisplayId { get; }

    public IReadOnlyCollection<string> MimeTypes => _mimeTypes;

    /// <summary>Shows another value in place of this one, wherever it is shown.</summary>
    public void Update(object? updatedValue)
    {
        var cell = CellContext.Current;
        var output = (cell?.Formatter ?? new PkoNotebooks.Execution.Kernels.Formatting.ValueFormatter(new())).Format(updatedValue, _mimeTypes);
        (cell?.Sink ?? _sink).Display(output.Data, output.Metadata, DisplayId, update: true);
    }
}
