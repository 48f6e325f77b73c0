using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Analysis.Statistics;
using PkoNotebooks.Display.Charts;
using PkoNotebooks.Display.Language;
using static PkoNotebooks.Display.Show;

namespace PkoNotebooks.Display.Tests.Charts;

/// <summary>Charts of every kind from a seed: any number of items, gaps, zeros, wide ranges, names that nobody foresaw.</summary>
internal static class RandomCharts
{
    public static readonly string[] Kinds = ["line", "step", "log line", "bar", "range", "dumbbell", "scatter", "timeline", "lorenz"];

    private static readonly string[] Names =
    [
        "Japan", "United States", "Bosnia and Herzegovina", "Republic of Korea", "Côte d’Ivoire", "日本", "コンゴ民主共和国", "グレートブリテン及び北アイルランド連合王国",
        "Fiji", "Saint Vincent and the Grenadines", "UNMISS", .. Sample.HostileTexts.Where(t => t.Length > 0),
    ];

    private static readonly Unit[] Units = [Unit.Persons, Unit.Percent, Unit.UsDollars, Unit.Ratio, Unit.PersonYears, Unit.PercentagePoints];

    public static ChartDisplay Make(string kind, int seed, DisplayLanguage language)
    {
        var random = new Random(seed);
        var unit = Pick(random, Units);
        var chart = kind switch
        {
            "line" or "step" or "log line" => LineChart("k", Title(random), "Persons", Many(random, 12, _ => RandomSeries(random, unit)), RandomEvents(random), kind == "step", kind == "log line"),
            "bar" => BarChart("k", Title(random), "Persons", Many(random, 30, i => Bar(Name(random), Value(random, unit, i), Chance(random)))),
            "range" => RangeChart("k", Title(random), null, Name(random), Name(random), Many(random, 20, i => Range(
                Name(random), Value(random, unit, i), Value(random, unit, i), Value(random, unit, i), Chance(random) ? Value(random, unit, i) : null, Chance(random)))),
            "dumbbell" => DumbbellChart("k", Title(random), null, Name(random), Name(random), Many(random, 20, i => Dumbbell(
                Name(random), Value(random, unit, i), Value(random, unit, i), Chance(random))), logarithmic: Chance(random)),
            "scatter" => ScatterChart("k", Title(random), null, Name(random), Name(random), Many(random, 200, i => Dot(
                Name(random), Value(random, unit, i, positive: true), Value(random, unit, i, positive: true), (SeriesTone)Math.Max(0, random.Next(-30, 3)))),
                parity: Chance(random) ? "equal shares" : null),
            "timeline" => Timeline("k", Title(random), null, Many(random, 30, _ => RandomEntry(random)), RandomEvents(random), until: new(2023, 12, 31)),
            "lorenz" => LorenzChart("k", Title(random), null, Many(random, 4, i => Curve(
                Name(random), Inequality.Lorenz(Many(random, 200, _ => Math.Exp(random.NextDouble() * 9))), Sample.Fact($"gini.{i}", random.NextDouble(), Unit.Coefficient, 3)))),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
        return Speaking(chart, language);
    }

    private static ChartDisplay Speaking(ChartDisplay chart, DisplayLanguage language) =>
        new(chart.Key, chart.Title, chart.Subtitle, chart.Plot) { Language = language, Note = chart.Note };

    private static T[] Many<T>(Random random, int most, Func<int, T> make) => [.. Enumerable.Range(0, 1 + random.Next(most)).Select(make)];

    private static T Pick<T>(Random random, T[] from) => from[random.Next(from.Length)];

    private static bool Chance(Random random) => random.Next(3) == 0;

    private static LocalName Name(Random random) => new(Pick(random, Names));

    private static PkoNotebooks.Display.Text.Phrase Title(Random random) => $"{Pick(random, Names)} is what this is about, at {Sample.Persons(random.Next(1000))}";

    private static Measured Value(Random random, Unit unit, int i, bool positive = false) => random.Next(8) switch
    {
        0 => Sample.Missing(),
        1 => Sample.Fact($"v.{i}", 0, unit, 1),
        2 when !positive => Sample.Fact($"v.{i}", -random.NextDouble() * 1000, unit, 1),
        _ => Sample.Fact($"v.{i}", Math.Pow(10, (random.NextDouble() * 12) - 3), unit, random.Next(4)),
    };

    private static ChartSeries RandomSeries(Random random, Unit unit)
    {
        var start = new DateOnly(1990 + random.Next(20), 1 + random.Next(12), 1);
        var step = 1 + random.Next(12);
        var scale = Math.Pow(10, random.Next(-2, 7));
        var points = Enumerable.Range(0, 1 + random.Next(60))
            .Select(i => (start.AddMonths(i * step), random.Next(6) == 0 ? (double?)null : random.Next(-20, 1000) * scale)).ToList();
        return Series(Name(random), points, unit, [Sample.Source], (SeriesTone)random.Next(3), random.Next(3));
    }

    private static ChartEvent[] RandomEvents(Random random) => random.Next(3) == 0 ? [] : Many(random, 9, _ => new ChartEvent(
        new DateOnly(1990 + random.Next(34), 1 + random.Next(12), 1 + random.Next(28)), Name(random), Chance(random)));

    private static TimelineEntry RandomEntry(Random random)
    {
        var start = new DateOnly(1990 + random.Next(30), 1 + random.Next(12), 1);
        return Entry(Pick(random, Names[..6]), Name(random), start, Chance(random) ? null : start.AddDays(random.Next(4000)), Name(random), (SeriesTone)random.Next(3));
    }
}
