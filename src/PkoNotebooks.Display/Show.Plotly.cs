using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Display.Charts;
using PkoNotebooks.Display.Charts.Plotly;
using PkoNotebooks.Display.Text;

namespace PkoNotebooks.Display;

public static partial class Show
{
    /// <summary>
    /// A Plotly figure that another library made, as a figure of a page: front ends that know Plotly draw it as it is; pages show a static
    /// drawing of its lines, bars or points, a reading and the data as a table.
    /// </summary>
    /// <param name="key">A stable name, unique in the notebook.</param>
    /// <param name="title">The finding, from facts.</param>
    /// <param name="subtitle">Unit and period.</param>
    /// <param name="figure">The figure as JSON, with <c>data</c> and <c>layout</c>; traces of the types scatter and bar.</param>
    /// <param name="facts">Every fact that the figure shows; a value that is none of them is an error.</param>
    /// <param name="note">A line below.</param>
    /// <param name="citations">Sources beyond those of the facts.</param>
    /// <exception cref="ArgumentException">The figure cannot be read or drawn, or values rest on no fact; the message names all of them.</exception>
    public static ChartDisplay PlotlyChart(
        string key,
        Phrase title,
        Phrase? subtitle,
        string figure,
        IEnumerable<Fact> facts,
        Phrase? note = null,
        IEnumerable<Citation>? citations = null)
    {
        ArgumentNullException.ThrowIfNull(figure);
        ArgumentNullException.ThrowIfNull(facts);
        return new(key, title, subtitle, PlotlyStandIn.Of(figure, facts)) { Note = note, Citations = [.. citations ?? []], PlotlyFigure = figure };
    }
}
