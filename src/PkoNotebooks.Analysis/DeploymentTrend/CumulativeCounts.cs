using System.Collections.Immutable;
using PkoNotebooks.Analysis.Facts;

namespace PkoNotebooks.Analysis.DeploymentTrend;

/// <summary>How many were ever dispatched, by two counts that must not be mixed.</summary>
public sealed record CumulativeCounts
{
    /// <summary>Why the two differ, for the reader.</summary>
    public const string Explanation =
        "The Japanese record counts every person sent, over all rotations, including national support elements that are not under United Nations command. "
        + "The United Nations publish who was there at each month's end, under their command: a stock, from which a cumulative number does not follow, because one "
        + "contingent that relieves another of the same size leaves no trace. From the UN's lists only a lower bound can be had (the sum of all rises from one month's end "
        + "to the next, by mission) and the service given, in person-years.";

    /// <summary>Japanese count: persons over all rotations of the record's peacekeeping dispatches that print a number.</summary>
    public required Measured JapaneseCount { get; init; }

    /// <summary>Japanese count by category of the record, in the order of the categories.</summary>
    public required ImmutableArray<Fact> JapaneseByCategory { get; init; }

    /// <summary>Peacekeeping dispatches of the record whose cumulative number no source prints.</summary>
    public required ImmutableArray<DispatchSpan> WithoutNumber { get; init; }

    /// <summary>Totals over operations as others printed them, by date: not sums of the above.</summary>
    public required ImmutableArray<Fact> PrintedTotals { get; init; }

    /// <summary>UN count: at least so many persons arrived.</summary>
    public required Measured UnLowerBound { get; init; }

    /// <summary>UN count: person-years, gaps filled.</summary>
    public required Measured UnPersonYears { get; init; }
}
