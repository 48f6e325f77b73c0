using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Data.Tables;
using PkoNotebooks.Display.Charts;
using PkoNotebooks.Display.Language;
using PkoNotebooks.Display.Mime;
using PkoNotebooks.Display.Text;
using static PkoNotebooks.Display.Show;

namespace PkoNotebooks.Display.Tests.Language;

public sealed partial class JapaneseTests
{
    private static readonly DisplayLanguage Japanese = DisplayLanguage.Japanese;

    [Fact]
    public void Every_interface_word_of_English_is_there_in_Japanese_with_the_same_holes()
    {
        Assert.Empty(DisplayLanguage.English.WordKeys.Except(Japanese.WordKeys));
        foreach (var key in DisplayLanguage.English.WordKeys)
        {
            Assert.Equal(Holes(DisplayLanguage.English.Word(key)), Holes(Japanese.Word(key)));
        }
    }

    [Fact]
    public void Every_translated_sentence_uses_the_holes_of_its_template()
    {
        foreach (var template in Japanese.Templates)
        {
            Assert.True(Japanese.TryTranslate(template, out var sentence));
            Assert.Equal(Holes(template), Holes(sentence));
        }
    }

    [Theory]
    [InlineData(Unit.Persons, 272, 0, "272人")]
    [InlineData(Unit.Percent, 10.833, 3, "10.833%")]
    [InlineData(Unit.Rank, 54, 0, "54位")]
    [InlineData(Unit.UsDollars, 8.47e9, 2, "84.7億米ドル")]
    [InlineData(Unit.Year, 2015, 0, "2015年")]
    [InlineData(Unit.PercentagePoints, -1.5, 1, "\u22121.5ポイント")]
    public void Numbers_take_the_shape_of_the_language(Unit unit, double value, int decimals, string expected) =>
        Assert.Equal(expected, FactWords.Of(value, unit, decimals, Japanese));

    [Fact]
    public void Dates_take_the_shape_of_the_language() => Assert.Equal("2015年3月31日", FactWords.Date(new(2015, 3, 31), Japanese));

    [Fact]
    public void Every_unit_can_be_said_in_every_language()
    {
        foreach (var unit in Enum.GetValues<Unit>())
        {
            foreach (var language in new[] { DisplayLanguage.English, Japanese })
            {
                Assert.NotEmpty(FactWords.Of(12, unit, 0, language));
                Assert.NotNull(FactWords.UnitName(unit, language));
            }
        }
    }

    [Fact]
    public void A_sentence_without_translation_is_marked_and_reported()
    {
        var prose = new ProseDisplay($"A sentence nobody has translated, {Sample.Fact()}") { Language = Japanese };
        var paragraph = new HtmlParser().ParseDocument(prose.Format(MimeTypes.Html)).QuerySelector("p.pko-untranslated")!;
        Assert.Equal("en", paragraph.GetAttribute("lang"));
        Assert.Equal(["A sentence nobody has translated, {0}"], Untranslated(prose));
    }

    [Fact]
    public void The_facts_say_what_a_Japanese_reader_sees()
    {
        var prose = new ProseDisplay($"{Sample.Persons(272)}") { Language = Japanese };
        using var json = JsonDocument.Parse(prose.Format(MimeTypes.Facts));
        Assert.Equal("272人", json.RootElement.GetProperty("facts")[0].GetProperty("text").GetString());
        Assert.Empty(Untranslated(prose));
    }

    [Fact]
    public void Names_come_from_the_tables_and_an_acronym_needs_no_translation()
    {
        var country = new LocalName("Japan", "日本");
        var chart = new ChartDisplay("k", $"{country}", null, LineChart("x", "", null, [Series(country, [Sample.Fact()]), Series("UNTAC", [Sample.Fact()])]).Plot)
        {
            Language = Japanese,
        };
        Assert.Contains("日本", chart.Format(MimeTypes.Html), StringComparison.Ordinal);
        Assert.Empty(Untranslated(chart));
    }

    [Fact]
    public void The_values_of_columns_have_names()
    {
        Assert.Equal("formed police units", Name(PersonnelType.FormedPoliceUnit).English);
        foreach (var name in Enum.GetValues<PersonnelType>().Select(Name)
            .Concat(Enum.GetValues<EventKind>().Select(Name))
            .Concat(Enum.GetValues<MissionKind>().Select(Name))
            .Concat(Enum.GetValues<DispatchCategory>().Select(Name)))
        {
            Assert.False(string.IsNullOrEmpty(name.Japanese), name.English);
        }
    }

    [Fact]
    public void Names_of_states_and_missions_are_those_of_the_tables()
    {
        var data = PkoNotebooks.Data.PkoData.Load();
        var expected = data.Countries.Select(c => new KeyValuePair<string, string?>(c.Name, c.NameJa)).Concat(data.Missions.Select(m => new KeyValuePair<string, string?>(m.Name, m.NameJa)))
            .Where(n => !string.IsNullOrEmpty(n.Value)).DistinctBy(n => n.Key);
        Assert.Equal(
            expected.ToDictionary(n => n.Key, n => n.Value!).OrderBy(n => n.Key, StringComparer.Ordinal),
            Japanese.Names.OrderBy(n => n.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void What_is_missing_is_said_with_its_dates_and_counts_in_their_shape()
    {
        var missing = new Missing(
            "number of uniformed personnel", "Japan", Period.On(new(2015, 3, 31)),
            "no table of that month that lists it is in the data; the nearest full table of contributors is that of 28 February 2015");
        var note = new NoteDisplay(NoteKind.Missing, Phrase.Of(missing)) { Language = Japanese };
        Assert.Contains(
            "日本の制服要員数（2015年3月31日）はデータにない。理由：その月の表のうち、この国を載せたものがデータにない。全派遣国がそろう最も近い表は2015年2月28日のもの",
            note.ToString(), StringComparison.Ordinal);
        Assert.Empty(Untranslated(note));
    }

    [Fact]
    public void A_language_without_files_is_refused_with_those_that_there_are() =>
        Assert.Contains("en, ja", Assert.Throws<NotSupportedException>(() => DisplayLanguage.Of("xx")).Message, StringComparison.Ordinal);

    private static IEnumerable<string> Untranslated(Displayable displayable)
    {
        using var json = JsonDocument.Parse(displayable.Format(MimeTypes.Facts));
        return [.. json.RootElement.GetProperty("untranslated").EnumerateArray().Select(t => t.GetString()!)];
    }

    private static string[] Holes(string template) => [.. HolePattern().Matches(template).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"(?<!\{)\{\d\}")]
    private static partial Regex HolePattern();
}
