using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PkoNotebooks.Execution.Isolation;

/// <summary>
/// JSON objects over a pair of byte streams, each behind its length in four bytes, lowest first.
/// Writing is safe from any thread; reading is for one.
/// </summary>
internal sealed class MessageChannel(Stream input, Stream output) : IDisposable
{
    /// <summary>A longer message is a broken one: cells' outputs are cut long before.</summary>
    private const int MaximumLength = 1 << 30;

    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 1024 };
    private static readonly JsonSerializerOptions DeepWriting = new() { MaxDepth = 1024 };

    private readonly Lock _writing = new();
    private readonly byte[] _length = new byte[4];

    /// <exception cref="IOException">The other side is gone.</exception>
    public void Send(JsonObject message)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(message, DeepWriting);
        lock (_writing)
        {
            Span<byte> length = stackalloc byte[4];
            BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
            output.Write(length);
            output.Write(bytes);
            output.Flush();
        }
    }

    /// <summary>The next message, or null where the other side is gone or speaks another language.</summary>
    public JsonObject? Receive()
    {
        try
        {
            if (input.ReadAtLeast(_length, 4, throwOnEndOfStream: false) < 4)
            {
                return null;
            }

            var length = BinaryPrimitives.ReadInt32LittleEndian(_length);
            if (length is < 0 or > MaximumLength)
            {
                return null;
            }

            var bytes = new byte[length];
            return input.ReadAtLeast(bytes, length, throwOnEndOfStream: false) < length
                ? null
                : JsonNode.Parse(bytes, documentOptions: Deep) as JsonObject;
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or JsonException)
        {
            return null;
        }
    }

    public void Dispose()
    {
        input.Dispose();
        output.Dispose();
    }
}
