using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace PkoNotebooks.Benchmarks.Render;

/// <summary>What a person may change between two renders.</summary>
internal static class Changes
{
    /// <summary>In an order in which each is the only change since the render before it.</summary>
    public static ImmutableArray<Change> All { get; } =
    [
        new("nothing", _ => Task.CompletedTask),
        new("one byte of one table, sealed", TableAsync),
        new("a word of a Markdown cell", MarkdownAsync),
        new("a parameter of one notebook", _ => Task.CompletedTask, "01", "-p", "country", "DEU"),
        new("back to all notebooks", _ => Task.CompletedTask),
        new("a page deleted", project => DeleteAsync(Path.Combine(project.Site, "01-funding-share-and-troop-gap.html"))),
        new("a page edited by hand", project => File.AppendAllTextAsync(Path.Combine(project.Site, "index.html"), " ")),
        new("a kept execution damaged", project => DamageAsync(Directory.GetFiles(project.Cache, "02-*.run", SearchOption.AllDirectories)[0])),
        new("an assembly of the kit", project => RebuildAsync(project.Within("bin", "PkoNotebooks.Display.dll"))),
    ];

    private static async Task TableAsync(Project project)
    {
        var path = project.Within("data", "tables", "training.csv");
        var rows = await File.ReadAllTextAsync(path);

        // The last cell of the last row is its note.
        await File.WriteAllTextAsync(path, rows.TrimEnd('\n') + (rows.TrimEnd('\n').EndsWith('"') ? "" : ".") + "\n");
        await project.PkoAsync("data", "seal");
    }

    private static async Task MarkdownAsync(Project project)
    {
        var path = Path.Combine(project.Notebooks, "03-civilian-staffing-scarcity.ipynb");
        var text = await File.ReadAllTextAsync(path);
        var at = text.IndexOf("\"# ", StringComparison.Ordinal) + 3;
        await File.WriteAllTextAsync(path, text[..at] + "Now: " + text[at..]);
    }

    private static Task DeleteAsync(string path)
    {
        File.Delete(path);
        return Task.CompletedTask;
    }

    private static async Task DamageAsync(string path)
    {
        var bytes = await File.ReadAllBytesAsync(path);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(path, bytes);
    }

    /// <summary>Gives an assembly another module version id, as a build from other sources would.</summary>
    private static async Task RebuildAsync(string path)
    {
        var bytes = await File.ReadAllBytesAsync(path);
        using var image = new PEReader(new MemoryStream(bytes));
        var metadata = image.GetMetadataReader();
        var id = metadata.GetGuid(metadata.GetModuleDefinition().Mvid).ToByteArray();
        bytes[bytes.AsSpan().IndexOf(id)] ^= 1;
        await File.WriteAllBytesAsync(path, bytes);
    }
}
