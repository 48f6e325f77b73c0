using System.Globalization;
using PkoNotebooks.Analysis.Facts;

namespace PkoNotebooks.Analysis.Tests.Facts;

public class FactTextTests
{
    [Theory]
    [InlineData(106854, Unit.Persons, 0, "106,854")]
    [InlineData(272, Unit.Persons, 0, "272")]
    [InlineData(11575.49382, Unit.Persons, 0, "11,575")]
    [InlineData(10.833, Unit.Percent, 3, "10.833 %")]
    [InlineData(0.25455, Unit.Percent, 2, "0.25 %")]
    [InlineData(10.57845, Unit.PercentagePoints, 2, "10.58 percentage points")]
    [InlineData(-1, Unit.PercentagePoints, 0, "−1 percentage point")]
    [InlineData(8_470_000_000, Unit.UsDollars, 2, "US$8.47 billion")]
    [InlineData(917_550_000, Unit.UsDollars, 1, "US$917.6 million")]
    [InlineData(12_500, Unit.UsDollars, 2, "US$12,500")]
    [InlineData(0.0235, Unit.Ratio, 4, "0.0235")]
    [InlineData(1, Unit.Months, 0, "1 month")]
    [InlineData(12, Unit.Months, 0, "12 months")]
    [InlineData(2015, Unit.Year, 0, "2015")]
    public void A_number_is_written_with_its_unit(double value, Unit unit, int decimals, string expected) =>
        Assert.Equal(expected, FactText.Of(value, unit, decimals));

    [Theory]
    [InlineData(1, "1st")]
    [InlineData(2, "2nd")]
    [InlineData(3, "3rd")]
    [InlineData(11, "11th")]
    [InlineData(12, "12th")]
    [InlineData(54, "54th")]
    [InlineData(112, "112th")]
    [InlineData(121, "121st")]
    public void A_rank_is_an_ordinal(int rank, string expected) => Assert.Equal(expected, FactText.Of(rank, Unit.Rank, 0));

    [Fact]
    public void A_date_is_written_out() =>
        Assert.Equal("31 March 2015", FactText.Of(new DateOnly(2015, 3, 31).DayNumber, Unit.Date, 0));

    [Fact]
    public void A_share_that_rounds_to_nothing_is_not_shown_as_nothing()
    {
        Assert.Equal("< 0.01 %", FactText.Of(0.0003, Unit.Percent, 2));
        Assert.Equal("> −0.01 %", FactText.Of(-0.0003, Unit.Percent, 2));
        Assert.Equal("0.00 %", FactText.Of(0, Unit.Percent, 2));
    }

    [Fact]
    public void A_probability_too_small_for_its_digits_is_a_power_of_ten()
    {
        Assert.Equal("3.2 × 10⁻²³⁷", FactText.Of(3.17e-237, Unit.Probability, 4));
        Assert.Equal("1.0 × 10⁻⁵", FactText.Of(9.99e-6, Unit.Probability, 4));
        Assert.Equal("0.0312", FactText.Of(0.0312, Unit.Probability, 4));
    }

    [Fact]
    public void Halves_round_away_from_zero_as_the_decimal_was_meant()
    {
        Assert.Equal("10.834 %", FactText.Of(10.8335, Unit.Percent, 3));
        Assert.Equal("−10.834 %", FactText.Of(-10.8335, Unit.Percent, 3));
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("ja-JP")]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    public void The_reader_s_culture_changes_nothing(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            Assert.Equal("−1,234.50 %", FactText.Of(-1234.5, Unit.Percent, 2));
            Assert.Equal("31 March 2015", FactText.Of(new DateOnly(2015, 3, 31).DayNumber, Unit.Date, 0));
            Assert.Equal("2015-03-31/2015-04-30", new Period(new(2015, 3, 31), new(2015, 4, 30)).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
