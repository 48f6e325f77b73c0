using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Analysis.Claims;

/// <summary>Compares a figure with the claim's value by its operator and tolerance.</summary>
internal static class FigureComparison
{
    public static (Verdict Verdict, string Sentence) Compare(ClaimRow claim, Fact fact)
    {
        var value = claim.Value ?? throw new ClaimCheckException(claim, "the check gives a figure, but the row has no value to compare it with");
        var actual = Math.Abs(fact.Value) < 1e27 ? (decimal)fact.Value : throw new ClaimCheckException(claim, "the figure is too large to compare");
        var difference = actual - value;
        // 19.55 is 19.6 to a writer who rounds up and 19.5 to one who rounds to even: a text may do either.
        var same = Math.Round(actual, value.Scale, MidpointRounding.AwayFromZero) == value || Math.Round(actual, value.Scale, MidpointRounding.ToEven) == value;
        var claimed = FactText.Of((double)value, fact.Unit, Decimals(value, fact.Unit));
        var (holds, word) = claim.Operator switch
        {
            "eq" or "approx" or "rank" or "sum" => (same, claimed),
            "gt" => (actual > value, "more than " + claimed),
            "ge" => (actual >= value, "at least " + claimed),
            "lt" => (actual < value, "less than " + claimed),
            "le" => (actual <= value, "at most " + claimed),
            _ => throw new ClaimCheckException(claim, $"its operator '{claim.Operator}' compares no figures: use eq, approx, rank, sum, gt, ge, lt or le"),
        };
        var near = !holds && claim.Tolerance > 0 && Math.Abs(difference) <= claim.Tolerance;
        var remark = (holds, near) switch
        {
            (true, _) => same && difference != 0 ? ", the same at the text's own precision" : "",
            (_, true) => $", {Difference(difference, fact, value)}, within what the wording allows",
            _ => claim.Operator is "gt" or "ge" or "lt" or "le" ? "" : $", {Difference(difference, fact, value)}",
        };
        return (
            holds ? Verdict.Supported : near ? Verdict.Approximately : Verdict.Contradicted,
            $"Claimed {word}, found {fact.Text}{remark}: {ClaimJudge.Named(fact)}.");
    }

    private static string Difference(decimal difference, Fact fact, decimal claimed)
    {
        var unit = fact.Unit switch
        {
            Unit.Percent => Unit.PercentagePoints,
            Unit.Rank => Unit.Count,
            Unit.Year => Unit.Years,
            var own => own,
        };
        var size = Math.Abs(difference);
        var text = FactText.Of((double)size, unit, Math.Max(fact.Decimals, Decimals(claimed, unit)));
        return fact.Unit switch
        {
            Unit.Rank => $"{text} {(size == 1 ? "place" : "places")} {(difference > 0 ? "lower" : "higher")}",
            Unit.Year => $"{text} {(difference > 0 ? "later" : "earlier")}",
            _ => $"{text} {(difference > 0 ? "more" : "less")}",
        };
    }

    private static int Decimals(decimal value, Unit unit) => unit switch
    {
        Unit.UsDollars => Math.Min(2, Digits(value / (Math.Abs(value) >= 1_000_000_000m ? 1_000_000_000m : 1_000_000m))),
        Unit.Rank or Unit.Year => 0,
        _ => Math.Min(4, (int)value.Scale),
    };

    // Dividing by a one with all its zeros drops the zeros at the end.
    private static int Digits(decimal value) => (value / 1.000000000000000000000000000000m).Scale;
}
