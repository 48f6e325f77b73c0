using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Analysis.Headcounts;
using PkoNotebooks.Data;
using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Analysis.CivilianScarcity;

/// <summary>Staff in posts subject to geographical distribution, against desirable ranges.</summary>
internal sealed class GeographicalPosts(PkoData data, RowFacts facts)
{
    public IEnumerable<PostsAgainstRange> Each(string first) => data.CivilianStaff
        .Where(r => r is { Scope: CivilianScope.SecretariatGeographical, Iso3: not null, Category: "geographical_posts", Preferred: true })
        .Select(Read)
        .OrderBy(p => p.AsOf)
        .ThenBy(p => p.Iso3 != first)
        .ThenBy(p => p.Country, StringComparer.Ordinal);

    private PostsAgainstRange Read(CivilianStaffRow row)
    {
        var state = data.Countries.Find(row.Iso3!)?.Name ?? row.Iso3!;
        var period = Civilians.PeriodOf(row);
        var id = $"{row.Iso3}.{MonthEnd.Iso(row.AsOf)}.{row.SourceId}";
        Measured Figure(double? value, string key, string what) => value is { } known
            ? facts.Of(row, $"{key}.{id}", $"{what} of {state}", known, Unit.Persons, period)
            : new Missing(what, state, period, "the source prints none");
        var staff = Figure(row.Total, "posts", "staff in geographical posts");
        var low = Figure((double?)row.RangeLow, "range_low", "lower end of the desirable range");
        var high = Figure((double?)row.RangeHigh, "range_high", "upper end of the desirable range");
        var middle = Figure((double?)row.RangeMid, "range_mid", "midpoint of the desirable range");
        if (!middle.IsKnown && low.IsKnown && high.IsKnown)
        {
            middle = ((Calculation.Of(low.Fact) + high.Fact) / 2).As(
                $"range_mid.{id}", $"midpoint of the desirable range of {state}", Unit.Persons, 1, note: "Computed: the source prints only the two ends.");
        }

        return new(
            row.AsOf, row.AsOfPrecision, row.Iso3!, state, staff, low, middle, high,
            staff.Then(middle, (s, m) => m.Value == 0
                ? new Missing("ratio to the midpoint", state, period, "the midpoint is zero")
                : (Calculation.Of(s) / m).As($"posts_to_midpoint.{id}", $"staff over midpoint of {state}", Unit.Ratio, 2)),
            low.Then(staff, (l, s) => (Calculation.Of(l) - s).As($"short_of_range.{id}", $"posts short of the desirable range of {state}", Unit.Persons)));
    }
}
