using System.Text.Json.Nodes;
using PkoNotebooks.Analysis.Facts;

namespace PkoNotebooks.Display.Charts.Plots;

/// <summary>Arrays and layouts of Plotly figures.</summary>
internal static class Nodes
{
    public static JsonArray Strings(IEnumerable<string> texts) => [.. texts.Select(t => (JsonNode)t)];

    public static JsonArray Numbers(IEnumerable<double?> values) => [.. values.Select(v => v is { } number ? (JsonNode?)number : null)];

    public static JsonArray Values(IEnumerable<Measured?> values) => Numbers(values.Select(v => v?.Fact?.Value));

    /// <summary>Rows from top to bottom in the order given.</summary>
    public static JsonObject RowLayout(string unit, bool logarithmic = false) => new()
    {
        ["xaxis"] = new JsonObject { ["title"] = new JsonObject { ["text"] = unit }, ["type"] = logarithmic ? "log" : "linear" },
        ["yaxis"] = new JsonObject { ["autorange"] = "reversed", ["automargin"] = true, ["type"] = "category" },
    };
}
