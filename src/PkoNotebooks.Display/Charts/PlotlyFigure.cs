using System.Text.Json.Nodes;

namespace PkoNotebooks.Display.Charts;

/// <summary>Traces and the chart's own part of the layout, as in Plotly's figure schema.</summary>
internal sealed record PlotlyFigure(JsonArray Data, JsonObject Layout);
