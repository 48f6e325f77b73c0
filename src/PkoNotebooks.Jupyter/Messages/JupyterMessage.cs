using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace PkoNotebooks.Jupyter.Messages;

/// <summary>A message of the Jupyter protocol, received and checked.</summary>
public sealed record JupyterMessage
{
    /// <summary>Routing frames before the delimiter: the way back to the sender, or the topic of a publication.</summary>
    public required ImmutableArray<ReadOnlyMemory<byte>> Identities { get; init; }

    public required MessageHeader Header { get; init; }

    /// <summary>The header of the message that this one answers; empty where it answers none.</summary>
    public required JsonObject ParentHeader { get; init; }

    public required JsonObject Metadata { get; init; }

    public required JsonObject Content { get; init; }

    /// <summary>Raw data after the content.</summary>
    public ImmutableArray<ReadOnlyMemory<byte>> Buffers { get; init; } = [];

    /// <summary>The id of the message that this one answers, or null.</summary>
    public string? ParentId => ParentHeader.Text("msg_id");
}
