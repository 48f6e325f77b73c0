using System.Globalization;
using System.Text.Json.Nodes;
using PkoNotebooks.Display.Language;
using PkoNotebooks.Display.Text;

namespace PkoNotebooks.Display.Charts.Plots;

/// <summary>A line chart as Plotly's figure.</summary>
internal static class LinePlotly
{
    public static PlotlyFigure Figure(LinePlot plot, DisplayLanguage language)
    {
        var data = new JsonArray();
        for (var i = 0; i < plot.Series.Length; i++)
        {
            var (series, points, style) = (plot.Series[i], plot.WithGaps(i), plot.Styles[i]);
            data.Add(new JsonObject
            {
                ["type"] = "scatter",
                ["mode"] = series.Points.Length > 60 ? "lines" : "lines+markers",
                ["name"] = PlotlyJson.Words(series.Name.In(language)),
                ["x"] = new JsonArray([.. points.Select(p => (JsonNode)Day(p.Date))]),
                ["y"] = new JsonArray([.. points.Select(p => p.Value is { } v ? (JsonNode?)v : null)]),
                ["connectgaps"] = false,
                ["line"] = new JsonObject
                {
                    ["color"] = style.Colour, ["dash"] = style.Dash, ["width"] = style.Tone == SeriesTone.Context ? 1.5 : 3,
                    ["shape"] = plot.Step ? "hv" : "linear",
                },
                ["marker"] = new JsonObject { ["symbol"] = style.Symbol, ["size"] = style.Tone == SeriesTone.Context ? 4 : 6 },
            });
        }

        var shapes = new JsonArray();
        var annotations = new JsonArray();
        foreach (var e in plot.Events.OrderBy(e => e.Date))
        {
            shapes.Add(new JsonObject
            {
                ["type"] = "line", ["x0"] = Day(e.Date), ["x1"] = Day(e.Date), ["yref"] = "paper", ["y0"] = 0, ["y1"] = 1,
                ["line"] = new JsonObject { ["dash"] = e.IsBreak ? "dash" : "dot", ["width"] = 1, ["color"] = Palette.Light.Context },
            });
            annotations.Add(new JsonObject
            {
                ["text"] = PlotlyJson.Words(e.Label.In(language)), ["x"] = Day(e.Date), ["yref"] = "paper", ["y"] = 1, ["yanchor"] = "bottom",
                ["showarrow"] = false, ["textangle"] = -30, ["font"] = new JsonObject { ["size"] = 11 },
            });
        }

        return new(data, new JsonObject
        {
            ["xaxis"] = new JsonObject { ["type"] = "date", ["showgrid"] = false },
            ["yaxis"] = new JsonObject
            {
                ["type"] = plot.Logarithmic ? "log" : "linear",
                ["rangemode"] = plot.FromZero && !plot.Logarithmic ? "tozero" : "normal",
                ["title"] = new JsonObject { ["text"] = FactWords.UnitName(plot.Unit, language) },
            },
            ["hovermode"] = "x unified",
            ["shapes"] = shapes,
            ["annotations"] = annotations,
        });
    }

    private static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
