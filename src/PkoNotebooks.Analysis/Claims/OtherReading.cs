namespace PkoNotebooks.Analysis.Claims;

/// <summary>The same claim understood in another way.</summary>
/// <param name="ClaimId">The row of that reading.</param>
/// <param name="Reading">How it is understood there.</param>
/// <param name="Verdict">Its verdict.</param>
public sealed record OtherReading(string ClaimId, string Reading, Verdict Verdict);
