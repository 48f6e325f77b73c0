using System.Collections.Immutable;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Data;
using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Analysis.CivilianScarcity;

/// <summary>The training pipeline, with sources that disagree side by side.</summary>
internal static class TrainingPipeline
{
    private const string MainProgramme = "peacebuilders";

    public static ImmutableArray<TrainingFigure> Figures(PkoData data, RowFacts facts) =>
    [
        .. data.Training
            .OrderBy(r => r.Programme, StringComparer.Ordinal).ThenBy(r => r.Period, StringComparer.Ordinal)
            .ThenBy(r => r.Indicator, StringComparer.Ordinal).ThenBy(r => r.Key, StringComparer.Ordinal)
            .Select(r => new TrainingFigure(
                r.Programme, r.Period, r.Indicator, r.Unit, Figure(facts, r), data.Sources.Find(r.SourceId)?.Title ?? r.SourceId, r.Preferred)),
    ];

    /// <summary>The ways in which sources count the main programme's participants, each added up by itself.</summary>
    public static ImmutableArray<Fact> Totals(PkoData data, RowFacts facts)
    {
        var totals = ImmutableArray.CreateBuilder<Fact>();
        foreach (var count in data.Training.Where(r => r.Programme == MainProgramme)
            .GroupBy(r => (r.Period, r.SourceId)).OrderBy(g => g.Key.Period, StringComparer.Ordinal).ThenBy(g => g.Key.SourceId, StringComparer.Ordinal))
        {
            var parts = count.Where(r => r.Indicator.StartsWith("participants", StringComparison.Ordinal))
                .OrderBy(r => r.Indicator, StringComparer.Ordinal).Select(r => Calculation.Of(Figure(facts, r))).ToList();
            if (parts.Count > 0)
            {
                totals.Add(parts.Aggregate((a, b) => a + b).As(
                    $"training_total.{MainProgramme}.{count.Key.Period}.{count.Key.SourceId}", "participants of the programme", Unit.Persons));
            }

            var yearly = count.Where(r => r.Indicator.EndsWith("a year", StringComparison.Ordinal)).OrderBy(r => r.Indicator, StringComparer.Ordinal)
                .Select(r => Calculation.Of(Figure(facts, r))).ToList();
            var years = count.FirstOrDefault(r => r.Indicator == "years of the programme");
            if (yearly.Count > 0 && years is not null)
            {
                totals.Add((yearly.Aggregate((a, b) => a + b) * Figure(facts, years)).As(
                    $"training_total.{MainProgramme}.{count.Key.Period}.{count.Key.SourceId}.by_year",
                    "participants of the programme, from its yearly intake", Unit.Persons));
            }
        }

        return totals.ToImmutable();
    }

    private static Fact Figure(RowFacts facts, TrainingRow row)
    {
        var years = row.Period.Split('/');
        var period = years.Length == 2 && int.TryParse(years[0], out var from) && int.TryParse(years[1], out var to) && from <= to
            ? new Period(new(from, 1, 1), new(to, 12, 31))
            : int.TryParse(row.Period, out var year) ? Period.OfYear(year) : default;
        return facts.Of(
            row, $"training.{row.Programme}.{row.Indicator}.{row.Period}.{row.SourceId}".Replace(' ', '_'), $"{row.Indicator} ({row.Programme})",
            (double)row.Value, row.Unit switch { "US dollars" => Unit.UsDollars, "persons" => Unit.Persons, _ => Unit.Count }, period);
    }
}
