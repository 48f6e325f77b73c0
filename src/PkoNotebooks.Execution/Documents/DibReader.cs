using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PkoNotebooks.Execution.Documents;

/// <summary>
/// Reads <c>.dib</c> files: plain text in which a line such as <c>#!fsharp</c> starts a cell of that language,
/// after an optional <c>#!meta</c> block of JSON.
/// </summary>
internal sealed class DibReader
{
    private readonly string _path;
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly ImmutableArray<NotebookCell>.Builder _cells = ImmutableArray.CreateBuilder<NotebookCell>();
    private readonly StringBuilder _source = new();
    private readonly StringBuilder _raw = new();
    private JsonObject _metadata = [];
    private string? _kernel;
    private string _default = "csharp";

    private DibReader(string path) => _path = path;

    /// <exception cref="NotebookFormatException">The <c>#!meta</c> block is not JSON.</exception>
    public static NotebookDocument Read(byte[] bytes, string path)
    {
        var text = Encoding.UTF8.GetString(bytes.AsSpan().StartsWith<byte>([0xEF, 0xBB, 0xBF]) ? bytes.AsSpan(3) : bytes);
        return new DibReader(path).Document(text) with { Provenance = new(bytes, null) };
    }

    private NotebookDocument Document(string text)
    {
        var number = 0;
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end + 1;
            var whole = text[start..end];
            var line = whole.TrimEnd('\r', '\n');
            number++;
            if (IsMeta(line) && _cells.Count == 0 && _kernel is null && string.IsNullOrWhiteSpace(_source.ToString()))
            {
                // The block ends at the next cell; a brace never starts with #!.
                var block = MetaEnd(text, end);
                Metadata(text[end..block], number + 1);
                number += text.AsSpan(end, block - end).Count('\n');
                _raw.Clear();
                _source.Clear();
                start = block;
                continue;
            }

            if (KernelNames.OfSwitch(line, CellLanguage.KernelInfo(_metadata)) is { } kernel)
            {
                Finish();
                _kernel = kernel;
                _raw.Append(whole);
            }
            else
            {
                _raw.Append(whole);
                _source.Append(line).Append('\n');
            }

            start = end;
        }

        Finish();
        if (_cells.Count == 0)
        {
            _cells.Add(new() { Id = CellIds.Keep(null, 0, "", _ids), Kind = CellKind.Code, KernelName = _default, Source = "" });
        }

        return new() { Cells = _cells.ToImmutable(), Metadata = _metadata, DefaultKernelName = _default };
    }

    private void Finish()
    {
        var source = TrimBlankLines(_source.ToString());
        if (source.Length > 0)
        {
            var kernel = _kernel ?? _default;
            _cells.Add(new()
            {
                Id = CellIds.Keep(null, _cells.Count, source, _ids),
                Kind = kernel == KernelNames.Markdown ? CellKind.Markdown : CellKind.Code,
                KernelName = kernel,
                Source = source,
                Provenance = new(null, _raw.ToString()),
            });
        }

        _source.Clear();
        _raw.Clear();
    }

    private void Metadata(string block, int firstLine)
    {
        if (string.IsNullOrWhiteSpace(block))
        {
            return;
        }

        var utf8 = Encoding.UTF8.GetBytes(block);
        try
        {
            var node = JsonNode.Parse(utf8, documentOptions: new() { MaxDepth = JsonPosition.MaxDepth, AllowDuplicateProperties = false });
            if (JsonPosition.HalfCharacter(utf8) is { } half)
            {
                throw new NotebookFormatException(_path, [new(firstLine + half.Line - 1, half.Column, "#!meta", "half a character", "whole characters")]);
            }

            _metadata = node as JsonObject
                ?? throw new NotebookFormatException(_path, [new(firstLine, 1, "#!meta", JsonReading.Describe(node), "an object")]);
        }
        catch (JsonException e)
        {
            var problem = new ProblemList(_path, utf8).NotJson(e).Problems[0];
            throw new NotebookFormatException(
                _path, [problem with { Line = firstLine + Math.Max(problem.Line, 1) - 1, Where = "#!meta" }], e);
        }

        // One place in memory for what both formats say.
        if (_metadata["kernelInfo"] is JsonObject info)
        {
            _metadata.Remove("kernelInfo");
            _metadata["polyglot_notebook"] = new JsonObject { ["kernelInfo"] = info };
        }

        _default = CellLanguage.OfNotebook(_metadata);
    }

    private static bool IsMeta(string line) => line.TrimEnd() == "#!meta";

    private static int MetaEnd(string text, int start)
    {
        while (start < text.Length && !text.AsSpan(start).StartsWith("#!", StringComparison.Ordinal))
        {
            var end = text.IndexOf('\n', start);
            start = end < 0 ? text.Length : end + 1;
        }

        return start;
    }

    internal static string TrimBlankLines(string text)
    {
        var lines = text.Split('\n');
        var first = Array.FindIndex(lines, l => !string.IsNullOrWhiteSpace(l));
        var last = Array.FindLastIndex(lines, l => !string.IsNullOrWhiteSpace(l));
        return first < 0 ? "" : string.Join('\n', lines[first..(last + 1)]);
    }
}
