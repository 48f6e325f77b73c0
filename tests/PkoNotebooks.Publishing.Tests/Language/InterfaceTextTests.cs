using System.Text.RegularExpressions;
using PkoNotebooks.Publishing.Language;

namespace PkoNotebooks.Publishing.Tests.Language;

public sealed partial class InterfaceTextTests
{
    [Theory]
    [InlineData(InterfaceLanguage.English)]
    [InlineData(InterfaceLanguage.Japanese)]
    public void Every_word_is_there_in_every_language(InterfaceLanguage language)
    {
        // Reading fails where a language lacks a word or has one that is not declared.
        var words = InterfaceText.In(language);
        Assert.All(typeof(InterfaceText).GetProperties().Where(p => p.PropertyType == typeof(string)), p =>
            Assert.False(string.IsNullOrWhiteSpace((string?)p.GetValue(words)), p.Name));
    }

    [Fact]
    public void A_translated_word_has_the_same_holes()
    {
        var (en, ja) = (InterfaceText.In(InterfaceLanguage.English), InterfaceText.In(InterfaceLanguage.Japanese));
        foreach (var property in typeof(InterfaceText).GetProperties().Where(p => p.PropertyType == typeof(string) && !p.Name.EndsWith("Pattern", StringComparison.Ordinal)))
        {
            Assert.Equal(Holes((string)property.GetValue(en)!), Holes((string)property.GetValue(ja)!));
        }
    }

    [Theory]
    [InlineData("2015-03-31", "31 March 2015", "2015年3月31日")]
    [InlineData("2015-03-31/2015-03-31", "31 March 2015", "2015年3月31日")]
    [InlineData("2015-01-01/2015-12-31", "2015", "2015年")]
    [InlineData("2015-03", "March 2015", "2015年3月")]
    [InlineData("2014-07-01/2015-06-30", "1 July 2014 to 30 June 2015", "2014年7月1日～2015年6月30日")]
    [InlineData("spring", "spring", "spring")]
    public void A_period_is_written_as_a_reader_writes_it(string iso, string en, string ja)
    {
        Assert.Equal(en, InterfaceText.In(InterfaceLanguage.English).Period(iso));
        Assert.Equal(ja, InterfaceText.In(InterfaceLanguage.Japanese).Period(iso));
    }

    private static string Holes(string text) => string.Join(' ', Hole().Matches(text).Select(m => m.Value).Order(StringComparer.Ordinal));

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Hole();
}
