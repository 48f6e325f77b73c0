using System.Security.Cryptography;
using System.Text;

namespace PkoNotebooks.Publishing.Site;

/// <summary>Writes a file under a temporary name and moves it: a killed run leaves the old file or the new one.</summary>
internal static class OutputFile
{
    public static Task<SiteFile> WriteAsync(string directory, string name, string text, CancellationToken cancellationToken) =>
        WriteAsync(directory, name, new UTF8Encoding(false).GetBytes(text), cancellationToken);

    public static async Task<SiteFile> WriteAsync(string directory, string name, byte[] bytes, CancellationToken cancellationToken)
    {
        var path = Path.Combine(directory, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var temporary = path + ".partial";
        await File.WriteAllBytesAsync(temporary, bytes, cancellationToken).ConfigureAwait(false);
        File.Move(temporary, path, overwrite: true);
        return new(name, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }
}
