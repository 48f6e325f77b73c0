using System.Collections.Immutable;

namespace PkoNotebooks.Analysis.Claims;

/// <summary>How the claims of one text fared.</summary>
/// <param name="TextId">Key into <c>sources</c>; empty for all texts together.</param>
/// <param name="TextTitle">The text's title.</param>
/// <param name="Supported">Rows that the data support.</param>
/// <param name="Approximately">Rows that they support within tolerance.</param>
/// <param name="Contradicted">Rows that they contradict.</param>
/// <param name="InconsistentWithItself">Rows in which the text does not fit itself.</param>
/// <param name="NotCheckable">Rows without a verdict.</param>
public sealed record LedgerSummary(
    string TextId, string TextTitle, int Supported, int Approximately, int Contradicted, int InconsistentWithItself, int NotCheckable)
{
    /// <summary>All rows.</summary>
    public int Rows => Checked + NotCheckable;

    /// <summary>Rows with a verdict.</summary>
    public int Checked => Supported + Approximately + Contradicted + InconsistentWithItself;

    /// <summary>One summary a text, in the ledger's order.</summary>
    public static ImmutableArray<LedgerSummary> ByText(IEnumerable<LedgerRow> ledger)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        return [.. ledger.GroupBy(r => (r.TextId, r.TextTitle)).Select(g => Of(g.Key.TextId, g.Key.TextTitle, [.. g]))];
    }

    /// <summary>All texts together.</summary>
    public static LedgerSummary Total(IEnumerable<LedgerRow> ledger) => Of("", "All texts", [.. ledger]);

    private static LedgerSummary Of(string id, string title, IReadOnlyList<LedgerRow> rows)
    {
        int Count(Verdict verdict) => rows.Count(r => r.Verdict == verdict);
        return new(
            id, title, Count(Verdict.Supported), Count(Verdict.Approximately), Count(Verdict.Contradicted), Count(Verdict.InconsistentWithItself), Count(Verdict.NotCheckable));
    }
}
