using FsCheck;
using FsCheck.Fluent;
using PkoNotebooks.Analysis.Statistics;

namespace PkoNotebooks.Analysis.Tests.Statistics;

public class InequalityTests
{
    [Fact]
    public void Equal_shares_are_not_unequal() => Assert.Equal(0, Inequality.Gini([5, 5, 5, 5])!.Value, 12);

    [Fact]
    public void One_holder_of_all_among_n_gives_n_minus_one_over_n() => Assert.Equal(0.75, Inequality.Gini([0, 0, 8, 0])!.Value, 12);

    // Mean absolute difference of 1, 2, 3, 4 over all ordered pairs is 20/16; half of it over the mean 2.5 is 0.25.
    [Fact]
    public void One_to_four_gives_a_quarter() => Assert.Equal(0.25, Inequality.Gini([3, 1, 4, 2])!.Value, 12);

    [Fact]
    public void Nothing_to_share_has_no_coefficient()
    {
        Assert.Null(Inequality.Gini([]));
        Assert.Null(Inequality.Gini([0, 0]));
        Assert.Empty(Inequality.Lorenz([0, 0]));
    }

    [Fact]
    public void The_curve_runs_from_the_poorest_up()
    {
        Assert.Equal(
            [new(0, 0), new(0.25, 0.1), new(0.5, 0.3), new(0.75, 0.6), new(1, 1)],
            Inequality.Lorenz([4, 3, 2, 1]).ToArray());
    }

    [Fact]
    public void The_coefficient_is_twice_the_area_between_the_curve_and_the_diagonal() =>
        Prop.ForAll<NonEmptyArray<PositiveInt>>(values =>
        {
            var x = values.Get.Select(v => (double)v.Get).ToArray();
            var curve = Inequality.Lorenz(x);
            var under = curve.Zip(curve.Skip(1), (a, b) => (b.HolderShare - a.HolderShare) * (a.AmountShare + b.AmountShare) / 2).Sum();
            return Math.Abs(Inequality.Gini(x)!.Value - (1 - (2 * under))) < 1e-9;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void What_is_no_share_is_refused(double value) => Assert.Throws<ArgumentException>(() => Inequality.Gini([1, value]));
}
