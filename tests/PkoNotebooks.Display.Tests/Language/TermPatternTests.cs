using PkoNotebooks.Display.Language;

namespace PkoNotebooks.Display.Tests.Language;

public sealed class TermPatternTests
{
    [Theory]
    [InlineData("{0} of {1}", "troops of Japan", "troops|Japan")]
    [InlineData("{0} of {1}", "a of b of c", "a|b of c", "a of b|c")]
    [InlineData("{1}, found {0}.", "claimed 46, found 50.", "50|claimed 46")]
    [InlineData("the {0}", "the last", "last")]
    [InlineData("{0} to {1} to {2}", "a to b to c to d", "a|b|c to d", "a to b|c|d")]
    [InlineData("{0} of {1}", "of Japan")]
    [InlineData("{0} of {1}", " of ")]
    [InlineData("the {0}", "the ")]
    [InlineData("{0} to {1} to {2}", "a to b")]
    [InlineData("aba{0}bab", "abab")]
    public void Holes_are_filled_as_short_as_may_be_and_then_as_long_as_may_be_and_never_with_nothing(string template, string text, params string[] expected) =>
        Assert.Equal(expected, new TermPattern(template, "").Matches(text).Select(holes => string.Join('|', holes)));

    [Fact]
    public void A_text_made_to_match_in_countless_ways_is_done_with_at_once()
    {
        var pattern = new TermPattern("{0} a {1} a {2} a {3} a {4} a {5} a {6} a {7} b", "");
        Assert.Equal(2, pattern.Matches(string.Concat(Enumerable.Repeat("a ", 100_000)) + "b").Count());
        Assert.Empty(pattern.Matches(string.Concat(Enumerable.Repeat("a ", 100_000)) + "c b c"));
    }
}
