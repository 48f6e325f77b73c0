using System.Globalization;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Data;

namespace PkoNotebooks.Analysis.Claims;

/// <summary>Counts of the ledger's rows as facts, so that a sentence about them is traced like any other.</summary>
public static class LedgerFacts
{
    /// <summary>How many of the rows have one of the verdicts; all rows where none is named. Cites the texts that make the claims.</summary>
    /// <param name="data">The data that the ledger was evaluated on.</param>
    /// <param name="ledger">The rows.</param>
    /// <param name="verdicts">The verdicts counted.</param>
    public static Fact Count(PkoData data, IEnumerable<LedgerRow> ledger, params IReadOnlyList<Verdict> verdicts)
    {
        ArgumentNullException.ThrowIfNull(data);
        var all = ledger.ToList();
        var counted = verdicts.Count == 0 ? all : [.. all.Where(r => verdicts.Contains(r.Verdict))];
        var what = verdicts.Count == 0 ? "all" : string.Join(" or ", verdicts.Select(VerdictWords.Of));
        return Of(data, all, what, $"claims, {what}", counted.Count, $"rows of the ledger of claims counted: {what}");
    }

    /// <summary>How many texts the rows are of.</summary>
    /// <param name="data">The data that the ledger was evaluated on.</param>
    /// <param name="ledger">The rows.</param>
    public static Fact Texts(PkoData data, IEnumerable<LedgerRow> ledger)
    {
        ArgumentNullException.ThrowIfNull(data);
        var all = ledger.ToList();
        return Of(data, all, "texts", "texts with claims", all.DistinctBy(r => r.TextId).Count(), "texts in the ledger of claims counted");
    }

    private static Fact Of(PkoData data, List<LedgerRow> rows, string key, string name, int count, string formula)
    {
        var texts = rows.Select(r => r.TextId).Distinct().Order(StringComparer.Ordinal).Select(id => data.Sources[id]).ToList();
        return new Fact
        {
            Key = $"claims.{key.Replace(' ', '_')}.{string.Join('+', texts.Select(t => t.SourceId))}",
            Name = name,
            Value = count,
            Unit = Unit.Count,
            Period = Period.On(texts.Max(t => LastDay(t.PublishedOn))),
            Derivation = Derivation.Derived,
            Formula = formula,
            Citations = [.. texts.Select(t => new Citation(t.SourceId, t.Title, t.Publisher, t.PublishedOn, t.Url, "every checkable statement", "claims", t.SourceId))],
        };
    }

    /// <summary>The last day that a date printed as year, month or day may mean.</summary>
    private static DateOnly LastDay(string? printed) =>
        DateOnly.TryParseExact(printed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : DateOnly.TryParseExact(printed + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? month.AddMonths(1).AddDays(-1)
        : int.TryParse(printed, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 0 and < 9999 ? new DateOnly(year, 12, 31)
        : DateOnly.MinValue;
}
