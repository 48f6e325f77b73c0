using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace PkoNotebooks.Data.Tests.Fixtures;

/// <summary>A small, right package in a folder of its own, to be broken by a test in one place.</summary>
internal sealed class TinyPackage : IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public TinyPackage()
    {
        Folder = Path.Combine(Path.GetTempPath(), "pko-tests", Path.GetRandomFileName());
        var from = Path.Combine(AppContext.BaseDirectory, "Fixtures", "package");
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(Folder, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
    }

    public string Folder { get; }

    public string Descriptor => Path.Combine(Folder, "datapackage.json");

    public string PathOf(string table) => Path.Combine(Folder, "tables", table + ".csv");

    public string Text(string table) => File.ReadAllText(PathOf(table), Utf8);

    /// <summary>Replaces text in a table and declares the new hash, so that only the change itself can be found.</summary>
    public TinyPackage Replace(string table, string old, string replacement)
    {
        var text = Text(table);
        Assert.Contains(old, text, StringComparison.Ordinal);
        return Write(table, text.Replace(old, replacement, StringComparison.Ordinal));
    }

    public TinyPackage Append(string table, string lines) => Write(table, Text(table) + lines);

    public TinyPackage Write(string table, string text) => Write(table, Utf8.GetBytes(text));

    public TinyPackage Write(string table, byte[] bytes)
    {
        File.WriteAllBytes(PathOf(table), bytes);
        return Resource(table, resource =>
        {
            resource["hash"] = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(bytes));
            resource["bytes"] = bytes.Length;
        });
    }

    public TinyPackage Resource(string table, Action<JsonObject> change)
    {
        var root = JsonNode.Parse(File.ReadAllText(Descriptor))!;
        change(root["resources"]!.AsArray().Single(item => (string?)item!["name"] == table)!.AsObject());
        File.WriteAllText(Descriptor, root.ToJsonString());
        return this;
    }

    /// <summary>Changes a field's declaration.</summary>
    public TinyPackage Field(string table, string field, Action<JsonObject> change)
        => Resource(table, resource => change(
            resource["schema"]!["fields"]!.AsArray().Single(item => (string?)item!["name"] == field)!.AsObject()));

    /// <summary>Gives a field one constraint.</summary>
    public TinyPackage Constrain(string table, string field, string constraint, JsonNode value)
        => Field(table, field, declared =>
        {
            var constraints = declared["constraints"]?.AsObject();
            if (constraints is null)
            {
                declared["constraints"] = constraints = [];
            }

            constraints[constraint] = value;
        });

    public PkoData Load() => PkoData.Load(Folder);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
