using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Display.Charts.Drawing;
using PkoNotebooks.Display.Language;
using PkoNotebooks.Display.Tables;
using PkoNotebooks.Display.Text;

namespace PkoNotebooks.Display.Charts;

/// <summary>What a kind of chart knows: its data, how to draw them, how to say them, how to hand them to Plotly.</summary>
public abstract class ChartPlot
{
    private protected ChartPlot()
    {
    }

    internal abstract IEnumerable<Citation> Citations { get; }

    /// <summary>Phrases inside the plot, whose facts travel with the chart.</summary>
    internal virtual IEnumerable<Phrase> Phrases => [];

    /// <summary>The names and labels that a reader sees.</summary>
    internal abstract IEnumerable<LocalName> Names { get; }

    internal abstract bool IsEmpty { get; }

    /// <summary>The data as a table.</summary>
    internal abstract DataGrid Grid(DisplayLanguage language);

    /// <summary>The reading for who cannot see it: what kind of chart, and what the data do.</summary>
    internal abstract string Describe(DisplayLanguage language);

    /// <summary>What a mark means that the drawing itself does not say; empty for nothing.</summary>
    internal virtual string Legend(DisplayLanguage language) => "";

    /// <summary>Draws into the scene and sets its height.</summary>
    internal abstract void Draw(Scene scene, ChartSize size, DisplayLanguage language);

    internal abstract PlotlyFigure Plotly(DisplayLanguage language);
}
