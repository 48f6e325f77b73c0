using System.Text.Json.Nodes;

namespace PkoNotebooks.Execution.Documents;

/// <summary>What an <c>.ipynb</c> file must say so that Jupyter and VS Code choose the kernels that the notebook means.</summary>
internal static class NotebookMetadata
{
    /// <summary>Names the kernel of cells that name none.</summary>
    /// <param name="metadata">The notebook's metadata; changed.</param>
    /// <param name="kernelName">The kernel.</param>
    /// <param name="keep">Whether metadata that already leads to the kernel is left as it is.</param>
    public static void SetDefaultKernel(JsonObject metadata, string kernelName, bool keep)
    {
        if (keep && CellLanguage.OfNotebook(metadata) == kernelName)
        {
            return;
        }

        var (display, language, name) = kernelName switch
        {
            "csharp" => (".NET (C#)", "C#", ".net-csharp"),
            "fsharp" => (".NET (F#)", "F#", ".net-fsharp"),
            "pwsh" => (".NET (PowerShell)", "PowerShell", ".net-pwsh"),
            "python" => ("Python 3", "python", "python3"),
            _ => (".NET (C#)", "C#", ".net-csharp"),
        };
        metadata["kernelspec"] = new JsonObject { ["display_name"] = display, ["language"] = language, ["name"] = name };
        if (metadata["polyglot_notebook"].Member("kernelInfo") is JsonObject info)
        {
            info["defaultKernelName"] = kernelName;
        }
        else if (CellLanguage.OfNotebook(metadata) != kernelName)
        {
            var polyglot = metadata["polyglot_notebook"] as JsonObject ?? [];
            polyglot["kernelInfo"] = new JsonObject
            {
                ["defaultKernelName"] = kernelName,
                ["items"] = new JsonArray(new JsonObject { ["aliases"] = new JsonArray(), ["name"] = kernelName }),
            };
            metadata["polyglot_notebook"] = polyglot;
        }
    }

    /// <summary>Names a cell's kernel where nothing else leads to it.</summary>
    public static void SetKernel(JsonObject metadata, string source, string kernelName, string defaultKernelName, JsonNode? kernelInfo)
    {
        if (CellLanguage.OfCell(metadata, source, defaultKernelName, kernelInfo) == kernelName)
        {
            return;
        }

        // Both names: VS Code reads the first, .NET Interactive under Jupyter the second.
        Set(metadata, "dotnet_interactive", "language", kernelName);
        Set(metadata, "polyglot_notebook", "kernelName", kernelName);
    }

    private static void Set(JsonObject metadata, string group, string name, string value)
    {
        if (metadata[group] is JsonObject members)
        {
            members[name] = value;
        }
        else
        {
            metadata[group] = new JsonObject { [name] = value };
        }
    }
}
