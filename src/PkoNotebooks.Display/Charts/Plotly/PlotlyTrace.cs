using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PkoNotebooks.Display.Charts.Plotly;

/// <summary>A trace of a figure that others made: where its points lie, as the figure's text says it.</summary>
/// <param name="Name">Its name in the legend; empty where it has none.</param>
/// <param name="IsBar">Bars; else points or a line.</param>
/// <param name="Across">The position of each point: a date, a category or a number.</param>
/// <param name="Up">The value of each point; null is a gap.</param>
/// <param name="Labels">The points' own names; empty where they have none.</param>
internal sealed record PlotlyTrace(
    string Name, bool IsBar, ImmutableArray<string> Across, ImmutableArray<double?> Up, ImmutableArray<string> Labels)
{
    /// <summary>Reads the traces that can be drawn without Plotly.</summary>
    /// <param name="figure">A Plotly figure as JSON: an object with <c>data</c>, or the array of traces alone.</param>
    /// <exception cref="ArgumentException">It is not JSON, or traces are of a kind that cannot be drawn; all of them are named.</exception>
    public static ImmutableArray<PlotlyTrace> Read(string figure)
    {
        JsonNode? root;
        try
        {
            root = JsonNode.Parse(figure);
        }
        catch (JsonException error)
        {
            throw new ArgumentException($"Plotly figure: expected JSON, found something else at line {error.LineNumber + 1}: {error.Message}", nameof(figure), error);
        }

        if ((root is JsonObject whole ? whole["data"] : root) is not JsonArray { Count: > 0 } data)
        {
            throw new ArgumentException("Plotly figure: found no \"data\", expected an array of at least one trace.", nameof(figure));
        }

        var errors = new List<string>();
        var traces = data.Select((trace, i) => One(trace, i, errors)).OfType<PlotlyTrace>().ToImmutableArray();
        return errors.Count == 0
            ? traces
            : throw new ArgumentException($"Plotly figure: {string.Join(" ", errors)}", nameof(figure));
    }

    private static PlotlyTrace? One(JsonNode? node, int index, List<string> errors)
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"data[{index}]");
        if (node is not JsonObject trace)
        {
            errors.Add($"{place} is no object.");
            return null;
        }

        var type = trace["type"]?.ToString() ?? "scatter";
        if (type is not ("scatter" or "scattergl" or "bar"))
        {
            errors.Add($"{place} is of type \"{type}\"; without Plotly, scatter and bar can be drawn.");
            return null;
        }

        var sideways = type == "bar" && trace["orientation"]?.ToString() == "h";
        if (trace[sideways ? "y" : "x"] is not JsonArray across || trace[sideways ? "x" : "y"] is not JsonArray up || across.Count != up.Count)
        {
            errors.Add($"{place} needs x and y as arrays of one length.");
            return null;
        }

        var values = up.Select(Number).ToImmutableArray();
        if (up.Where((v, i) => v is not null && values[i] is null).FirstOrDefault() is { } wrong)
        {
            errors.Add($"{place} has the value {wrong.ToJsonString()}, expected a number or null.");
            return null;
        }

        var labels = trace["text"] is JsonArray text && text.Count == up.Count ? text.Select(Text).ToImmutableArray() : [];
        return new(trace["name"]?.ToString() ?? "", type == "bar", [.. across.Select(Text)], values, labels);
    }

    private static double? Number(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<double>(out var number) && double.IsFinite(number) ? number : null;

    private static string Text(JsonNode? node) => node?.ToString() ?? "";
}
