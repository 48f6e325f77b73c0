using PkoNotebooks.Analysis.Facts;

namespace PkoNotebooks.Analysis.DeploymentTrend;

/// <summary>One year of a state's series.</summary>
/// <param name="Year">The calendar year.</param>
/// <param name="MonthsObserved">Months with a figure, 0 to 12.</param>
/// <param name="Peak">The greatest month-end headcount.</param>
/// <param name="PeakMonth">The first month's end at which it stood; null where the peak is missing.</param>
/// <param name="Mean">The mean of the observed month ends.</param>
/// <param name="December">The headcount of 31 December.</param>
/// <param name="DecemberShare">Percent of the world's on that day.</param>
/// <param name="DecemberRank">Place by uniformed personnel on that day.</param>
/// <param name="PersonYears">Month-end headcounts divided by twelve, months without a figure filled in a straight line between their neighbours.</param>
/// <param name="PersonYearsObserved">The same from observed months alone: never too many.</param>
public sealed record YearSummary(
    int Year,
    int MonthsObserved,
    Measured Peak,
    DateOnly? PeakMonth,
    Measured Mean,
    Measured December,
    Measured DecemberShare,
    Measured DecemberRank,
    Measured PersonYears,
    Measured PersonYearsObserved);
