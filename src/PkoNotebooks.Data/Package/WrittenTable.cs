using System.Security.Cryptography;
using PkoNotebooks.Data.Csv;

namespace PkoNotebooks.Data.Package;

/// <summary>A table's rows as the bytes of its file, with the hash that the descriptor declares.</summary>
/// <param name="Content">The file.</param>
/// <param name="Sha256">In lower case, hexadecimal.</param>
/// <param name="ReadsAsWritten">
/// Whether a reader sees in the file what was written: no cell has a line end, a NUL, half of a surrogate pair, or more characters than are read.
/// </param>
internal sealed record WrittenTable(byte[] Content, string Sha256, bool ReadsAsWritten)
{
    // A row of headcounts takes about as many bytes; the buffer grows where it is more.
    private const int UsualRow = 120;

    public static WrittenTable Of(ResourceDescriptor resource, List<string[]> rows)
    {
        using var stream = new MemoryStream(rows.Count * UsualRow);
        var longest = CsvOutput.Write(stream, resource.Fields.Select(field => field.Name), rows);
        var content = stream.ToArray();
        return new(content, Convert.ToHexStringLower(SHA256.HashData(content)), longest < CsvRows.LongestCell / 2 && Reads(content, rows.Count));
    }

    private static bool Reads(ReadOnlySpan<byte> content, int rows)
        => !content.ContainsAny((byte)0, (byte)'\r') && content.IndexOf("\uFFFD"u8) < 0 && content.Count((byte)'\n') == rows + 1;
}
