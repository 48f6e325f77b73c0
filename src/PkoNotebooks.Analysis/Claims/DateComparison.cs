using System.Globalization;
using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Analysis.Claims;

/// <summary>Compares dates that are known to the day, the month or the year.</summary>
internal static class DateComparison
{
    public static (Verdict Verdict, string Sentence) Compare(ClaimRow claim, Observation.Dated seen)
    {
        if (claim.Operator != "date" || string.IsNullOrEmpty(claim.Period))
        {
            throw new ClaimCheckException(claim, "the check gives a date: the row needs the operator date and a period such as 1992-09");
        }

        var claimed = claim.Period.Split('/');
        var found = seen.Found.Split('/');
        var start = $"Claimed {Words(claim.Period)}, found {Words(seen.Found)}";
        if (claimed.Length != found.Length || claimed.Zip(found).Any(d => !Agree(d.First, d.Second)))
        {
            return (Verdict.Contradicted, $"{start}: {seen.What}.");
        }

        return claimed.Zip(found).All(d => d.Second.Length >= d.First.Length)
            ? (Verdict.Supported, $"{start}: {seen.What}.")
            : (Verdict.Approximately, $"{start}, the same as far as the source is exact: {seen.What}.");
    }

    private static bool Agree(string a, string b)
    {
        var shorter = Math.Min(a.Length, b.Length);
        return string.Equals(a[..shorter], b[..shorter], StringComparison.Ordinal);
    }

    private static string Words(string period) => string.Join(" to ", period.Split('/').Select(Word));

    // Written out as exactly as it is known: 1992, September 1992, 11 September 1992.
    private static string Word(string date) =>
        DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)
        : DateOnly.TryParseExact(date, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? month.ToString("MMMM yyyy", CultureInfo.InvariantCulture)
        : date;
}
