using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using PkoNotebooks.Analysis.Facts;

namespace PkoNotebooks.Analysis.Tests.Facts;

public class FactsJsonTests
{
    [Fact]
    public void A_fact_travels_with_everything_needed_to_trace_it()
    {
        var fact = Sample.Persons("personnel.JPN.2015-03-31", "日本の要員", 272, Sample.Cite("personnel", "2015-03-31/JPN")) with { Unit = Unit.PercentagePoints };

        var json = FactsJson.Write([fact], tables: new Dictionary<string, string> { ["z"] = "sha256:1", ["a"] = "sha256:2" });

        Assert.Equal(
            """
            {"facts":[{"key":"personnel.JPN.2015-03-31","value":272,"unit":"percentage_points","text":"272 percentage points","period":"2015-03-31","derivation":"printed","formula":null,"note":null,"name":"日本の要員","citations":[{"source":"speech-2015","title":"A speech","publisher":"A publisher","published":"2015-06-15","url":null,"locator":"section E.2","table":"personnel","row":"2015-03-31/JPN"}],"tables":["personnel"]}],"figures":[],"tables":{"a":"sha256:2","z":"sha256:1"}}
            """,
            json);
    }

    [Fact]
    public void A_figure_is_covered_by_the_hash_of_its_data()
    {
        var json = FactsJson.Write([], [new PublishedFigure("gap", "chart", "Title", 3, "ab", ["personnel"], [Sample.Cite("personnel", "r")])]);

        var figure = JsonDocument.Parse(json).RootElement.GetProperty("figures")[0];
        Assert.Equal(("chart", 3, "ab"), (figure.GetProperty("kind").GetString(), figure.GetProperty("rows").GetInt32(), figure.GetProperty("sha256").GetString()));
        Assert.Equal("r", figure.GetProperty("citations")[0].GetProperty("row").GetString());
    }

    [Fact]
    public void Every_finite_value_comes_back_bit_for_bit() =>
        Prop.ForAll<NormalFloat>(value =>
            JsonDocument.Parse(FactsJson.Write([Sample.Persons("k", "n", value.Get)])).RootElement
                .GetProperty("facts")[0].GetProperty("value").GetDouble().Equals(value.Get)).QuickCheckThrowOnFailure();

    [Fact]
    public void Hostile_text_stays_text() =>
        Prop.ForAll<NonNull<string>>(text =>
        {
            // A lone surrogate has no UTF-8 form and is replaced; every other text survives.
            var clean = text.Get.Any(char.IsSurrogate) ? "\"</script>" : text.Get + "\"</script>\u2028";
            return JsonDocument.Parse(FactsJson.Write([Sample.Persons(clean, clean, 1)])).RootElement
                .GetProperty("facts")[0].GetProperty("key").GetString() == clean;
        }).QuickCheckThrowOnFailure();
}
