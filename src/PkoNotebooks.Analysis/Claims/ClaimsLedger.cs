using System.Collections.Immutable;
using PkoNotebooks.Data;
using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Analysis.Claims;

/// <summary>Every claim of the texts with its verdict and evidence.</summary>
public static class ClaimsLedger
{
    private const string ReadingMark = "reading:";

    /// <summary>Evaluates every row of table <c>claims</c>, in its order.</summary>
    /// <exception cref="AggregateException">Rows name unknown checks or reasons, or lack what their check needs: one <see cref="ClaimCheckException"/> each.</exception>
    public static ImmutableArray<LedgerRow> Evaluate(PkoData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var tables = new ClaimTables(data);
        var rows = new List<LedgerRow>();
        var problems = new List<ClaimCheckException>();
        foreach (var claim in data.Claims)
        {
            try
            {
                rows.Add(Evaluate(tables, claim));
            }
            catch (ClaimCheckException problem)
            {
                problems.Add(problem);
            }
        }

        return problems.Count == 0 ? WithOtherReadings(rows) : throw new AggregateException("Claims cannot be evaluated as table claims writes them.", problems);
    }

    /// <summary>Evaluates one claim by itself, without its other readings.</summary>
    /// <exception cref="ClaimCheckException">It names an unknown check or reason, or lacks what its check needs.</exception>
    public static LedgerRow Evaluate(PkoData data, ClaimRow claim)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(claim);
        return Evaluate(new ClaimTables(data), claim);
    }

    private static LedgerRow Evaluate(ClaimTables tables, ClaimRow claim)
    {
        if (string.IsNullOrEmpty(claim.Check))
        {
            var reason = ReasonOf(claim);
            return Row(tables, claim, Verdict.NotCheckable, reason, Why(claim, reason), null);
        }

        var parts = claim.Check.Split(':');
        var check = CheckRegistry.Find(parts[0])
            ?? throw new ClaimCheckException(claim, $"there is no check of that name; there are {string.Join(", ", CheckRegistry.All.Select(c => c.Name))}");
        var seen = check.Run(new CheckContext(tables, claim, [.. parts.Skip(1)]));
        var (verdict, sentence) = ClaimJudge.Judge(claim, seen, check.WithinText);
        return Row(tables, claim, verdict, verdict == Verdict.NotCheckable ? NotCheckableReason.NoData : null, sentence, seen);
    }

    private static LedgerRow Row(
        ClaimTables tables, ClaimRow claim, Verdict verdict, NotCheckableReason? reason, string sentence, Observation? seen) => new()
        {
            Claim = claim,
            TextTitle = tables.Data.Sources.Find(claim.SourceId)?.Title ?? claim.SourceId,
            Verdict = verdict,
            Reason = reason,
            Sentence = sentence,
            Evidence = seen is null ? [] : [.. seen.Evidence.DistinctBy(f => f.Key)],
            Reading = ReadingOf(claim),
        };

    private static ImmutableArray<LedgerRow> WithOtherReadings(List<LedgerRow> rows)
    {
        var readings = rows.Where(r => r.Reading is not null).ToLookup(r => (r.TextId, Stem(r.ClaimId)));
        return
        [
            .. rows.Select(row => row.Reading is null ? row : row with
            {
                OtherReadings =
                [
                    .. readings[(row.TextId, Stem(row.ClaimId))].Where(o => o.ClaimId != row.ClaimId)
                        .Select(o => new OtherReading(o.ClaimId, o.Reading!, o.Verdict)),
                ],
            }),
        ];
    }

    /// <summary>The claim without the letter of a reading or a list item: <c>C0-010</c> of <c>C0-010a</c>.</summary>
    private static string Stem(string claimId) => claimId.TrimEnd([.. Enumerable.Range('a', 26).Select(c => (char)c)]);

    private static string? ReadingOf(ClaimRow claim)
    {
        var start = claim.Note?.IndexOf(ReadingMark, StringComparison.Ordinal) ?? -1;
        return start < 0 ? null : claim.Note![(start + ReadingMark.Length)..].Split(';')[0].Trim();
    }

    private static NotCheckableReason ReasonOf(ClaimRow claim) => claim.Reason switch
    {
        "no_data" => NotCheckableReason.NoData,
        "opinion" => NotCheckableReason.Opinion,
        "forecast" => NotCheckableReason.Forecast,
        "out_of_scope" => NotCheckableReason.OutOfScope,
        _ => throw new ClaimCheckException(claim, $"without a check the row needs a reason (no_data, opinion, forecast or out_of_scope), not '{claim.Reason}'"),
    };

    private static string Why(ClaimRow claim, NotCheckableReason reason)
    {
        var start = reason switch
        {
            NotCheckableReason.NoData => "No source in the data speaks to it",
            NotCheckableReason.Opinion => "A judgement, which figures cannot settle",
            NotCheckableReason.Forecast => "About a time that had not come when it was said",
            _ => "Outside who pays for peacekeeping and who serves in it",
        };
        return string.IsNullOrEmpty(claim.Note) ? start + "." : $"{start}: {claim.Note.TrimEnd('.')}.";
    }
}
