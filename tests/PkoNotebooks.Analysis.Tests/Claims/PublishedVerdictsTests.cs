using PkoNotebooks.Analysis.Claims;
using PkoNotebooks.Data;

namespace PkoNotebooks.Analysis.Tests.Claims;

/// <summary>Verdicts over the committed tables against those that a reader reached by hand from the sources.</summary>
public class PublishedVerdictsTests
{
    private static readonly IReadOnlyDictionary<string, LedgerRow> Ledger = ClaimsLedger.Evaluate(PkoData.Load()).ToDictionary(r => r.ClaimId);

    [Theory]
    [InlineData("C0-010a", Verdict.Supported)] // regular budget 1992-94: 12.45 against 5.02 + 6.00 + 0.77 = 11.79
    [InlineData("C0-010b", Verdict.Contradicted)] // with the premium of permanent members on peacekeeping the order turns
    [InlineData("C0-023a", Verdict.Supported)] // 600 engineers and 8 observers
    [InlineData("C1-020", Verdict.Supported)] // 23 + 260 + 118 = 401
    [InlineData("C2-009b", Verdict.Supported)] // mean of 2001 to 2005: 19.55
    [InlineData("C2-049", Verdict.InconsistentWithItself)] // 15 a year for seven years make 105, not 164
    [InlineData("C2-071", Verdict.Contradicted)] // 10.8 percent, not 10
    [InlineData("C2-086k", Verdict.Contradicted)] // Australia stands before the Republic of Korea
    [InlineData("C2-087", Verdict.InconsistentWithItself)] // eleven rows under "ten top"
    [InlineData("C3-039b", Verdict.Contradicted)] // four staff officers stayed on after May 2017
    [InlineData("C3-041c", Verdict.Contradicted)] // seven votes and Japan's make eight, and nine were needed
    [InlineData("C4-002a", Verdict.Contradicted)] // the Act was 30 years old in January 2023
    [InlineData("C4-002b", Verdict.Supported)] // its second amendment 21
    [InlineData("C4-044c", Verdict.Supported)] // Australia 25, Japan 4 on 31 December 2022
    public void The_computed_verdict_is_the_one_reached_by_hand(string claim, Verdict expected) => Assert.Equal(expected, Ledger[claim].Verdict);

    [Fact]
    public void Every_row_has_a_sentence_and_every_verdict_has_evidence()
    {
        Assert.All(Ledger.Values, r => Assert.EndsWith(".", r.Sentence, StringComparison.Ordinal));
        Assert.All(Ledger.Values.Where(r => r.Verdict != Verdict.NotCheckable), r => Assert.NotEmpty(r.Evidence));
        Assert.All(Ledger.Values, r => Assert.Equal(r.Verdict == Verdict.NotCheckable, r.Reason is not null));
    }

    [Fact]
    public void All_five_texts_are_in_the_ledger() => Assert.Equal(5, Ledger.Values.Select(r => r.TextId).Distinct().Count());
}
