using System.Globalization;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Analysis.Claims;

/// <summary>Holds an observation against a claim.</summary>
internal static class ClaimJudge
{
    /// <summary>The verdict and the sentence on it.</summary>
    public static (Verdict Verdict, string Sentence) Judge(ClaimRow claim, Observation seen, bool withinText)
    {
        if (seen is Observation.Figure { Value: { IsKnown: false } value })
        {
            return (Verdict.NotCheckable, value.Missing.ToString());
        }

        // A text cannot be its own witness.
        if (!withinText && seen.Evidence.Length > 0 && seen.Evidence.All(f => f.Citations.All(c => c.SourceId == claim.SourceId)))
        {
            return (Verdict.NotCheckable, "The data hold no other source for it than the text itself.");
        }

        var (verdict, sentence) = seen switch
        {
            Observation.Figure figure => FigureComparison.Compare(claim, figure.Value.Required),
            Observation.Span span => Within(claim, span),
            Observation.Dated dated => DateComparison.Compare(claim, dated),
            Observation.Statement statement => (
                statement.Holds ? Verdict.Supported : Verdict.Contradicted,
                $"{(statement.Holds ? "It holds" : "It does not hold")}: {statement.Words}."),
            _ => throw new ClaimCheckException(claim, "the check gives a kind of observation that no claim can be held against"),
        };
        return (withinText && verdict == Verdict.Contradicted ? Verdict.InconsistentWithItself : verdict, sentence);
    }

    // The figure itself is in no other source, so lying between its neighbours is agreement as near as can be told, unless they leave no room.
    private static (Verdict Verdict, string Sentence) Within(ClaimRow claim, Observation.Span span)
    {
        var value = (double)(claim.Value ?? throw new ClaimCheckException(claim, "the row has no value to place between two figures"));
        var claimed = FactText.Of(value, span.Low.Unit, Math.Min(4, (int)claim.Value.Value.Scale));
        var low = Math.Min(span.Low.Value, span.High.Value);
        var high = Math.Max(span.Low.Value, span.High.Value);
        var start = $"Claimed {claimed}; no other source gives the figure of that day, but the neighbouring ones are {Shown(span.Low)} and {Shown(span.High)}";
        var end = $": {span.Low.Name}.";
        return value == low && value == high ? (Verdict.Supported, start + ", the same on either side" + end)
            : value >= low && value <= high ? (Verdict.Approximately, start + ", and it lies between them" + end)
            : value >= low - span.Slack && value <= high + span.Slack ? (Verdict.Approximately, start + ", and it lies outside them by no more than a month may change" + end)
            : (Verdict.Contradicted, start + ", and it does not fit with them" + end);
    }

    /// <summary>The fact's name and, where it has one, its date.</summary>
    internal static string Named(Fact fact) => fact.Period == default ? fact.Name : $"{fact.Name} ({When(fact.Period)})";

    internal static string Shown(Fact fact) => fact.Period == default ? fact.Text : $"{fact.Text} ({When(fact.Period)})";

    internal static string When(Period period) => period switch
    {
        { IsDay: true } => Long(period.Start),
        { Start: { Month: 1, Day: 1 }, End: { Month: 12, Day: 31 } } when period.Start.Year == period.End.Year => period.Start.Year.ToString(CultureInfo.InvariantCulture),
        _ => $"{Long(period.Start)} to {Long(period.End)}",
    };

    private static string Long(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
