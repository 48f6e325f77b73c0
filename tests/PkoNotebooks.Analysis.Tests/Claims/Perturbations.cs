using System.Globalization;
using PkoNotebooks.Analysis.Claims;
using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Analysis.Tests.Claims;

/// <summary>The changes that each claim is tried on, from the blunt to the aimed.</summary>
internal static class Perturbations
{
    private static readonly decimal[] Factors = [0.1m, 0.5m, 0.9m, 1.1m, 2, 10, 0];

    private static readonly int[] Months = [.. Enumerable.Range(1, 12), 18, 24, 36, 48, 60, 108, 120, 132, 240, 360];

    /// <summary>The most telling first: a claim that fails is made to fit, a claim that holds is made to fail.</summary>
    public static IEnumerable<Perturbation> For(LedgerRow row) => [.. ToFit(row), .. OfNamedRows(row), .. OfCitedRows(row), .. OfAll(row)];

    private static IEnumerable<Perturbation> ToFit(LedgerRow row)
    {
        if (row.Claim.Value is not { } claimed || row.Evidence is not [{ Value: not 0 } found, ..])
        {
            yield break;
        }

        var factor = claimed / (decimal)found.Value;
        var cited = Cited(row);
        yield return new("cited numbers to fit the claim", Number: v => v * factor, Rows: r => cited.Contains((r.Table, r.Key)));
        yield return new("all numbers to fit the claim", Number: v => v * factor);
        foreach (var one in cited.Take(6))
        {
            yield return new($"row {one.Row} to fit the claim", Number: v => v * factor, Rows: r => (r.Table, r.Key) == one, Only: one.Table);
        }
    }

    // Rows of the states, missions or claims that the check names.
    private static IEnumerable<Perturbation> OfNamedRows(LedgerRow row)
    {
        var names = row.Claim.Check!.Split(':', '+', '=', '*', '/').Where(n => n.Length >= 3 && char.IsUpper(n[0])).ToHashSet();
        bool Named(ITableRow r) => r.Key.Split('/').Any(names.Contains);
        foreach (var factor in new[] { 0.5m, 0.9m, 1.1m, 2, 10, 0 })
        {
            yield return new($"rows named × {factor}", Number: v => v * factor, Rows: Named);
        }

        yield return new("all other rows × 3", Number: v => v * 3, Rows: r => !Named(r));
        yield return new("missions renamed", Mission: _ => "something else", Only: "dispatches");
        yield return new("missions renamed", Mission: _ => "something else", Only: "personnel");
        foreach (var name in names)
        {
            yield return new($"all dispatches to {name}", Mission: _ => name, Only: "dispatches");
            foreach (var items in new[] { 1, 2 })
            {
                yield return new($"{name} longer by {items}", Longer: (name, items), Only: "claims");
            }
        }

        if (row.Claim.Check.StartsWith("missions-known", StringComparison.Ordinal))
        {
            yield return new("a mission of that name", Mission: _ => row.Claim.Check.Split(':')[1], Rows: r => r.Key == "UNTAC", Only: "missions");
        }

        yield return new("all missions peacekeeping", Kind: MissionKind.UnPko, Only: "missions");
        yield return new("no mission peacekeeping", Kind: MissionKind.Other, Only: "missions");
        yield return new("all claims of one year", Period: "2015", Only: "claims");
        yield return new("one item of a list gone", Rows: r => row.Evidence.SelectMany(f => f.Citations).FirstOrDefault()?.Row == r.Key, Drop: true, Only: "claims");
    }

    private static IEnumerable<Perturbation> OfCitedRows(LedgerRow row)
    {
        var cited = Cited(row);
        yield return new("cited numbers × 0.1", Number: v => v * 0.1m, Rows: r => cited.Contains((r.Table, r.Key)));
        yield return new("cited rows gone", Rows: r => cited.Contains((r.Table, r.Key)), Drop: true);
        foreach (var (table, key) in cited.Take(6))
        {
            bool One(ITableRow r) => r.Table == table && r.Key == key;
            yield return new($"row {key} gone", Rows: One, Drop: true, Only: table);
            foreach (var factor in Factors)
            {
                yield return new($"row {key} × {factor}", Number: v => v * factor, Rows: One, Only: table);
            }

            foreach (var add in new decimal[] { 1, -1, 10, 16, -16, 1_000_000 })
            {
                yield return new($"row {key} {add:+0;-0}", Number: v => v + add, Rows: One, Only: table);
            }

            foreach (var months in new[] { 1, -1, 12, -12, 240, -240 })
            {
                yield return new($"row {key} {months} months on", Start: d => d.AddMonths(months), End: d => d.AddMonths(months), Rows: One, Only: table);
            }
        }
    }

    private static IEnumerable<Perturbation> OfAll(LedgerRow row)
    {
        foreach (var factor in Factors)
        {
            yield return new($"all numbers × {factor}", Number: v => v * factor);
        }

        yield return new("every yes a no", Flag: f => !f);
        yield return new("names lost", Text: _ => "something else");
        foreach (var name in row.Claim.Check!.Split(':', '+').Distinct())
        {
            yield return new($"all called {name}", Text: t => t + " " + name);
        }

        foreach (var shift in new[] { 1, 2, -1 })
        {
            // In a title such as "7 for, 0 against" the first number is what is counted.
            yield return new($"first number in texts {shift:+0;-0}", Text: t => ShiftFirstNumber(t, shift));
        }

        foreach (var months in Months.SelectMany(m => new[] { m, -m }))
        {
            yield return new($"all dates {months} months on", Start: d => d.AddMonths(months), End: d => d.AddMonths(months));
            yield return new($"starts {months} months on", Start: d => d.AddMonths(months));
            yield return new($"ends {months} months on", End: d => d.AddMonths(months));
        }
    }

    private static HashSet<(string Table, string Row)> Cited(LedgerRow row) => [.. row.Evidence.SelectMany(f => f.Citations).Select(c => (c.Table, c.Row))];

    private static string ShiftFirstNumber(string text, int by)
    {
        var match = System.Text.RegularExpressions.Regex.Match(text, @"\d[\d,]*");
        return match.Success
            ? text[..match.Index] + (int.Parse(match.Value.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) + by).ToString(CultureInfo.InvariantCulture) + text[(match.Index + match.Length)..]
            : text;
    }
}
