using PkoNotebooks.Cli.Checks;

namespace PkoNotebooks.Cli.Tests.Checks;

public sealed class UnboundNumbersTests
{
    [Theory]
    [InlineData("Japan paid 10.83 of every hundred dollars.", "10.83")]
    [InlineData("It sent 272 people.", "272")]
    [InlineData("More than 9,000 went.", "9,000")]
    [InlineData("About 8 % of it.", "8")]
    [InlineData("| a | b |\n|---|---|\n| x | 42 |", "42")]
    [InlineData("A list:\n\n- item with 7 parts", "7")]
    [InlineData("It was 2000.5 in all.", "2000.5")]
    public void A_figure_typed_into_prose_is_unbound(string markdown, string number)
    {
        var found = Assert.Single(UnboundNumbers.Find(markdown));
        Assert.Contains(number, found.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("# 1. The question")]
    [InlineData("## 2.1 Method")]
    [InlineData("As of 31 March 2015 and in May 2017.")]
    [InlineData("Deployments 1992-2023, and the 1990s.")]
    [InlineData("In 2015–16 it changed.")]
    [InlineData("See A/67/224/Add.1 and S/RES/1325.")]
    [InlineData("Codes follow ISO 3166.")]
    [InlineData("`f = r / 100` is code.")]
    [InlineData("1. first\n2. second")]
    [InlineData("2015年3月31日の派遣")]
    [InlineData("Dates such as 2015-03-31 are ISO dates.")]
    public void A_date_a_symbol_and_a_heading_number_are_not(string markdown) =>
        Assert.Empty(UnboundNumbers.Find(markdown));

    [Fact]
    public void The_line_in_the_cell_is_named() =>
        Assert.Equal(3, Assert.Single(UnboundNumbers.Find("# Title\n\nThere were 12 of them.")).Line);
}
