using System.Security.Cryptography;
using System.Text;

namespace PkoNotebooks.Jupyter.Messages;

/// <summary>Signs the four JSON frames of a message with HMAC-SHA256, as lower-case hex; with an empty key, signs and checks nothing.</summary>
public sealed class MessageSigner(string key)
{
    private readonly byte[] _key = Encoding.UTF8.GetBytes(key);

    /// <summary>Whether messages are signed at all.</summary>
    public bool Enabled => _key.Length > 0;

    public byte[] Sign(ReadOnlySpan<byte> header, ReadOnlySpan<byte> parent, ReadOnlySpan<byte> metadata, ReadOnlySpan<byte> content)
    {
        if (!Enabled)
        {
            return [];
        }

        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);
        hash.AppendData(header);
        hash.AppendData(parent);
        hash.AppendData(metadata);
        hash.AppendData(content);
        return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>Compares in constant time: how long it takes says nothing of where a forged signature goes wrong.</summary>
    public bool IsSigned(ReadOnlySpan<byte> signature, ReadOnlySpan<byte> header, ReadOnlySpan<byte> parent, ReadOnlySpan<byte> metadata, ReadOnlySpan<byte> content) =>
        !Enabled || CryptographicOperations.FixedTimeEquals(signature, Sign(header, parent, metadata, content));
}
