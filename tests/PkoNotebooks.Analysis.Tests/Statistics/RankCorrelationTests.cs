using PkoNotebooks.Analysis.Statistics;

namespace PkoNotebooks.Analysis.Tests.Statistics;

public class RankCorrelationTests
{
    // The worked example of many textbooks: intelligence quotient against hours of television, n = 10, ρ = -29/165, p = 0.627188.
    [Fact]
    public void The_textbook_example_comes_out()
    {
        var result = RankCorrelation.Spearman(
            [106, 100, 86, 101, 99, 103, 97, 113, 112, 110],
            [7, 27, 2, 50, 28, 29, 20, 12, 6, 17])!;

        Assert.Equal(-29.0 / 165, result.Coefficient, 10);
        Assert.Equal(0.627188, result.PValue, 6);
        Assert.Equal(10, result.Pairs);
    }

    [Fact]
    public void Perfect_agreement_is_one_with_no_doubt()
    {
        var result = RankCorrelation.Spearman([1, 2, 3, 4], [10, 20, 30, 40])!;

        Assert.Equal(1, result.Coefficient, 12);
        Assert.Equal(0, result.PValue, 6);
    }

    [Fact]
    public void Too_few_pairs_or_no_variation_has_no_answer()
    {
        Assert.Null(RankCorrelation.Spearman([1, 2], [1, 2]));
        Assert.Null(RankCorrelation.Spearman([1, 1, 1], [1, 2, 3]));
    }

    [Fact]
    public void Ties_share_a_rank_and_push_the_next_down() =>
        Assert.Equal([1, 2, 2, 4], new double[] { 9, 7, 7, 5 }.Select(v => RankCorrelation.RankOf(v, [9, 7, 7, 5])));
}
