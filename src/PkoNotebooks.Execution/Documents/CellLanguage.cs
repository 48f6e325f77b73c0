using System.Text.Json.Nodes;

namespace PkoNotebooks.Execution.Documents;

/// <summary>Which kernel runs a cell, from what notebooks of several ages say about it.</summary>
internal static class CellLanguage
{
    /// <summary>The kernel of cells that name none, from a notebook's metadata.</summary>
    public static string OfNotebook(JsonObject metadata)
    {
        // Newest first: polyglot notebooks, then .NET Interactive's own, then what every Jupyter notebook has.
        var named = metadata["polyglot_notebook"].Member("kernelInfo").Member("defaultKernelName").AsText()
            ?? metadata["dotnet_interactive"].Member("defaultKernelName").AsText()
            ?? Known(metadata["kernelspec"].Member("name").AsText())
            ?? Known(metadata["kernelspec"].Member("language").AsText())
            ?? Known(metadata["language_info"].Member("name").AsText())
            // A language that is not ours keeps its name, so that an error can say it.
            ?? metadata["kernelspec"].Member("language").AsText()
            ?? metadata["kernelspec"].Member("name").AsText();
        return string.IsNullOrWhiteSpace(named) ? "csharp" : KernelNames.Normalise(named);
    }

    /// <summary>The kernel of one code cell.</summary>
    public static string OfCell(JsonObject metadata, string source, string defaultKernelName, JsonNode? kernelInfo)
    {
        var named = metadata["polyglot_notebook"].Member("kernelName").AsText()
            ?? metadata["dotnet_interactive"].Member("language").AsText()
            ?? Switch(source, kernelInfo)
            ?? Known(metadata["vscode"].Member("languageId").AsText());
        return string.IsNullOrWhiteSpace(named) ? defaultKernelName : KernelNames.Normalise(named);
    }

    /// <summary>The kernels that a notebook declares for itself.</summary>
    public static JsonNode? KernelInfo(JsonObject metadata) => metadata["polyglot_notebook"].Member("kernelInfo");

    private static string? Switch(string source, JsonNode? kernelInfo)
    {
        foreach (var line in source.AsSpan().EnumerateLines())
        {
            if (!line.IsWhiteSpace())
            {
                return KernelNames.OfSwitch(line, kernelInfo);
            }
        }

        return null;
    }

    private static string? Known(string? name) => name is null ? null : KernelNames.Find(name);
}
