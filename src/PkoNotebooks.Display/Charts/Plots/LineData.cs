using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using PkoNotebooks.Display.Html;
using PkoNotebooks.Display.Language;
using PkoNotebooks.Display.Tables;
using PkoNotebooks.Display.Text;

namespace PkoNotebooks.Display.Charts.Plots;

/// <summary>A line chart's data as a table and in words.</summary>
internal static class LineData
{
    private const int MostDescribed = 6;

    public static DataGrid Grid(LinePlot plot, DisplayLanguage language)
    {
        var unit = FactWords.UnitName(plot.Unit, language);
        var byDate = plot.Series.Select(s => s.Points.ToDictionary(p => p.Date, p => p.Value)).ToList();
        var dates = byDate.SelectMany(d => d.Keys).Distinct().Order();
        return new(
            [new(language.Word("chart.date"), IsRowHeader: true), .. plot.Series.Select(s => new GridColumn(s.Name.In(language), unit, IsNumber: true))],
            [.. dates.Select(date => byDate.Select(values => values.GetValueOrDefault(date) is { } value
                    ? new GridCell(FactWords.Of(value, plot.Unit, plot.Decimals, language, FactStyle.Bare), FactHtml.Value(value))
                    : new GridCell("", ""))
                .Prepend(new(FactWords.Date(date, language), date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))
                .ToImmutableArray())]);
    }

    public static string Describe(LinePlot plot, DisplayLanguage language)
    {
        var text = new StringBuilder();
        var comma = language.Word("format.list-separator");
        text.Append(language.Word(plot.Step ? "describe.step" : "describe.line", string.Join(comma, plot.Series.Take(MostDescribed).Select(s => s.Name.In(language)))));
        var described = plot.Series.Select((s, i) => (Series: s, plot.Styles[i].Tone))
            .OrderByDescending(s => s.Tone).Take(MostDescribed).Select(s => s.Series);
        text.Append(language.Word("format.sentence-space")).Append(language.Sentences(described.Select(Trend)));

        var all = plot.Series.Sum(s => s.Points.Length);
        var missing = plot.Series.Sum(s => s.Points.Count(p => p.Value is null));
        if (missing > 0)
        {
            text.Append(language.Word("describe.gaps", missing, all));
        }

        AppendEvents("describe.events", isBreak: false);
        AppendEvents("describe.breaks", isBreak: true);
        return text.ToString();

        string Trend(ChartSeries series)
        {
            var name = series.Name.In(language);
            var known = series.Points.Where(p => p.Value is not null).ToList();
            if (known.Count == 0)
            {
                return language.Word("describe.empty", name);
            }

            var (first, last) = (known[0], known[^1]);
            if (known.Count == 1)
            {
                return language.Word("describe.single", name, Value(first), Month(first));
            }

            var word = first.Value < last.Value ? "describe.rose" : first.Value > last.Value ? "describe.fell" : "describe.flat";
            var (high, low) = (known.MaxBy(p => p.Value), known.MinBy(p => p.Value));
            return language.Word(word, name, Value(first), Month(first), Value(last), Month(last))
                + language.Word("describe.extremes", Value(high), Month(high), Value(low), Month(low));
        }

        string Value(ChartPoint p) => FactWords.Of(p.Value!.Value, plot.Unit, plot.Decimals, language);

        string Month(ChartPoint p) => FactWords.Month(p.Date, language);

        void AppendEvents(string word, bool isBreak)
        {
            var events = plot.Events.Where(e => e.IsBreak == isBreak).OrderBy(e => e.Date).ToList();
            if (events.Count > 0)
            {
                text.Append(language.Word(word, string.Join(comma, events.Select(e => language.Word("format.in-brackets", e.Label.In(language), FactWords.Month(e.Date, language))))));
            }
        }
    }
}
