using System.Collections.Immutable;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Analysis.Headcounts;
using PkoNotebooks.Data;

namespace PkoNotebooks.Analysis.DeploymentTrend;

/// <summary>Deployments of any state. Built once over the tables; asking does not change it.</summary>
public sealed class Deployments
{
    private readonly PkoData _data;
    private readonly HeadcountIndex _headcounts;
    private readonly RowFacts _facts;

    public Deployments(PkoData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        _data = data;
        _headcounts = new HeadcountIndex(data);
        _facts = new RowFacts(data);
    }

    /// <inheritdoc cref="StateDeployment.Of"/>
    public StateDeployment Of(string iso3, int firstYear = 1992, int lastYear = 2023)
    {
        ArgumentNullException.ThrowIfNull(iso3);
        var state = _data.Countries.Find(iso3)
            ?? throw new ArgumentException($"No state '{iso3}' is in table countries. Use its ISO 3166 alpha-3 code, such as JPN or DEU.", nameof(iso3));
        if (lastYear < firstYear)
        {
            throw new ArgumentException($"The last year, {lastYear}, lies before the first, {firstYear}.", nameof(lastYear));
        }

        ImmutableArray<MonthlyHeadcount> months =
        [
            .. MonthEnd.Between(MonthEnd.Of(firstYear, 1), MonthEnd.Of(lastYear, 12)).Select(m => Month(iso3, state.Name, m)),
        ];
        var years = new YearSummaries(_headcounts, _facts, iso3, state.Name, months);
        var missions = MissionBreakdown.Of(_data, _headcounts, _facts, iso3, months);
        var own = iso3 == DispatchRecord.State;
        var record = own ? DispatchTimeline.Of(_data, _facts) : [];
        var events = own ? EventTimeline.Of(_data, _facts) : [];
        return new StateDeployment
        {
            Iso3 = iso3,
            Country = state.Name,
            FirstYear = firstYear,
            LastYear = lastYear,
            Months = months,
            Years = years.Each(),
            Gaps = [.. months.Where(m => !m.Personnel.IsKnown).Select(m => m.AsOf)],
            PersonYears = years.PersonYears(firstYear, lastYear, filled: true),
            Peak = years.Peak(firstYear, lastYear),
            Missions = missions,
            Dispatches = [.. record.Where(d => d.Preferred).Select(d => d.Span)],
            AlsoPrinted = [.. record.Where(d => !d.Preferred).Select(d => d.Span)],
            Events = events,
            Breaks = LevelBreakFinder.Find(iso3, state.Name, years, events),
            Cumulative = CumulativeCounting.Of(_data, _facts, years, missions, own),
        };
    }

    private MonthlyHeadcount Month(string iso3, string state, DateOnly asOf)
    {
        var personnel = _headcounts.Of(iso3, asOf);
        var share = personnel.Then(_headcounts.World(asOf), (n, world) => world.Value == 0
            ? new Missing("share of uniformed personnel", state, Period.On(asOf), "the world had none")
            : (Calculation.Of(n) / world * 100).As(
                $"personnel_share.{iso3}.{MonthEnd.Iso(asOf)}", $"personnel share of {state}", Unit.Percent, 2));
        return new(asOf, personnel, share);
    }
}
