using System.Globalization;
using PkoNotebooks.Analysis.Claims;
using PkoNotebooks.Data;
using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Analysis.Tests.Claims;

/// <summary>Under each bound claim the tables are changed until its verdict becomes another. A check that cannot fail is refused.</summary>
public class EveryClaimCanFailTests
{
    private static readonly PkoData Data = PkoData.Load();

    [Fact]
    public void Every_verdict_depends_on_the_tables_under_it()
    {
        var stubborn = new List<string>();
        Parallel.ForEach(Bound(), row =>
        {
            if (ChangeThatTurns(row) is null)
            {
                lock (stubborn)
                {
                    stubborn.Add($"{row.ClaimId} {row.VerdictText}, check '{row.Claim.Check}': {row.Sentence}");
                }
            }
        });

        Assert.True(stubborn.Count == 0, string.Create(CultureInfo.InvariantCulture, $"{stubborn.Count} verdicts stay whatever the tables say:\n") + string.Join('\n', stubborn.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Without_its_tables_no_claim_is_supported()
    {
        foreach (var row in Bound())
        {
            // A text is held against itself by the claims alone.
            var none = TablesUnder(row).Where(t => t != "claims").Aggregate(Data, (data, table) => new Perturbation("all gone", Drop: true).Apply(data, table));
            if (TablesUnder(row) is not ["claims"])
            {
                Assert.False(VerdictOn(none, row.Claim) is Verdict.Supported, $"{row.ClaimId} is supported by empty tables");
            }
        }
    }

    private static IEnumerable<LedgerRow> Bound() =>
        ClaimsLedger.Evaluate(Data).Where(r => !string.IsNullOrEmpty(r.Claim.Check) && r.Verdict != Verdict.NotCheckable);

    // Another verdict counts only if it is one: that a claim cannot be checked without data shows nothing.
    private static Perturbation? ChangeThatTurns(LedgerRow row)
    {
        var tables = TablesUnder(row);
        return Perturbations.For(row).FirstOrDefault(p =>
            tables.Any(t => p.Concerns(t) && VerdictOn(p.Apply(Data, t), row.Claim) is { } other && other != Verdict.NotCheckable && other != row.Verdict));
    }

    // The tables that the check reads, whichever they are: a fresh view of the same data takes note of them.
    private static List<string> TablesUnder(LedgerRow row)
    {
        var view = Data.With(Data.Sources);
        _ = ClaimsLedger.Evaluate(view, row.Claim);
        return [.. view.TablesRead.Select(t => t.Name).Where(t => t is not "sources")];
    }

    private static Verdict? VerdictOn(PkoData data, ClaimRow claim)
    {
        try
        {
            // The claim itself stays as the text has it; a check that reads other claims reads changed ones.
            return ClaimsLedger.Evaluate(data, claim).Verdict;
        }
        catch (ClaimCheckException)
        {
            return null;
        }
    }
}
