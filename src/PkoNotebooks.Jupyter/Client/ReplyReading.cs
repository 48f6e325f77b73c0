using System.Collections.Immutable;
using System.Text.Json.Nodes;
using PkoNotebooks.Execution.Kernels;
using PkoNotebooks.Jupyter.Kernel;
using PkoNotebooks.Jupyter.Messages;

namespace PkoNotebooks.Jupyter.Client;

/// <summary>Answers of other kernels, in the words of a session.</summary>
internal static class ReplyReading
{
    /// <param name="reply">The content of <c>complete_reply</c>.</param>
    /// <param name="text">The text that was sent.</param>
    /// <param name="offset">How far the cell's own text starts in it.</param>
    /// <param name="cursor">The cursor in the cell's own text.</param>
    public static CompletionResult Completion(JsonObject reply, string text, int offset, int cursor)
    {
        if (reply.Text("status") != "ok" || reply["matches"] is not JsonArray matches)
        {
            return new CompletionResult(cursor, cursor, []);
        }

        var typed = ((reply["metadata"] as JsonObject)?["_jupyter_types_experimental"] as JsonArray ?? [])
            .OfType<JsonObject>()
            .GroupBy(t => t.Text("text") ?? "", StringComparer.Ordinal)
            .ToImmutableDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        return new CompletionResult(
            Math.Max(0, CursorPosition.ToUtf16(text, reply.Number("cursor_start", 0)) - offset),
            Math.Max(0, CursorPosition.ToUtf16(text, reply.Number("cursor_end", 0)) - offset),
            [.. matches.Select(m => Item(m?.ToString() ?? "", typed))]);
    }

    public static CodeCompleteness Completeness(JsonObject reply) => reply.Text("status") switch
    {
        "complete" => CodeCompleteness.Complete,
        "incomplete" => CodeCompleteness.Incomplete,
        "invalid" => CodeCompleteness.Invalid,
        _ => CodeCompleteness.Unknown,
    };

    private static CompletionItem Item(string text, ImmutableDictionary<string, JsonObject> typed)
    {
        var more = typed.GetValueOrDefault(text);
        return new CompletionItem(text, more.Text("type") ?? "", more.Text("signature") is { Length: > 0 } signature ? signature : null);
    }
}
