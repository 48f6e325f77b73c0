using FsCheck;
using FsCheck.Fluent;
using PkoNotebooks.Analysis.Statistics;

namespace PkoNotebooks.Analysis.Tests.Statistics;

public class OptimalPartitionTests
{
    [Fact]
    public void A_step_is_found_where_it_stands()
    {
        var segments = OptimalPartition.Split([30, 31, 30, 29, 30, 300, 301, 299, 300], penalty: 10);

        Assert.Equal([(0, 4, 30.0), (5, 8, 300.0)], segments.Select(s => (s.Start, s.End, s.Level)));
    }

    [Fact]
    public void A_level_series_has_no_break() =>
        Assert.Single(OptimalPartition.Split(Enumerable.Repeat(45, 200).ToList(), penalty: 5));

    [Fact]
    public void A_stretch_of_nobody_is_a_level_like_any_other() =>
        Assert.Equal([0, 3], OptimalPartition.Split([0, 0, 0, 50, 50], penalty: 5).Select(s => s.Start));

    [Fact]
    public void No_segment_is_shorter_than_the_minimum() =>
        Prop.ForAll<NonEmptyArray<byte>, byte>((values, wanted) =>
        {
            var minimum = 1 + (wanted % 4);
            var counts = values.Get.Select(v => (int)v).ToList();
            var segments = OptimalPartition.Split(counts, 1, minimum);
            return segments.All(s => s.End - s.Start + 1 >= minimum) || (segments.Length == 1 && counts.Count < minimum);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_other_partition_costs_less() =>
        Prop.ForAll<NonEmptyArray<byte>, PositiveInt>((values, p) =>
        {
            var counts = values.Get.Take(9).Select(v => (int)v).ToList();
            var penalty = p.Get % 40;
            var found = Total([.. OptimalPartition.Split(counts, penalty).Skip(1).Select(s => s.Start)], counts, penalty);
            var least = Enumerable.Range(0, 1 << (counts.Count - 1))
                .Min(mask => Total([.. Enumerable.Range(1, counts.Count - 1).Where(i => (mask & (1 << (i - 1))) != 0)], counts, penalty));
            return found <= least + 1e-6;
        }).QuickCheckThrowOnFailure();

    // Written out anew, term by term, so that it does not share the cumulative sums of the code under test.
    private static double Total(int[] breaks, List<int> counts, double penalty)
    {
        var cost = penalty * breaks.Length;
        int[] starts = [0, .. breaks];
        for (var i = 0; i < starts.Length; i++)
        {
            var part = counts[starts[i]..(i + 1 < starts.Length ? starts[i + 1] : counts.Count)];
            var mean = part.Average();
            cost += mean == 0 ? 0 : part.Sum(x => 2 * (mean - (x * Math.Log(mean))));
        }

        return cost;
    }
}
