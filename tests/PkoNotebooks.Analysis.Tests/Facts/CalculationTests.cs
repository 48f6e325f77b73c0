using PkoNotebooks.Analysis.Facts;

namespace PkoNotebooks.Analysis.Tests.Facts;

public class CalculationTests
{
    private static readonly Fact Japan = Sample.Persons("personnel.JPN", "uniformed personnel of Japan", 272, Sample.Cite("personnel", "b"), Sample.Cite("personnel", "a"));
    private static readonly Fact World = Sample.Persons("personnel.world", "uniformed personnel in the world", 106854, Sample.Cite("personnel_totals", "t"), Sample.Cite("personnel", "a"));

    [Fact]
    public void Arithmetic_keeps_the_union_of_the_citations_sorted_and_without_repeats()
    {
        var share = (Calculation.Of(Japan) / World * 100).As("share", "share of Japan", Unit.Percent, 2);

        Assert.Equal(["personnel/a", "personnel/b", "personnel_totals/t"], share.Citations.Select(c => c.Table + "/" + c.Row));
        Assert.Equal(["personnel", "personnel_totals"], share.Tables.ToArray());
        Assert.Equal(Derivation.Derived, share.Derivation);
    }

    [Fact]
    public void The_formula_names_every_number_in_words()
    {
        var share = (Calculation.Of(Japan) / World * 100).As("share", "share of Japan", Unit.Percent, 2);

        Assert.Equal("(uniformed personnel of Japan (272) ÷ uniformed personnel in the world (106,854)) × 100", share.Formula);
        Assert.Equal("0.25 %", share.Text);
    }

    [Fact]
    public void The_period_spans_the_periods_of_what_went_in()
    {
        var earlier = Japan with { Period = Period.On(new(2013, 12, 31)) };

        var sum = (Calculation.Of(earlier) + World).As("sum", "sum", Unit.Persons);

        Assert.Equal("2013-12-31/2015-03-31", sum.Period.ToString());
    }

    [Fact]
    public void A_zero_divisor_is_refused_and_named()
    {
        var nobody = Sample.Persons("nobody", "nobody at all", 0);

        var error = Assert.Throws<DivideByZeroException>(() => Calculation.Of(Japan) / nobody);

        Assert.Contains("nobody at all", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_that_rests_on_no_source_cannot_become_a_fact() =>
        Assert.Throws<InvalidOperationException>(() => (Calculation.FromDouble(2) * 3).As("six", "six", Unit.Count));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_fact_is_a_finite_number(double value) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Sample.Persons("x", "x", value));

    [Fact]
    public void What_is_missing_says_what_for_whom_when_and_why()
    {
        Measured missing = new Missing("effective rate for peacekeeping", "Germany", Period.On(new(1995, 12, 31)), "no source in the data prints it");

        var error = Assert.Throws<MissingFigureException>(() => missing.Required);

        Assert.Equal("The effective rate for peacekeeping of Germany (31 December 1995) is missing: no source in the data prints it.", error.Message);
        Assert.Same(missing, missing.Then(f => (Measured)f));
    }

    [Fact]
    public void Facts_with_the_same_content_are_equal() =>
        Assert.Equal(Japan, Sample.Persons("personnel.JPN", "uniformed personnel of Japan", 272, Sample.Cite("personnel", "b"), Sample.Cite("personnel", "a")));
}
