using PkoNotebooks.Analysis.CivilianScarcity;
using PkoNotebooks.Analysis.ContributionGap;
using PkoNotebooks.Analysis.DeploymentTrend;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Data;
using PkoNotebooks.Data.Tables;
using PkoNotebooks.Display.Charts;
using static PkoNotebooks.Display.Show;

namespace PkoNotebooks.Display.Tests.Charts;

/// <summary>The charts of the notebooks, for any state in the data.</summary>
internal sealed class StateCharts
{
    private static readonly DateOnly AsOf = new(2015, 3, 31);
    private static readonly string[] Comparators = ["USA", "CHN", "DEU", "FRA", "GBR", "KOR"];

    private readonly PkoData data;
    private readonly ContributionGaps gaps;
    private readonly Deployments deployments;
    private readonly Civilians civilians;
    private readonly ContributionField field;
    private readonly Dictionary<string, List<StateContribution>> decembers;

    public StateCharts(PkoData data)
    {
        this.data = data;
        (gaps, deployments, civilians) = (new(data), new(data), new(data));
        field = gaps.Field(AsOf);
        decembers = Comparators.ToDictionary(c => c, c => gaps.EachDecember(c).ToList());
    }

    /// <summary>Every state that has a rate or a headcount.</summary>
    public IReadOnlyList<string> States => [.. data.Countries.Select(c => c.Iso3)
        .Where(c => gaps.Of(c, AsOf) is var s && (s.FundingShare.IsKnown || s.Personnel.IsKnown) || Decembers(c).Any(y => y.Personnel.IsKnown || y.FundingShare.IsKnown))
        .Order(StringComparer.Ordinal)];

    public IEnumerable<ChartDisplay> Of(string country)
    {
        var state = Name(data.Countries[country]);
        var beside = Comparators.Prepend(country).Distinct().ToList();
        yield return DumbbellChart("shares", "Title", "Percent", "serves", "pays",
            beside.Select(c => gaps.Of(c, AsOf)).Select(s => Dumbbell(Name(data.Countries[s.Iso3]), s.PersonnelShare, s.FundingShare, s.Iso3 == country)));
        yield return LorenzChart("lorenz", "Title", null,
            [Curve("Payment", field.FundingLorenz, field.FundingGini, SeriesTone.Focus), Curve("Service", field.PersonnelLorenz, field.PersonnelGini)]);
        yield return ScatterChart("field", "Title", null, "Effective rate of assessment", "Uniformed personnel",
            field.States.Select(s => Dot(Name(data.Countries[s.Iso3]), s.Rate, s.Personnel, Tone(s.Iso3))));
        var years = Decembers(country);
        yield return LineChart("over-time", "Title", null,
            [Series("pays", years.Select(y => y.FundingShare), SeriesTone.Focus), Series("serves", years.Select(y => y.PersonnelShare), SeriesTone.Compare)]);
        yield return LineChart("gap-over-time", "Title", null,
            beside.Select(c => Series(Name(data.Countries[c]), Decembers(c).Select(y => y.Gap), c == country ? SeriesTone.Focus : SeriesTone.Context)), fromZero: false);

        var deployment = deployments.Of(country);
        yield return LineChart("months", "Title", null, [Series(state, deployment.Months.Select(m => m.Personnel), SeriesTone.Focus)],
            deployment.Breaks.Breaks.Where(b => b.Robust).Select(b => LevelChange(b.FirstAfter, b.LevelBefore, b.LevelAfter)), step: true);
        yield return LineChart("share", "Title", null, [Series(state, deployment.Months.Select(m => m.WorldShare), SeriesTone.Focus)], step: true);
        yield return Timeline("missions", "Title", null, deployment.Missions.Where(m => m.MissionId is not null).GroupBy(m => m.MissionName).SelectMany(mission =>
            mission.Select(m => Entry(mission.Key, Name(m.PersonnelType), m.First, m.Last, tone: m.Months.Length > 24 ? SeriesTone.Focus : SeriesTone.Context))));
        yield return Timeline("record", "Title", null,
            deployment.Dispatches.Where(d => d.Start is not null).Select(d => Entry(
                d.MissionId ?? d.MissionName, d.Role ?? "all", d.Start!.Value, d.End, tone: d.Category == DispatchCategory.UnPko ? SeriesTone.Focus : SeriesTone.Context)),
            deployment.Events.Where(e => e.Kind == EventKind.Law).Select(e => Event(e.OccurredOn, Name(e))), new DateOnly(2023, 12, 31));

        var own = civilians.Of(country);
        yield return BarChart("civilians", "Title", "Persons", own.Readings.Take(1).SelectMany(r => new[]
        {
            Bar("would match the funding share", r.Expected), Bar("serve", r.Civilians, focus: true),
        }));
        yield return RangeChart("posts", "Title", "Persons", "desirable range", "staff",
            own.Posts.Where(p => p.Low.IsKnown && p.High.IsKnown).Select(p => Range(Name(data.Countries[p.Iso3]), p.Low, p.High, p.Staff, p.Midpoint, p.Iso3 == country)));
        yield return LineChart("professionals", "Title", "Persons", [Series(state, own.Professionals, SeriesTone.Focus)]);

        SeriesTone Tone(string iso3) => iso3 == country ? SeriesTone.Focus : Comparators.Contains(iso3) ? SeriesTone.Compare : SeriesTone.Context;
    }

    private List<StateContribution> Decembers(string country)
    {
        if (!decembers.TryGetValue(country, out var years))
        {
            decembers[country] = years = [.. gaps.EachDecember(country)];
        }

        return years;
    }
}
