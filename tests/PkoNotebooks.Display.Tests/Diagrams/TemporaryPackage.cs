using System.Text.Json;

namespace PkoNotebooks.Display.Tests.Diagrams;

/// <summary>A package in which each table refers to itself and to the one before it.</summary>
internal sealed class TemporaryPackage : IDisposable
{
    public TemporaryPackage(string[] names)
    {
        var resources = names.Select((name, i) => new
        {
            name,
            path = $"tables/t{i}.csv",
            schema = new
            {
                fields = new[] { new { name = name + "-id", type = "string" }, new { name = name + "-parent", type = "string" } },
                primaryKey = new[] { name + "-id", name + "-parent" },
                foreignKeys = new[]
                {
                    new { fields = new[] { name + "-parent" }, reference = new { resource = "", fields = new[] { name + "-id" } } },
                    new
                    {
                        fields = new[] { name + "-id" },
                        reference = new { resource = names[Math.Max(0, i - 1)], fields = new[] { names[Math.Max(0, i - 1)] + "-id" } },
                    },
                },
            },
        });
        File.WriteAllText(System.IO.Path.Combine(Path, "datapackage.json"), JsonSerializer.Serialize(new { name = "temporary", resources }));
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("diagram").FullName;

    public void Dispose() => Directory.Delete(Path, true);
}
