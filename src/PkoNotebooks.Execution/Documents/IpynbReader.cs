using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PkoNotebooks.Execution.Documents;

/// <summary>Reads <c>.ipynb</c> files of nbformat 4.0 to 4.5, and of later minor versions as far as they are alike.</summary>
/// <remarks>The format: https://nbformat.readthedocs.io/en/latest/format_description.html.</remarks>
internal sealed class IpynbReader
{
    private readonly ProblemList _problems;
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    private IpynbReader(ProblemList problems) => _problems = problems;

    /// <exception cref="NotebookFormatException">The text is not a notebook; all its problems are named.</exception>
    public static NotebookDocument Read(byte[] bytes, string path)
    {
        var byteOrderMark = bytes.AsSpan().StartsWith<byte>([0xEF, 0xBB, 0xBF]);
        var utf8 = bytes.AsMemory(byteOrderMark ? 3 : 0);
        var problems = new ProblemList(path, utf8);
        JsonNode? root;
        try
        {
            var options = new JsonDocumentOptions { MaxDepth = JsonPosition.MaxDepth, AllowDuplicateProperties = false };
            root = JsonNode.Parse(utf8.Span, documentOptions: options);
        }
        catch (JsonException e)
        {
            throw problems.NotJson(e);
        }

        // The one thing that JSON's grammar allows and text does not; nothing below could even look at such a string.
        if (JsonPosition.HalfCharacter(utf8.Span) is { } half)
        {
            throw new NotebookFormatException(
                path, [new(half.Line, half.Column, "", "text with an escape that is half a character (a lone surrogate such as \\ud83d)", "whole characters")]);
        }

        var document = new IpynbReader(problems).Document(root);
        problems.ThrowIfAny();
        var layout = JsonLayout.Of(Encoding.UTF8.GetString(utf8.Span), byteOrderMark);
        return document with { Provenance = new(bytes, layout) };
    }

    private NotebookDocument Document(JsonNode? root)
    {
        if (root is not JsonObject notebook)
        {
            _problems.Add([], JsonReading.Describe(root), "an object with nbformat, metadata and cells");
            return new() { Cells = [] };
        }

        var format = notebook["nbformat"].AsInt();
        if (format != 4)
        {
            _problems.Add(
                ["nbformat"],
                notebook.ContainsKey("nbformat") ? JsonReading.Describe(notebook["nbformat"]) : "nothing",
                "4 (an older notebook can be brought up to date with: jupyter nbconvert --to notebook --nbformat 4)");
        }

        var minor = notebook["nbformat_minor"].AsInt();
        if (minor is null or < 0)
        {
            _problems.Add(["nbformat_minor"], Found(notebook, "nbformat_minor"), "a number from 0");
        }

        var metadata = Object(notebook, "metadata", []);
        var defaultKernel = CellLanguage.OfNotebook(metadata);
        var cells = ImmutableArray.CreateBuilder<NotebookCell>();
        if (notebook["cells"] is JsonArray items)
        {
            for (var i = 0; i < items.Count; i++)
            {
                if (Cell(items[i], i, defaultKernel, metadata) is { } cell)
                {
                    cells.Add(cell);
                }
            }
        }
        else
        {
            _problems.Add(["cells"], Found(notebook, "cells"), "a list of cells");
        }

        return new()
        {
            Cells = cells.ToImmutable(),
            Metadata = metadata,
            DefaultKernelName = defaultKernel,
            Format = 4,
            FormatMinor = minor ?? 5,
        };
    }

    private NotebookCell? Cell(JsonNode? node, int index, string defaultKernel, JsonObject notebookMetadata)
    {
        object[] at = ["cells", index];
        if (node is not JsonObject json)
        {
            _problems.Add(at, JsonReading.Describe(node), "a cell");
            return null;
        }

        CellKind? kind = json["cell_type"].AsText() switch
        {
            "code" => CellKind.Code,
            "markdown" => CellKind.Markdown,
            "raw" => CellKind.Raw,
            _ => null,
        };
        if (kind is null)
        {
            _problems.Add([.. at, "cell_type"], Found(json, "cell_type"), "\"code\", \"markdown\" or \"raw\"");
        }

        var source = json["source"].AsMultiline();
        if (source is null && json.ContainsKey("source"))
        {
            _problems.Add([.. at, "source"], Found(json, "source"), "text, or a list of lines of text");
        }

        if (json.ContainsKey("attachments") && json["attachments"] is not JsonObject)
        {
            _problems.Add([.. at, "attachments"], Found(json, "attachments"), "an object");
        }

        var text = (source ?? "").ReplaceLineEndings("\n");
        var metadata = Object(json, "metadata", at);
        return new()
        {
            Id = CellIds.Keep(json["id"].AsText(), index, text, _ids),
            Kind = kind ?? CellKind.Raw,
            KernelName = kind switch
            {
                CellKind.Code => CellLanguage.OfCell(metadata, text, defaultKernel, CellLanguage.KernelInfo(notebookMetadata)),
                CellKind.Markdown => KernelNames.Markdown,
                _ => "raw",
            },
            Source = text,
            Metadata = metadata,
            Attachments = json["attachments"] is JsonObject attachments ? attachments.DeepClone().AsObject() : null,
            ExecutionCount = kind == CellKind.Code ? Count(json, at) : null,
            Outputs = kind == CellKind.Code ? Outputs(json, at) : [],
            Provenance = new(WithoutOutputs(json)),
        };
    }

    /// <summary>The cell as it stood; its outputs each know for themselves how they stood.</summary>
    private static JsonObject WithoutOutputs(JsonObject cell) =>
        new(cell.Select(m => KeyValuePair.Create(m.Key, m.Key == "outputs" ? new JsonArray() : m.Value?.DeepClone())));

    private ImmutableArray<CellOutput> Outputs(JsonObject cell, object[] at)
    {
        if (cell["outputs"] is not JsonArray items)
        {
            if (cell.ContainsKey("outputs"))
            {
                _problems.Add([.. at, "outputs"], Found(cell, "outputs"), "a list of outputs");
            }

            return [];
        }

        var outputs = ImmutableArray.CreateBuilder<CellOutput>(items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            object[] place = [.. at, "outputs", i];
            var output = items[i] is JsonObject json ? OutputJson.Read(json) : null;
            if (output is null)
            {
                _problems.Add(
                    place,
                    items[i] is JsonObject broken ? $"an output of type {JsonReading.Describe(broken["output_type"])}" : JsonReading.Describe(items[i]),
                    "a whole \"stream\", \"display_data\" or \"execute_result\"");
                continue;
            }

            outputs.Add(output);
        }

        return outputs.ToImmutable();
    }

    private int? Count(JsonObject cell, object[] at)
    {
        var node = cell["execution_count"];
        if (node is not null && node.AsInt() is null)
        {
            _problems.Add([.. at, "execution_count"], JsonReading.Describe(node), "a number or null");
        }

        return node.AsInt();
    }

    private JsonObject Object(JsonObject parent, string name, object[] at)
    {
        if (parent[name] is JsonObject found)
        {
            return found.DeepClone().AsObject();
        }

        if (parent.ContainsKey(name))
        {
            _problems.Add([.. at, name], Found(parent, name), "an object");
        }

        return [];
    }

    private static string Found(JsonObject parent, string name) =>
        parent.TryGetPropertyValue(name, out var node) ? JsonReading.Describe(node) : "nothing";
}
