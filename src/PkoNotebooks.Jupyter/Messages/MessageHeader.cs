using System.Text.Json.Nodes;

namespace PkoNotebooks.Jupyter.Messages;

/// <summary>Who sent a message, when, and of which kind.</summary>
/// <param name="MessageId">Unique among the messages of a session.</param>
/// <param name="Session">The sender's session.</param>
/// <param name="MessageType">Such as <c>execute_request</c>.</param>
/// <param name="Json">The header as it came or will go: what an answer gives back as its parent header.</param>
public sealed record MessageHeader(string MessageId, string Session, string MessageType, ReadOnlyMemory<byte> Json)
{
    /// <exception cref="MalformedMessageException">A field that every message needs is missing or no text.</exception>
    internal static MessageHeader Of(JsonObject header, ReadOnlyMemory<byte> json) =>
        new(Text(header, "msg_id"), Text(header, "session"), Text(header, "msg_type"), json);

    private static string Text(JsonObject header, string field) =>
        header.Text(field) ?? throw new MalformedMessageException($"The header's {field} is missing or no text.");
}
