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

    private static string Words(string period) => period.Replace("/", " to ", StringComparison.Ordinal);
}
