using PkoNotebooks.Execution.Documents;

namespace PkoNotebooks.Execution.Tests.Documents;

/// <summary>What readers of .dib and .ipynb files rely on beside the exact round trips.</summary>
public sealed class DocumentBehaviourTests
{
    [Theory]
    [InlineData("code")]
    [InlineData("markdown")]
    public void Source_may_be_one_string_or_an_array_of_lines(string kind)
    {
        string Cell(string source) => kind == "code"
            ? $$"""{"cell_type":"code","execution_count":null,"metadata":{},"outputs":[],"source":{{source}}}"""
            : $$"""{"cell_type":"markdown","metadata":{},"source":{{source}}}""";

        var notebook = Ipynb($"{Cell("\"a\\nb\"")},{Cell("[\"a\\n\",\"b\"]")}");

        Assert.Equal(["a\nb", "a\nb"], notebook.Cells.Select(c => c.Source));
    }

    [Theory]
    [InlineData("""{"cell_type":"code","execution_count":null,"metadata":{},"outputs":[]}""")]
    [InlineData("""{"cell_type":"markdown","metadata":{}}""")]
    [InlineData("""{"cell_type":"code","execution_count":1,"metadata":{},"source":"","outputs":[{"output_type":"display_data","metadata":{}}]}""")]
    [InlineData("""{"cell_type":"code","execution_count":1,"metadata":{},"source":"","outputs":[{"output_type":"execute_result","execution_count":1,"metadata":{}}]}""")]
    [InlineData("""{"cell_type":"code","execution_count":1,"metadata":{},"source":"","outputs":[{"output_type":"stream","name":"stdout"}]}""")]
    public void A_cell_or_an_output_that_misses_a_part_is_read_as_without_it(string cell)
    {
        var read = Assert.Single(Ipynb(cell).Cells);
        Assert.Equal("", read.Source);
        Assert.All(read.Outputs, o => Assert.True(o is DisplayOutput { Data.Entries.Length: 0 } or ResultOutput { Data.Entries.Length: 0 } or StreamOutput { Text: "" }, o.ToString()));
    }

    [Fact]
    public void The_text_of_outputs_may_be_one_string_or_an_array_of_lines()
    {
        var cell = Assert.Single(Ipynb("""
            {"cell_type":"code","execution_count":1,"metadata":{},"source":"","outputs":[
              {"output_type":"stream","name":"stdout","text":["a\n","b"]},{"output_type":"stream","name":"stderr","text":"c"},
              {"output_type":"display_data","metadata":{},"data":{"text/plain":["x\n","y"],"text/html":"<b>"}}]}
            """).Cells);
        Assert.Equal([new StreamOutput("stdout", "a\nb"), new StreamOutput("stderr", "c")], cell.Outputs.OfType<StreamOutput>());
        var data = Assert.Single(cell.Outputs.OfType<DisplayOutput>()).Data;
        Assert.Equal(("x\ny", "<b>"), (data.Text("text/plain"), data.Text("text/html")));
    }

    [Fact]
    public void In_a_dib_a_connect_line_starts_no_cell()
    {
        var notebook = Dib("#!connect sqlite --kernel-name x --connection-string \"Data Source=x.db\"\n1 + 1\n");
        Assert.Equal("csharp", Assert.Single(notebook.Cells).KernelName);
    }

    [Fact]
    public void In_a_dib_aliases_choose_the_language() =>
        Assert.Equal(["csharp", "csharp", "fsharp", "javascript", "pwsh"], Dib("#!c#\n\na\n\n#!C#\n\nb\n\n#!f#\n\nc\n\n#!js\n\nd\n\n#!powershell\n\ne\n").Cells.Select(c => c.KernelName));

    [Fact]
    public void In_a_dib_line_ends_of_both_kinds_are_read() =>
        Assert.Equal(["a\nb", "c"], Dib("#!csharp\r\n\r\na\r\nb\r\n\r\n#!fsharp\n\nc\n").Cells.Select(c => c.Source));

    [Theory]
    [InlineData("#!meta\n\n{\"kernelInfo\":{\"defaultKernelName\":\"fsharp\",\"items\":[{\"aliases\":[\"mine\"],\"name\":\"sql-mine\"}]}}\n\n#!fsharp\n\nlet x = 1\n\n#!mine\n\nselect 1\n")]
    [InlineData("#!meta\n{\n  \"kernelInfo\": {\n    \"defaultKernelName\": \"fsharp\",\n    \"items\": [ { \"aliases\": [\"mine\"], \"name\": \"sql-mine\" } ]\n  }\n}\n#!fsharp\nlet x = 1\n#!mine\nselect 1\n")]
    public void A_dib_may_name_its_default_language_and_further_kernels_in_its_metadata(string file)
    {
        var notebook = Dib(file);
        Assert.Equal("fsharp", notebook.DefaultKernelName);
        var cells = notebook.Cells.Where(c => c.Source.Length > 0).ToList();
        Assert.Equal(("sql-mine", "select 1"), (cells[^1].KernelName, cells[^1].Source));
    }

    [Fact]
    public void A_dib_of_metadata_alone_has_no_code() =>
        Assert.DoesNotContain(Dib("#!meta\n\n{\"kernelInfo\":{\"defaultKernelName\":\"csharp\",\"items\":[]}}\n").Cells, c => c.Source.Length > 0);

    private static NotebookDocument Dib(string text) => NotebookFile.Parse(Samples.Utf8(text), "a.dib");

    private static NotebookDocument Ipynb(string cells) =>
        NotebookFile.Parse(Samples.Utf8($$"""{"cells":[{{cells}}],"metadata":{},"nbformat":4,"nbformat_minor":4}"""), "a.ipynb");
}
