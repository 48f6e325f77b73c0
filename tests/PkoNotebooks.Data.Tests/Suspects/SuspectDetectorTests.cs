using PkoNotebooks.Data.Suspects;
using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Data.Tests.Suspects;

public sealed class SuspectDetectorTests
{
    [Fact]
    public void A_battalion_under_the_neighbouring_state_is_found_with_the_neighbour()
    {
        var suspects = SuspectDetector.Find(
            Months("UNAMID", ("THA", [6, 6, 818, 8, 8]), ("TZA", [817, 817, 0, 817, 816]), ("RWA", [3200, 3201, 3204, 3199, 3200]), ("EGY", [20, 20, 20, 20, 20])));
        Assert.Equal([("TZA", "THA"), ("THA", "TZA")], suspects.OrderBy(s => s.Deviation).Select(s => (s.Iso3, s.Counterpart)));
        Assert.All(suspects, suspect => Assert.Equal((new DateOnly(2015, 3, 31), "UNAMID"), (suspect.AsOf, suspect.MissionId)));
        Assert.Contains("817 before and 817 after; THA jumps by +811", suspects.Single(s => s.Iso3 == "TZA").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_figure_with_lost_digits_is_found_alone()
    {
        var suspect = Assert.Single(SuspectDetector.Find(Months(null, ("TCD", [1425, 1425, 52, 1413, 1413]), ("RWA", [10, 10, 10, 10, 10]), ("THA", [5, 5, 5, 5, 5]))));
        Assert.Equal(("TCD", 1425, 52, 1413, -1367), (suspect.Iso3, suspect.Before, suspect.Found, suspect.After, suspect.Deviation));
        Assert.Null(suspect.Counterpart);
        Assert.Equal("2015-03-31/TCD/troops/s/l", Assert.Single(suspect.Rows));
    }

    [Fact]
    public void A_contingent_that_comes_and_stays_is_no_suspect()
        => Assert.Empty(SuspectDetector.Find(Months(null, ("TCD", [0, 0, 800, 800, 800]), ("RWA", [900, 900, 0, 0, 0]), ("THA", [5, 5, 5, 5, 5]))));

    [Fact]
    public void A_small_rotation_is_no_suspect()
        => Assert.Empty(SuspectDetector.Find(Months(null, ("JPN", [272, 272, 322, 274, 272]), ("RWA", [10, 10, 10, 10, 10]), ("THA", [5, 5, 5, 5, 5]))));

    [Fact]
    public void A_month_for_which_only_few_states_are_given_makes_nobody_absent()
    {
        var rows = Months(null, ("TCD", [1425, 1425, 1425, 1413, 1413]), ("RWA", [910, 910, 910, 910, 910]), ("THA", [500, 500, 500, 500, 500]))
            .Where(row => row.AsOf.Month != 3 || row.Iso3 == "TCD");
        Assert.Empty(SuspectDetector.Find(rows));
    }

    [Fact]
    public void A_month_that_only_an_annex_gives_makes_nobody_absent_even_where_most_months_are_one_states_only()
    {
        // As shipped: one state every month, all states in February and April, the largest in March.
        var states = Enumerable.Range(0, 30).Select(i => ($"S{i:00}", new[] { 0, 900 + i, 900 + i, 900 + i, 0 })).Append(("JPN", [272, 272, 272, 272, 272]));
        var rows = Months(null, [.. states]).Where(row => row.AsOf.Month != 3 || row.Iso3 == "JPN" || string.CompareOrdinal(row.Iso3, "S12") < 0).ToList();
        Assert.Empty(SuspectDetector.Find(rows));

        // What such a month does give is held against its neighbours all the same.
        var wrong = rows.Select(row => row.AsOf.Month == 3 && row.Iso3 == "S05" ? row with { Total = 90 } : row);
        Assert.Equal(("S05", 905, 90, 905), Assert.Single(SuspectDetector.Find(wrong)) is var s ? (s.Iso3, s.Before, s.Found, s.After) : default);
    }

    [Fact]
    public void Missions_and_all_missions_together_are_not_counted_twice()
    {
        var twice = Months("UNMISS", ("THA", [400, 400, 400])).Concat(Months(null, ("THA", [400, 400, 400]))).Concat(Months(null, ("RWA", [1, 1, 1]), ("TZA", [1, 1, 1])));
        Assert.Equal(400, Headcount.Of(twice.Where(row => row.Iso3 == "THA" && row.AsOf.Month == 2)));
        Assert.Empty(SuspectDetector.Find(twice));
    }

    [Fact]
    public void What_counts_as_far_off_can_be_set()
    {
        var rows = Months(null, ("JPN", [272, 272, 322, 274, 272]), ("RWA", [10, 10, 10, 10, 10]), ("THA", [5, 5, 5, 5, 5]));
        Assert.Single(SuspectDetector.Find(rows, new() { LeastPersons = 40, LeastShare = 0.1 }));
    }

    private static List<PersonnelRow> Months(string? mission, params (string Iso3, int[] Totals)[] states)
        =>
        [
            .. states.SelectMany(state => state.Totals.Index().Where(month => month.Item > 0).Select(month => new PersonnelRow
            {
                AsOf = new DateOnly(2015, month.Index + 2, 1).AddDays(-1),
                Iso3 = state.Iso3,
                MissionId = mission,
                PersonnelType = PersonnelType.Troops,
                Total = month.Item,
                Basis = PersonnelBasis.Printed,
                SourceId = "s",
                Locator = "l",
            })),
        ];
}
