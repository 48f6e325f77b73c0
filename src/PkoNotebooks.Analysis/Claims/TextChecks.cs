using System.Collections.Immutable;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Analysis.Claims;

/// <summary>Checks that hold a text against itself: its sums, products, counts, orders and repeated figures.</summary>
internal static class TextChecks
{
    public static ImmutableArray<CheckDefinition> All { get; } =
    [
        new("inconsistency", "kind:claims", c => c[0] switch
        {
            "sum" => Observation.Of(Terms(c, '+', "sum of the text's parts", (a, b) => a + b)),
            "product" => Observation.Of(Terms(c, '*', "product of the text's figures", (a, b) => a * b)),
            "ratio" => Ratio(c),
            "count" => Count(c),
            "equal" => Equal(c),
            "order" => Order(c),
            "years-since" => Observation.Of(Years(c, $"years from the text's date to {c[2]}", c.Number(2) - (int)Value(c, c[1]).Value, c[1])),
            "span-years" => Observation.Of(Years(c, "calendar years of the period, both ends counted", Span(c, c[1]).To.Year - Span(c, c[1]).From.Year + 1, c[1])),
            "dates" => Observation.Of(Days(c)),
            "overlap" => Observation.Of(Years(c, "calendar years that stand in both periods", Overlap(Span(c, c[1]), Span(c, c[2])), c[1], c[2])),
            _ => throw new ClaimCheckException(c.Claim, $"'{c[0]}' is none of sum, product, ratio, count, equal, order, years-since, span-years, dates, overlap"),
        }, WithinText: true),
    ];

    private static ClaimRow Claim(CheckContext c, string id) => c.Row(c.Data.Claims, id);

    private static Fact Value(CheckContext c, string id)
    {
        var row = Claim(c, id);
        var value = row.Value ?? throw new ClaimCheckException(c.Claim, $"claim {id} has no value");
        return c.Tables.Facts.Of(
            row, $"claimed.{id}", $"\"{row.Paraphrase}\"", (double)value, UnitOf(row), PeriodOf(c, row), Math.Min(4, (int)value.Scale), note: "As the text says; not checked here.");
    }

    private static Unit UnitOf(ClaimRow row) => row.Unit switch
    {
        "persons" or "persons a year" => Unit.Persons,
        "percent" => Unit.Percent,
        "US dollars" => Unit.UsDollars,
        "years" => Unit.Years,
        "year" => Unit.Year,
        "rank" => Unit.Rank,
        _ => Unit.Count,
    };

    private static Period PeriodOf(CheckContext c, ClaimRow row) => string.IsNullOrEmpty(row.Period) ? default : Span(c, row.ClaimId) is var (from, to) && from <= to ? new(from, to) : default;

    private static (DateOnly From, DateOnly To) Span(CheckContext c, string id)
    {
        var period = Claim(c, id).Period ?? throw new ClaimCheckException(c.Claim, $"claim {id} has no period");
        var parts = period.Split('/');
        return (c.First(parts[0]), c.Last(parts[^1]));
    }

    // The claims left of the equals sign; what stands right of it is the claim that this row tests.
    private static string[] Left(CheckContext c, char sign) => c[1].Split('=')[0].Split(sign);

    private static Fact Terms(CheckContext c, char sign, string name, Func<Calculation, Calculation, Calculation> join)
    {
        var parts = Left(c, sign).Select(id => Value(c, id)).ToList();
        return parts.Select(Calculation.Of).Aggregate(join).As($"within_text.{c.Claim.ClaimId}", name, UnitOf(c.Claim));
    }

    private static Observation Ratio(CheckContext c)
    {
        var parts = Left(c, '/').Select(id => Value(c, id)).ToList();
        return parts is [var part, { Value: not 0 } whole]
            ? Observation.Of((Calculation.Of(part) / whole * 100).As($"within_text.{c.Claim.ClaimId}", "ratio of the text's figures", Unit.Percent, 2), part, whole)
            : throw new ClaimCheckException(c.Claim, "a ratio needs two claims, the second not zero");
    }

    // C2-085 stands for C2-085a, C2-085b and so on.
    private static List<ClaimRow> Items(CheckContext c)
    {
        var items = c.Data.Claims.Where(r => r.ClaimId.Length == c[1].Length + 1 && r.ClaimId.StartsWith(c[1], StringComparison.Ordinal))
            .OrderBy(r => r.ClaimId, StringComparer.Ordinal).ToList();
        return items.Count > 0 ? items : throw new ClaimCheckException(c.Claim, $"no claim is an item of {c[1]}");
    }

    private static Observation Count(CheckContext c)
    {
        var items = Items(c);
        return Observation.Of(c.Tables.Count($"within_text.{c.Claim.ClaimId}", "number that the text itself lists", items.Count, items));
    }

    private static Observation.Statement Equal(CheckContext c)
    {
        var (a, b) = (Value(c, c[1]), Value(c, c[2]));
        return new Observation.Statement(
            Math.Abs(a.Value - b.Value) <= (double)(c.Claim.Tolerance ?? 0), $"the text says {a.Text} in one place and {b.Text} in another", [a, b]);
    }

    private static Observation.Statement Order(CheckContext c)
    {
        var values = Items(c).Select(r => Value(c, r.ClaimId)).ToList();
        var breaks = values.Zip(values.Skip(1)).Where(p => p.First.Value < p.Second.Value).ToList();
        return new Observation.Statement(
            breaks.Count == 0,
            breaks.Count == 0 ? $"{FactText.Number(values.Count, 0)} values fall from {values[0].Text} to {values[^1].Text}" : $"{breaks[0].First.Text} stands before {breaks[0].Second.Text}",
            [.. values]);
    }

    private static Fact Years(CheckContext c, string name, int value, params ReadOnlySpan<string> claims)
    {
        var rows = new List<ClaimRow>();
        foreach (var id in claims)
        {
            rows.Add(Claim(c, id));
        }

        return c.Tables.Count($"within_text.{c.Claim.ClaimId}", name, value, rows, formula: string.Join(" and ", rows.Select(r => r.Period)), unit: Unit.Years);
    }

    private static Fact Days(CheckContext c) => c.Tables.Count(
        $"within_text.{c.Claim.ClaimId}", "days between the dates of the two figures", Math.Abs(Span(c, c[1]).To.DayNumber - Span(c, c[2]).To.DayNumber),
        [Claim(c, c[1]), Claim(c, c[2])], formula: $"{Claim(c, c[1]).Period} and {Claim(c, c[2]).Period}", unit: Unit.Days);

    private static int Overlap((DateOnly From, DateOnly To) a, (DateOnly From, DateOnly To) b) =>
        Math.Max(0, Math.Min(a.To.Year, b.To.Year) - Math.Max(a.From.Year, b.From.Year) + 1);
}
