using System.Collections.Frozen;
using System.Text.Json.Nodes;

namespace PkoNotebooks.Execution.Documents;

/// <summary>The names under which notebooks ask for a kernel, each led back to one: <c>C#</c>, <c>cs</c> and <c>c#</c> are <c>csharp</c>.</summary>
public static class KernelNames
{
    /// <summary>The kernel of prose.</summary>
    public const string Markdown = "markdown";

    private static readonly FrozenDictionary<string, string> Aliases = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["csharp"] = "csharp",
        ["c#"] = "csharp",
        ["cs"] = "csharp",
        [".net-csharp"] = "csharp",
        ["fsharp"] = "fsharp",
        ["f#"] = "fsharp",
        ["fs"] = "fsharp",
        [".net-fsharp"] = "fsharp",
        ["pwsh"] = "pwsh",
        ["powershell"] = "pwsh",
        [".net-powershell"] = "pwsh",
        [".net-pwsh"] = "pwsh",
        ["sql"] = "sql",
        ["t-sql"] = "sql",
        ["kql"] = "kql",
        ["javascript"] = "javascript",
        ["js"] = "javascript",
        ["html"] = "html",
        ["mermaid"] = "mermaid",
        ["markdown"] = Markdown,
        ["md"] = Markdown,
        ["value"] = "value",
        ["http"] = "http",
        ["httprequest"] = "http",
        ["python"] = "python",
        ["ipython"] = "python",
        ["python3"] = "python",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The one name for a name or alias, or null where it is neither.</summary>
    public static string? Find(string name) => Aliases.GetValueOrDefault(name.Trim());

    /// <summary>The one name for a name or alias; a name that is neither is its own.</summary>
    public static string Normalise(string name) => Find(name) ?? name.Trim();

    /// <summary>
    /// The kernel that a line such as <c>#!fsharp</c> switches to, or null where the line is no such switch:
    /// another magic command, a switch with options, or code.
    /// </summary>
    /// <param name="line">One line, without its end.</param>
    /// <param name="kernelInfo">The document's <c>kernelInfo</c>, whose names and aliases count too; may be null.</param>
    public static string? OfSwitch(ReadOnlySpan<char> line, JsonNode? kernelInfo = null)
    {
        line = line.TrimEnd();
        if (!line.StartsWith("#!", StringComparison.Ordinal) || line.Length == 2)
        {
            return null;
        }

        var name = line[2..].ToString();
        return Find(name) ?? Declared(name, kernelInfo);
    }

    private static string? Declared(string name, JsonNode? kernelInfo)
    {
        if (kernelInfo is not JsonObject info || info["items"] is not JsonArray items)
        {
            return null;
        }

        foreach (var item in items.OfType<JsonObject>())
        {
            var declared = item["name"].AsText();
            var aliases = item["aliases"] as JsonArray ?? [];
            if (declared is not null
                && (string.Equals(declared, name, StringComparison.Ordinal) || aliases.Any(a => a.AsText() == name)))
            {
                return Normalise(declared);
            }
        }

        return null;
    }
}
