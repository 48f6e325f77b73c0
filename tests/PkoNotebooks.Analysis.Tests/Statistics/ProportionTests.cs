using PkoNotebooks.Analysis.Statistics;

namespace PkoNotebooks.Analysis.Tests.Statistics;

public class ProportionTests
{
    // R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998), table I, method 3.
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Wilson_s_interval_agrees_with_the_published_table(int successes, int trials, double low, double high)
    {
        var interval = Proportion.WilsonInterval(successes, trials);

        Assert.Equal(low, interval.Low, 4);
        Assert.Equal(high, interval.High, 4);
    }

    [Fact]
    public void The_lower_tail_adds_the_exact_terms()
    {
        // (1 + 10 + 45 + 120) / 1024
        Assert.Equal(176.0 / 1024, Proportion.BinomialLowerTail(3, 10, 0.5), 14);
        Assert.Equal(1, Proportion.BinomialLowerTail(10, 10, 0.3));
        Assert.Equal(1, Proportion.BinomialLowerTail(0, 10, 0));
        Assert.Equal(0, Proportion.BinomialLowerTail(3, 10, 1));
    }

    [Fact]
    public void A_tail_far_below_the_smallest_step_of_one_keeps_its_digits()
    {
        // P(X = 0) = (1 - p)^n
        var expected = 5289 * Math.Log(1 - 0.10833);

        Assert.Equal(expected, Math.Log(Proportion.BinomialLowerTail(0, 5289, 0.10833)), 9);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(-1, 5)]
    [InlineData(6, 5)]
    public void Counts_that_cannot_be_are_refused(int successes, int trials)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Proportion.WilsonInterval(successes, trials));
        Assert.Throws<ArgumentOutOfRangeException>(() => Proportion.BinomialLowerTail(successes, trials, 0.5));
    }
}
