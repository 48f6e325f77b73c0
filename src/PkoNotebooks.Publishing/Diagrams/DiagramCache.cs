using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PkoNotebooks.Execution.Documents;

namespace PkoNotebooks.Publishing.Diagrams;

/// <summary>Keeps drawings by their text and by what drew them. An entry that is not what was written is drawn anew.</summary>
/// <param name="folder">Made when first written to.</param>
/// <param name="maker">What a drawing depends on beside its text.</param>
internal sealed class DiagramCache(string folder, string maker)
{
    private const int HexLength = 64;

    public DiagramDrawing? Find(string source)
    {
        try
        {
            var bytes = File.ReadAllBytes(EntryPath(source));
            return bytes.Length > HexLength && bytes.AsSpan(0, HexLength).SequenceEqual(Checksum(bytes.AsSpan(HexLength)))
                ? JsonSerializer.Deserialize<DiagramDrawing>(bytes.AsSpan(HexLength))
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    public void Store(string source, DiagramDrawing drawing)
    {
        var payload = JsonSerializer.SerializeToUtf8Bytes(drawing);
        try
        {
            AtomicFile.Write(EntryPath(source), [.. Checksum(payload), .. payload]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A drawing that cannot be kept is drawn again next time.
        }
    }

    private string EntryPath(string source) =>
        Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{maker}\0{source}"))) + ".svg.json");

    private static byte[] Checksum(ReadOnlySpan<byte> payload) => Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(payload)));
}
