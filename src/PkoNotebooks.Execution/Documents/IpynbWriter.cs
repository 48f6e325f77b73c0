using System.Text.Json.Nodes;

namespace PkoNotebooks.Execution.Documents;

/// <summary>Writes <c>.ipynb</c> files. What did not change since reading is written as it was read, to the byte.</summary>
internal static class IpynbWriter
{
    public static byte[] Write(NotebookDocument document)
    {
        var (bytes, layout) = (document.Provenance.Bytes, document.Provenance.Layout);
        if (bytes is null || layout is null)
        {
            return JsonLayoutWriter.Write(Notebook(document, null), JsonLayout.Jupyter);
        }

        var before = JsonNode.Parse(
            bytes.AsSpan(layout.ByteOrderMark ? 3 : 0), documentOptions: new() { MaxDepth = JsonPosition.MaxDepth })!.AsObject();

        // A cell that lacks the id it should have gets one as soon as anything else changes, not before.
        return JsonNode.DeepEquals(before, Notebook(document, before, addIds: false))
            ? [.. bytes]
            : JsonLayoutWriter.Write(Notebook(document, before), layout);
    }

    private static JsonObject Notebook(NotebookDocument document, JsonObject? before, bool addIds = true)
    {
        var metadata = document.Metadata.DeepClone().AsObject();
        if (CellLanguage.OfNotebook(metadata) != document.DefaultKernelName || metadata["kernelspec"] is null)
        {
            NotebookMetadata.SetDefaultKernel(metadata, document.DefaultKernelName, keep: before is not null);
        }

        var cells = new JsonArray();
        foreach (var cell in document.Cells)
        {
            cells.Add(Cell(cell, document, metadata, addIds));
        }

        var notebook = new JsonObject
        {
            ["cells"] = cells,
            ["metadata"] = JsonMerge.Keep(before?["metadata"], metadata),
            ["nbformat"] = document.Format,
            ["nbformat_minor"] = document.FormatMinor,
        };
        return before is null ? notebook : JsonMerge.Ordered(before, notebook, keepUnknown: true, known: ["cells", "metadata", "nbformat", "nbformat_minor"]);
    }

    private static JsonObject Cell(NotebookCell cell, NotebookDocument document, JsonObject notebookMetadata, bool addIds)
    {
        var before = cell.Provenance.Json;
        var metadata = cell.Metadata.DeepClone().AsObject();
        if (cell.Kind == CellKind.Code)
        {
            NotebookMetadata.SetKernel(
                metadata, cell.Source, cell.KernelName, CellLanguage.OfNotebook(notebookMetadata), CellLanguage.KernelInfo(notebookMetadata));
        }

        var json = new JsonObject();
        if (cell.Attachments is { } attachments)
        {
            json["attachments"] = JsonMerge.Keep(before?["attachments"], attachments.DeepClone());
        }

        json["cell_type"] = cell.Kind switch { CellKind.Code => "code", CellKind.Markdown => "markdown", _ => "raw" };
        if (cell.Kind == CellKind.Code && (cell.ExecutionCount is not null || before is null || before.ContainsKey("execution_count")))
        {
            json["execution_count"] = cell.ExecutionCount;
        }

        if (before?.ContainsKey("id") == true || (document.FormatMinor >= 5 && (addIds || before is null)))
        {
            json["id"] = cell.Id;
        }

        if (before is null || before.ContainsKey("metadata") || metadata.Count > 0)
        {
            json["metadata"] = JsonMerge.Keep(before?["metadata"], metadata);
        }

        if (cell.Kind == CellKind.Code && (cell.Outputs.Length > 0 || before is null || before.ContainsKey("outputs")))
        {
            json["outputs"] = new JsonArray([.. cell.Outputs.Select(Output)]);
        }

        json["source"] = JsonMerge.KeepText(before?["source"], OutputJson.Split(cell.Source));
        return before is null ? json : JsonMerge.Ordered(before, json, keepUnknown: true, known: Known);
    }

    private static readonly string[] Known = ["attachments", "cell_type", "execution_count", "id", "metadata", "outputs", "source"];

    private static JsonObject Output(CellOutput output)
    {
        var after = OutputJson.Write(output);
        if (output.Provenance.Json is not { } before)
        {
            return after;
        }

        foreach (var name in (string[])["text", "metadata", "traceback"])
        {
            if (after[name] is { } value)
            {
                after[name] = name == "text" ? JsonMerge.KeepText(before[name], value.DeepClone()) : JsonMerge.Keep(before[name], value.DeepClone());
            }
        }

        if (after["data"] is JsonObject data)
        {
            after["data"] = JsonMerge.KeepBundle(before["data"], data.DeepClone().AsObject());
        }

        if (before["metadata"] is null && after["metadata"] is JsonObject { Count: 0 })
        {
            after.Remove("metadata");
        }

        return JsonMerge.Ordered(before, after, keepUnknown: true, known: [.. after.Select(m => m.Key), "data", "text", "metadata"]);
    }
}
