using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Display;
using PkoNotebooks.Display.Charts;
using PkoNotebooks.Display.Mime;
using PkoNotebooks.Display.Text;
using Plotly.NET;

namespace PkoNotebooks.PlotlyNet;

/// <summary>The kit's charts as charts of Plotly.NET, and those as figures of the kit's pages.</summary>
public static class PlotlyNetCharts
{
    /// <summary>The same chart for Plotly.NET: to restyle it, to combine it with others, to save it as it saves.</summary>
    public static GenericChart ToGenericChart(this ChartDisplay chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        using var reader = new JsonTextReader(new StringReader(chart.Format(MimeTypes.Plotly)))
        {
            // A date is a text to Plotly, and stays the text that it was.
            DateParseHandling = DateParseHandling.None, Culture = CultureInfo.InvariantCulture,
        };
        var figure = JObject.Load(reader);
        var traces = figure["data"]!.Select(data =>
        {
            var trace = new Trace(data.Value<string>("type") ?? "scatter");
            foreach (var property in ((JObject)data).Properties().Where(p => p.Name != "type"))
            {
                trace.SetValue(property.Name, property.Value);
            }

            return trace;
        }).ToList();
        var layout = new Layout();
        foreach (var property in ((JObject)figure["layout"]!).Properties())
        {
            layout.SetValue(property.Name, property.Value);
        }

        return GenericChart.setLayout(layout, GenericChart.ofTraceObjects(false, traces));
    }

    /// <summary>
    /// A chart of Plotly.NET as a figure of a page: drawn by Plotly where a front end knows it, and without a script in pages, with a reading
    /// for who cannot see it and the data as a table.
    /// </summary>
    /// <param name="chart">Lines, points or bars.</param>
    /// <param name="key">A stable name, unique in the notebook.</param>
    /// <param name="title">The finding, from facts.</param>
    /// <param name="subtitle">Unit and period.</param>
    /// <param name="facts">Every fact that the chart shows; a value that is none of them is an error.</param>
    /// <exception cref="ArgumentException">The chart is of a kind that cannot be drawn without Plotly, or values rest on no fact.</exception>
    public static ChartDisplay ToFigure(this GenericChart chart, string key, Phrase title, Phrase? subtitle, IEnumerable<Fact> facts)
    {
        ArgumentNullException.ThrowIfNull(chart);
        return Show.PlotlyChart(key, title, subtitle, GenericChart.toFigureJson(chart), facts);
    }
}
