using System.Text.Json.Nodes;
using PkoNotebooks.Data.Package;

namespace PkoNotebooks.Data.Import;

/// <summary>The files that an import changes: the tables in their order, and the descriptor with their new hashes where there are any.</summary>
/// <param name="Tables">In the order of the changed tables.</param>
/// <param name="Contents">Each file's bytes by its path relative to the package.</param>
internal sealed record WrittenPackage(List<WrittenTable> Tables, IReadOnlyDictionary<string, byte[]> Contents)
{
    public bool ReadsAsWritten => Tables.TrueForAll(table => table.ReadsAsWritten);

    public static WrittenPackage Of(DataPackage package, List<ChangedTable> changed)
    {
        var tables = changed.ConvertAll(table => WrittenTable.Of(table.Resource, table.Rows));
        var contents = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        for (var i = 0; i < changed.Count; i++)
        {
            contents.Add(changed[i].Resource.Path, tables[i].Content);
        }

        if (contents.Count > 0)
        {
            contents.Add(PackageFinder.DescriptorName, Descriptor(package, changed, tables));
        }

        return new(tables, contents);
    }

    private static byte[] Descriptor(DataPackage package, List<ChangedTable> changed, List<WrittenTable> written)
    {
        var root = JsonNode.Parse(File.ReadAllBytes(package.DescriptorPath))!;
        var byName = root["resources"]!.AsArray().ToDictionary(node => (string)node!["name"]!);
        for (var i = 0; i < changed.Count; i++)
        {
            var entry = byName[changed[i].Resource.Name]!;
            entry["hash"] = "sha256:" + written[i].Sha256;
            entry["bytes"] = written[i].Content.Length;
        }

        return PackageSeal.Serialize(root);
    }
}
