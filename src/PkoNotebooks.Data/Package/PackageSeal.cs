using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using PkoNotebooks.Data.Files;

namespace PkoNotebooks.Data.Package;

/// <summary>Declares each table's present hash and length in the descriptor, after a change that is meant.</summary>
public static class PackageSeal
{
    private static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true,
        IndentSize = 2,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Seals the package and returns the names of the tables whose hash or length was not the declared one.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no package.</exception>
    /// <exception cref="Validation.DataPackageException">The descriptor is wrong.</exception>
    /// <exception cref="FileNotFoundException">A table's file is missing.</exception>
    public static IReadOnlyList<string> Write(string? directory = null)
    {
        var package = DataPackage.Open(directory);
        var root = JsonNode.Parse(File.ReadAllBytes(package.DescriptorPath))!;
        var changed = new List<string>();
        foreach (var node in root["resources"]!.AsArray())
        {
            var resource = package[(string)node!["name"]!];
            var (sha256, length) = Measure(package.PathOf(resource));
            if (resource.Sha256 != sha256 || resource.Bytes != length)
            {
                changed.Add(resource.Name);
                node["hash"] = "sha256:" + sha256;
                node["bytes"] = length;
            }
        }

        if (changed.Count > 0)
        {
            AtomicFile.Write(package.DescriptorPath, stream => stream.Write(Serialize(root)));
        }

        return changed;
    }

    internal static byte[] Serialize(JsonNode root) => Encoding.UTF8.GetBytes(root.ToJsonString(Layout) + "\n");

    private static (string Sha256, long Length) Measure(string path)
    {
        using var stream = File.OpenRead(path);
        return (Convert.ToHexStringLower(SHA256.HashData(stream)), stream.Length);
    }
}
