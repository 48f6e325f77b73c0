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
}
