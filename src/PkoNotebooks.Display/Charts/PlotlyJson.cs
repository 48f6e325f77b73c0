using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using PkoNotebooks.Display.Text;

namespace PkoNotebooks.Display.Charts;

/// <summary>A chart as Plotly's figure: <c>{"data": […], "layout": {…}}</c>, from the same model as the drawing.</summary>
internal static class PlotlyJson
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(ChartDisplay chart)
    {
        var figure = chart.Plot.Plotly(chart.Language);
        var layout = figure.Layout;
        var subtitle = chart.Subtitle is null ? "" : $"<br><sub>{Words(chart.Subtitle.In(chart.Language))}</sub>";
        layout["title"] = new JsonObject
        {
            ["text"] = $"<b>{Words(chart.Title.In(chart.Language))}</b>{subtitle}", ["x"] = 0, ["xanchor"] = "left",
        };
        layout["hovermode"] ??= "closest";
        layout["margin"] ??= new JsonObject { ["t"] = 90, ["r"] = 120, ["b"] = 90 };
        layout["plot_bgcolor"] = "rgba(0,0,0,0)";
        layout["paper_bgcolor"] = "rgba(0,0,0,0)";
        var annotations = layout["annotations"] as JsonArray ?? [];
        annotations.Add(new JsonObject
        {
            ["text"] = Words(CitationText.Line(chart.AllCitations, chart.Language)),
            ["xref"] = "paper", ["yref"] = "paper", ["x"] = 0, ["y"] = -0.18, ["xanchor"] = "left", ["yanchor"] = "top",
            ["showarrow"] = false, ["align"] = "left", ["font"] = new JsonObject { ["size"] = 11 },
        });
        if (annotations.Parent is null)
        {
            layout["annotations"] = annotations;
        }

        return new JsonObject { ["data"] = figure.Data, ["layout"] = layout }.ToJsonString(Options);
    }

    /// <summary>Plotly reads a few tags in its texts: words from data must not become one.</summary>
    public static string Words(string text) => Html.HtmlText.Encode(Drawing.TextMeasure.OneLine(text));
}
