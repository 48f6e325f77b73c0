using System.Collections.Immutable;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Analysis.Claims;

/// <summary>A claim of a text, in one reading, with its verdict and evidence.</summary>
public sealed record LedgerRow
{
    /// <summary>The claim as the table holds it.</summary>
    public required ClaimRow Claim { get; init; }

    /// <summary>Title of the text that makes the claim.</summary>
    public required string TextTitle { get; init; }

    public required Verdict Verdict { get; init; }

    /// <summary>Why it is not checkable; null where it is.</summary>
    public required NotCheckableReason? Reason { get; init; }

    /// <summary>What agrees or differs, in one sentence.</summary>
    public required string Sentence { get; init; }

    /// <summary>The facts that the verdict rests on, once each.</summary>
    public required ImmutableArray<Fact> Evidence { get; init; }

    /// <summary>How the claim is understood in this row, such as "regular budget"; null where there is but one way.</summary>
    public required string? Reading { get; init; }

    /// <summary>The same claim in its other readings; empty where there is but one.</summary>
    public ImmutableArray<OtherReading> OtherReadings { get; init; } = [];

    public string ClaimId => Claim.ClaimId;

    /// <summary>Key into <c>sources</c> of the text that makes the claim.</summary>
    public string TextId => Claim.SourceId;

    public string Locator => Claim.Locator;

    public string Paraphrase => Claim.Paraphrase;

    /// <summary>Whether the claim fares otherwise in another reading.</summary>
    public bool ReadingsDiffer => OtherReadings.Any(r => r.Verdict != Verdict);

    /// <summary>The verdict in words, with the reason where there is none: "not checkable (opinion)".</summary>
    public string VerdictText => VerdictWords.Of(Verdict) + (Reason is { } reason ? $" ({VerdictWords.Of(reason)})" : "");
}
