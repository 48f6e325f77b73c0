using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Kernels.Cells;

namespace Microsoft.DotNet.Interactive;

/// <summary>Shows values from a cell.</summary>
public static class DisplayExtensions
{
    /// <summary>Shows a value now.</summary>
    /// <param name="value">Any value; null too.</param>
    /// <param name="mimeTypes">The representations to show; none for those that the value prefers.</param>
    /// <exception cref="InvalidOperationException">No cell is running.</exception>
    public static DisplayedValue Display(this object? value, params string[] mimeTypes)
    {
        var cell = CellContext.Require();
        var output = cell.Formatter.Format(value, mimeTypes);
        var id = cell.Session.NextDisplayId();
        cell.Sink.Display(output.Data, output.Metadata, id, update: false);
        return new DisplayedValue(id, mimeTypes, cell.Sink);
    }

    /// <summary>Shows text as it is under a MIME type of its author's choice.</summary>
    public static DisplayedValue DisplayAs(this string value, string mimeType)
    {
        var cell = CellContext.Require();
        var id = cell.Session.NextDisplayId();
        cell.Sink.Display(MimeBundle.OfText(mimeType, value), [], id, update: false);
        return new DisplayedValue(id, [mimeType], cell.Sink);
    }

    /// <summary>Shows a sequence as a table: here every sequence of objects is one.</summary>
    public static DisplayedValue DisplayTable<T>(this IEnumerable<T> source, params string[] mimeTypes) => source.Display(mimeTypes);
}
