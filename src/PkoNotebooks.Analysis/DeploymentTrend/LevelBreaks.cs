using System.Collections.Immutable;
using PkoNotebooks.Analysis.Facts;

namespace PkoNotebooks.Analysis.DeploymentTrend;

/// <summary>The stretches of constant level in a series, and the breaks between them.</summary>
public sealed record LevelBreaks
{
    /// <summary>The price of a break is this many times the logarithm of the number of months.</summary>
    public const double PenaltyFactor = 10;

    /// <summary>The least months in a stretch: a month in which two contingents overlap is not a level.</summary>
    public const int MinimumMonths = 3;

    /// <summary>Events this many days or fewer from a break stand beside it.</summary>
    public const int WindowDays = 92;

    /// <summary>How breaks are found, for the method section of a report.</summary>
    public const string Method =
        "Optimal partitioning (Jackson et al. 2005, the problem that PELT, Killick et al. 2012, solves with pruning): of all ways to cut the observed month-end "
        + "headcounts into stretches of three months or more, the one with the least sum of twice the negative Poisson log-likelihoods plus a penalty for each break. "
        + "The penalty is ten times the logarithm of the number of months, well above the usual two, because headcounts of one month and the next are not independent: "
        + "most people stay. The series starts after the month of the first arrivals. A break that is still found at twice the penalty is called robust. Events near a break are set beside it; the method says nothing about causes.";

    /// <summary>The penalty that was used; 0 where the breaks are missing.</summary>
    public required double Penalty { get; init; }

    /// <summary>The mean headcount of each stretch, in order; its period runs from the stretch's first month's end to its last.</summary>
    public required ImmutableArray<Fact> Levels { get; init; }

    /// <summary>The breaks between them, in order.</summary>
    public required ImmutableArray<LevelBreak> Breaks { get; init; }

    /// <summary>Why no breaks could be looked for; null where they were.</summary>
    public required Missing? Missing { get; init; }
}
