using PkoNotebooks.Analysis.Facts;

namespace PkoNotebooks.Analysis.CivilianScarcity;

/// <summary>
/// A state's civilians k among n international civilian staff of peacekeeping, held against its funding share f.
/// No source gives both numbers for one day, so each reading says how far apart its two days are.
/// </summary>
/// <param name="Civilians">k.</param>
/// <param name="Staff">n.</param>
/// <param name="Share">k/n, percent.</param>
/// <param name="ShareLow">Lower end of Wilson's 95 % interval, percent.</param>
/// <param name="ShareHigh">Upper end, percent.</param>
/// <param name="FundingShare">f on the day of k, percent.</param>
/// <param name="Expected">f·n: the civilians that would match the funding share.</param>
/// <param name="RepresentationRatio">(k/n)/f: 1 where the state serves as it pays.</param>
/// <param name="LowerTail">P(X ≤ k) for X binomial (n, f), exact: how unlikely so few would be if each post went to the state with probability f.</param>
/// <param name="DaysApart">Days between the two counts.</param>
/// <param name="Mismatch">One sentence on the two days.</param>
/// <param name="SameSource">Whether one source sets the two numbers side by side itself.</param>
public sealed record ScarcityReading(
    Fact Civilians,
    Fact Staff,
    Measured Share,
    Measured ShareLow,
    Measured ShareHigh,
    Measured FundingShare,
    Measured Expected,
    Measured RepresentationRatio,
    Measured LowerTail,
    Fact DaysApart,
    string Mismatch,
    bool SameSource)
{
    /// <summary>What the lower-tail probability is and is not, for the method section of a report.</summary>
    public const string TailMeaning =
        "A yardstick, not a model of recruitment: posts are not drawn by lot in proportion to assessments. The probability says how far the count lies below what such a draw would give.";
}
