using PkoNotebooks.Execution.Parameters;

namespace PkoNotebooks.Execution.Tests.Parameters;

public class ParameterInputsTests
{
    [Fact]
    public void Yaml_gives_words_lists_and_nulls_and_keeps_what_was_typed()
    {
        var inputs = ParameterInputs.FromYaml("{country: NO, asOf: 2015-03-31, note: null, word: 'null', list: [1, b], deep: {a: 1}}");

        Assert.Equal(["country", "asOf", "note", "word", "list", "deep"], inputs.Select(i => i.Name));
        Assert.Equal(new ScalarValue("NO"), inputs[0].Value);
        Assert.Equal(new ScalarValue("2015-03-31"), inputs[1].Value);
        Assert.Equal(new NullValue(), inputs[2].Value);
        Assert.Equal(new ScalarValue("null", Quoted: true), inputs[3].Value);
        Assert.Equal([new ScalarValue("1"), new ScalarValue("b")], Assert.IsType<ListValue>(inputs[4].Value).Items.AsEnumerable());
        Assert.IsType<MapValue>(inputs[5].Value);
    }

    [Fact]
    public void A_file_names_the_line_of_each_value()
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, "# for Germany\ncountry: DEU\n\ntop: 5\n");

        Assert.Equal([$"{path}:2", $"{path}:4"], ParameterInputs.FromFile(path).Select(i => i.Where));
        File.Delete(path);
    }

    [Fact]
    public void The_strongest_source_wins_and_the_order_stays()
    {
        var inputs = ParameterInputs.Combine(
            ParameterInputs.FromYaml("{a: 1, b: 1}"), ParameterInputs.FromYaml("{b: 2, c: 2}"), [ParameterInputs.FromPair("a", "3")]);

        Assert.Equal([("a", "3"), ("b", "2"), ("c", "2")], inputs.Select(i => (i.Name, ((ScalarValue)i.Value).Text)));
    }

    [Theory]
    [InlineData("{a: [1, 2")]
    [InlineData("[1, 2]")]
    [InlineData("just text")]
    [InlineData("\t- x: : y")]
    public void What_is_no_mapping_is_refused(string yaml) =>
        Assert.StartsWith("-y", Assert.Throws<ParameterException>(() => ParameterInputs.FromYaml(yaml)).Message);

    [Fact]
    public void A_missing_file_is_named() =>
        Assert.StartsWith("/no/such.yml: ", Assert.Throws<ParameterException>(() => ParameterInputs.FromFile("/no/such.yml")).Message);

    [Fact]
    public void For_each_gives_one_input_a_value()
    {
        Assert.Equal(["DEU", "KOR"], ParameterInputs.ForEach("country=DEU, KOR").Select(i => ((ScalarValue)i.Value).Text));
        Assert.Throws<ParameterException>(() => ParameterInputs.ForEach("country"));
        Assert.Throws<ParameterException>(() => ParameterInputs.ForEach("country="));
    }

    [Fact]
    public void A_comma_within_a_value_of_for_each_parts_no_values()
    {
        Assert.Equal(["[1,2]", "[3]"], ParameterInputs.ForEach("years=[1,2],[3]").Select(i => ((ScalarValue)i.Value).Text));
        Assert.Equal(["\"a,b\"", "c"], ParameterInputs.ForEach("names=\"a,b\",c").Select(i => ((ScalarValue)i.Value).Text));
    }

    [Theory]
    [InlineData("a: &x [*x]", "refers to itself")]
    [InlineData("a: &a [1,1,1,1,1,1,1,1]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d]\nf: [*e,*e,*e,*e,*e,*e,*e,*e]", "stands for more than")]
    public void Yaml_that_stands_for_more_than_it_says_is_refused_with_its_place(string yaml, string problem)
    {
        var error = Assert.Throws<ParameterException>(() => ParameterInputs.FromYaml(yaml));
        Assert.Matches(@"^-y:\d+:\d+: ", error.Message);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a: [", "]")]
    [InlineData("a: {b: ", "}")]
    public void Yaml_that_nests_without_end_is_refused(string open, string close)
    {
        var deep = open + string.Concat(Enumerable.Repeat(open[3..], 100_000)) + string.Concat(Enumerable.Repeat(close, 100_001));
        Assert.Contains("deeper than 64", Assert.Throws<ParameterException>(() => ParameterInputs.FromYaml(deep)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reference_to_a_value_above_is_that_value() =>
        Assert.Equal(
            ["DEU", "DEU"],
            ParameterInputs.FromYaml("a: &c DEU\nb: *c").Select(i => ((ScalarValue)i.Value).Text));
}
