using PkoNotebooks.Cli.Commands;

namespace PkoNotebooks.Cli.Tests.Commands;

public class VariantNameTests
{
    [Theory]
    [InlineData("DEU", "n-DEU")]
    [InlineData("\"DEU\"", "n-DEU")]
    [InlineData("2015-03-31", "n-2015-03-31")]
    [InlineData("[1992, 2023]", "n-1992_2023")]
    [InlineData("-1.5", "n--1.5")]
    [InlineData("国連", "n-国連")]
    [InlineData("../../etc/passwd", "n-etc_passwd")]
    [InlineData("C:\\temp\\x", "n-C_temp_x")]
    [InlineData("..", "n-empty")]
    [InlineData("", "n-empty")]
    [InlineData("a\0b\n\"c\"", "n-a_b_c")]
    public void The_name_of_a_page_holds_the_value_and_never_leaves_the_folder(string value, string name)
    {
        Assert.Equal(name, VariantName.Of("n", [value]));
        Assert.Equal(name, Path.GetFileName(name));
    }

    [Fact]
    public void A_long_value_gives_a_name_that_a_file_may_have() =>
        Assert.InRange(VariantName.Of("n", [new string('x', 100_000), "DEU"]).Length, 10, 80);
}
