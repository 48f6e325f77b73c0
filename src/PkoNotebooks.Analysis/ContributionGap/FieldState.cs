using PkoNotebooks.Analysis.Facts;

namespace PkoNotebooks.Analysis.ContributionGap;

/// <summary>One state in the field: both figures at one month's end.</summary>
/// <param name="Iso3">ISO 3166 alpha-3.</param>
/// <param name="Country">Its name.</param>
/// <param name="Rate">Effective rate for peacekeeping, percent.</param>
/// <param name="Personnel">Uniformed personnel.</param>
/// <param name="PersonnelShare">Percent of the world's.</param>
/// <param name="FundingRank">Place by rate among the states with one.</param>
/// <param name="PersonnelRank">Place by personnel; missing for a state with nobody.</param>
public sealed record FieldState(
    string Iso3,
    string Country,
    Fact Rate,
    Fact Personnel,
    Measured PersonnelShare,
    Measured FundingRank,
    Measured PersonnelRank);
