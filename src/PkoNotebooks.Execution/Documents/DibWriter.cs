using System.Text;
using System.Text.Json.Nodes;

namespace PkoNotebooks.Execution.Documents;

/// <summary>Writes <c>.dib</c> files. Cells that did not change since reading keep their lines, blank ones too.</summary>
internal static class DibWriter
{
    public static byte[] Write(NotebookDocument document)
    {
        if (document.Provenance is { Bytes: { } bytes, Layout: null } && IsUnchanged(DibReader.Read(bytes, ""), document))
        {
            return [.. bytes];
        }

        var newLine = NewLine(document);
        var text = new StringBuilder();
        Meta(text, document, newLine);
        var written = document.Cells.Where(c => c.Kind != CellKind.Raw && c.Source.Trim().Length > 0).ToList();
        for (var i = 0; i < written.Count; i++)
        {
            var cell = written[i];
            if (Kept(cell, document) is { } kept)
            {
                text.Append(kept);
                if (i < written.Count - 1 && !kept.EndsWith('\n'))
                {
                    text.Append(newLine).Append(newLine);
                }

                continue;
            }

            text.Append("#!").Append(cell.KernelName).Append(newLine).Append(newLine);
            text.Append(DibReader.TrimBlankLines(cell.Source).ReplaceLineEndings(newLine)).Append(newLine);
            if (i < written.Count - 1)
            {
                text.Append(newLine);
            }
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static bool IsUnchanged(NotebookDocument before, NotebookDocument now) =>
        before.Cells.Length == now.Cells.Length
        && before.DefaultKernelName == now.DefaultKernelName
        && JsonNode.DeepEquals(before.Metadata, now.Metadata)
        && before.Cells.Zip(now.Cells).All(p => p.First.Source == p.Second.Source && p.First.KernelName == p.Second.KernelName);

    /// <summary>The cell's lines as read, or null where they no longer say what the cell says.</summary>
    private static string? Kept(NotebookCell cell, NotebookDocument document)
    {
        if (cell.Provenance.Text is not { } text)
        {
            return null;
        }

        var meta = new StringBuilder();
        Meta(meta, document, "\n");
        var again = DibReader.Read(Encoding.UTF8.GetBytes(meta + text), "");
        return again.Cells is [var only] && only.Source == cell.Source && only.KernelName == cell.KernelName && text.StartsWith("#!", StringComparison.Ordinal)
            ? text
            : null;
    }

    private static void Meta(StringBuilder text, NotebookDocument document, string newLine)
    {
        var metadata = document.Metadata.DeepClone().AsObject();
        foreach (var jupyterOnly in (string[])["kernelspec", "language_info"])
        {
            metadata.Remove(jupyterOnly);
        }

        var meta = new JsonObject();
        if (metadata["polyglot_notebook"] is JsonObject polyglot && polyglot["kernelInfo"] is JsonObject info)
        {
            polyglot.Remove("kernelInfo");
            meta["kernelInfo"] = info;
            if (polyglot.Count == 0)
            {
                metadata.Remove("polyglot_notebook");
            }
        }

        foreach (var (name, value) in metadata.ToList())
        {
            metadata.Remove(name);
            meta[name] = value;
        }

        if (meta.Count > 0)
        {
            var json = JsonLayoutWriter.Write(meta, new(null, "\n", ":", ",", "", false, false));
            text.Append("#!meta").Append(newLine).Append(newLine).Append(Encoding.UTF8.GetString(json)).Append(newLine).Append(newLine);
        }
    }

    private static string NewLine(NotebookDocument document) =>
        document.Provenance is { Bytes: { } bytes, Layout: null } && bytes.AsSpan().IndexOf("\r\n"u8) >= 0 ? "\r\n" : "\n";
}
