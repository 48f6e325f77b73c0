using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using PkoNotebooks.Jupyter.Zmtp;

namespace PkoNotebooks.Jupyter.Messages;

/// <summary>Between messages and their frames (Jupyter messaging 5.4, the wire protocol): one end of a conversation.</summary>
/// <param name="key">The key of the connection file; empty for unsigned messages.</param>
/// <param name="session">This end's session id: part of every message id that it makes.</param>
/// <param name="username">The name in the headers.</param>
public sealed class MessageCodec(string key, string session, string username)
{
    /// <summary>The version in every header that we send.</summary>
    public const string ProtocolVersion = "5.4";

    private static readonly ReadOnlyMemory<byte> Delimiter = "<IDS|MSG>"u8.ToArray();
    private static readonly byte[] EmptyObject = "{}"u8.ToArray();

    private readonly MessageSigner _signer = new(key);
    private readonly ReplayGuard _replays = new();
    private int _count;

    public string Session => session;

    /// <param name="identities">Routing frames, or the topic.</param>
    /// <param name="type">The message type.</param>
    /// <param name="parent">The header that this message answers, as it came; null for none.</param>
    /// <param name="content">The content as JSON.</param>
    /// <param name="metadata">Null for none.</param>
    /// <returns>The frames, and the id that the message got.</returns>
    public (ZmtpMessage Frames, string MessageId) Encode(
        ImmutableArray<ReadOnlyMemory<byte>> identities, string type, ReadOnlyMemory<byte>? parent, ReadOnlyMemory<byte> content, JsonObject? metadata = null)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{session}_{Environment.ProcessId}_{Interlocked.Increment(ref _count)}");
        var header = JsonFields.Bytes(json =>
        {
            json.WriteStartObject();
            json.WriteString("msg_id", id);
            json.WriteString("session", session);
            json.WriteString("username", username);
            json.WriteString("date", DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture));
            json.WriteString("msg_type", type);
            json.WriteString("version", ProtocolVersion);
            json.WriteEndObject();
        });
        var parentBytes = parent ?? EmptyObject;
        var metadataBytes = metadata is null ? EmptyObject : JsonFields.Bytes(metadata);
        var signature = _signer.Sign(header, parentBytes.Span, metadataBytes, content.Span);
        return (new ZmtpMessage([.. identities, Delimiter, signature, header, parentBytes, metadataBytes, content]), id);
    }

    /// <summary>Reads and checks a message.</summary>
    /// <exception cref="MalformedMessageException">It has to be dropped; the message says why.</exception>
    public JupyterMessage Decode(ZmtpMessage message)
    {
        var frames = message.Frames;
        var at = 0;
        while (at < frames.Length && !frames[at].Span.SequenceEqual(Delimiter.Span))
        {
            at++;
        }

        if (frames.Length < at + 6)
        {
            throw new MalformedMessageException(at == frames.Length
                ? "The message has no delimiter <IDS|MSG>."
                : $"The message has {frames.Length - at - 1} frames after the delimiter; 5 are needed.");
        }

        var (signature, header, parent, metadata, content) = (frames[at + 1], frames[at + 2], frames[at + 3], frames[at + 4], frames[at + 5]);
        if (!_signer.IsSigned(signature.Span, header.Span, parent.Span, metadata.Span, content.Span))
        {
            throw new MalformedMessageException("The message's signature is not that of the connection's key.");
        }

        if (_signer.Enabled && !_replays.IsNew(signature.Span))
        {
            throw new MalformedMessageException("The message came before: its signature is known.");
        }

        return new JupyterMessage
        {
            Identities = frames[..at],
            Header = MessageHeader.Of(JsonFields.ParseObject(header, "header"), header),
            ParentHeader = JsonFields.ParseObject(parent, "parent header"),
            Metadata = JsonFields.ParseObject(metadata, "metadata"),
            Content = JsonFields.ParseObject(content, "content"),
            Buffers = frames[(at + 6)..],
        };
    }
}
