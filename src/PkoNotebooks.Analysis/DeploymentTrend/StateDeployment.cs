using System.Collections.Immutable;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Analysis.Headcounts;
using PkoNotebooks.Data;

namespace PkoNotebooks.Analysis.DeploymentTrend;

/// <summary>A state's uniformed personnel over the years, as the United Nations count them; for Japan also the record of its own dispatches.</summary>
public sealed record StateDeployment
{
    /// <summary>How person-years are counted, for the method section of a report.</summary>
    public const string PersonYearsMethod =
        "Each month's end stands for its month: person-years of a year are the sum of its twelve month-end headcounts divided by twelve. A month for which no table was "
        + "found is filled on a straight line between the nearest observed months before and after it, and the note says how many were; the figure from observed months alone stands beside it.";

    public required string Iso3 { get; init; }

    public required string Country { get; init; }

    public required int FirstYear { get; init; }

    public required int LastYear { get; init; }

    /// <summary>Every month's end of the years, known or missing.</summary>
    public required ImmutableArray<MonthlyHeadcount> Months { get; init; }

    /// <summary>Every year.</summary>
    public required ImmutableArray<YearSummary> Years { get; init; }

    /// <summary>Month ends without a figure.</summary>
    public required ImmutableArray<DateOnly> Gaps { get; init; }

    /// <summary>Person-years over all years, gaps filled.</summary>
    public required Measured PersonYears { get; init; }

    /// <summary>The greatest month-end headcount of all years.</summary>
    public required Measured Peak { get; init; }

    /// <summary>By mission and type, in order of first month, then mission and type.</summary>
    public required ImmutableArray<MissionSeries> Missions { get; init; }

    /// <summary>The dispatch record, as preferred among its sources, by start; empty for other states than Japan.</summary>
    public required ImmutableArray<DispatchSpan> Dispatches { get; init; }

    /// <summary>Rows of the record that another source prints differently and that are not preferred.</summary>
    public required ImmutableArray<DispatchSpan> AlsoPrinted { get; init; }

    /// <summary>Laws, decisions, deployments, withdrawals and incidents, by date; empty for other states than Japan.</summary>
    public required ImmutableArray<DatedEvent> Events { get; init; }

    /// <summary>Breaks in level.</summary>
    public required LevelBreaks Breaks { get; init; }

    /// <summary>How many were ever dispatched, by the Japanese and by the UN count.</summary>
    public required CumulativeCounts Cumulative { get; init; }

    /// <summary>The deployment of a state from January of the first year to December of the last.</summary>
    /// <exception cref="ArgumentException">No such state in the data, or the last year lies before the first.</exception>
    public static StateDeployment Of(PkoData data, string iso3 = DispatchRecord.State, int firstYear = 1992, int lastYear = 2023) =>
        new Deployments(data).Of(iso3, firstYear, lastYear);
}
