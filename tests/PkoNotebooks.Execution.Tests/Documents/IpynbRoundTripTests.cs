using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using PkoNotebooks.Execution.Documents;

namespace PkoNotebooks.Execution.Tests.Documents;

public class IpynbRoundTripTests
{
    public static TheoryData<string> Files => [Samples.Jupyter, Samples.Colab, Samples.OneLine, Samples.Escaped, Samples.Jupyter.TrimEnd()];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_notebook_that_did_not_change_is_written_as_the_same_bytes(string file) =>
        Assert.Equal(file, Written(Read(file)));

    [Theory]
    [MemberData(nameof(Files))]
    public void Windows_line_ends_and_a_byte_order_mark_stay(string file)
    {
        byte[] bytes = [0xEF, 0xBB, 0xBF, .. Samples.Utf8(file.ReplaceLineEndings("\r\n"))];

        Assert.Equal(bytes, NotebookFile.Write(NotebookFile.Parse(bytes, "a.ipynb"), "a.ipynb"));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_notebook_that_changed_and_changed_back_is_written_as_the_same_bytes(string file)
    {
        var added = new NotebookCell { Id = "added", Kind = CellKind.Markdown, KernelName = "markdown", Source = "x\ny" };
        var notebook = Read(file);
        var larger = Read(Written(notebook with { Cells = notebook.Cells.Add(added) }));

        Assert.NotEqual(file, Written(larger));
        Assert.Equal(file, Written(larger with { Cells = larger.Cells.RemoveAt(larger.Cells.Length - 1) }));
    }

    [Fact]
    public void Changing_one_cell_changes_only_its_lines()
    {
        var notebook = Read(Samples.Jupyter);
        var changed = notebook with { Cells = notebook.Cells.SetItem(1, notebook.Cells[1] with { Source = "var x = 2;" }) };

        Assert.Equal(Samples.Jupyter.Replace("""var x = \"a\\tb\";""", "var x = 2;"), Written(changed));
    }

    [Fact]
    public void New_outputs_are_written_as_nbformat_writes_them()
    {
        var cell = new NotebookCell
        {
            Id = "one",
            Kind = CellKind.Code,
            KernelName = "csharp",
            Source = "1\n2",
            ExecutionCount = 1,
            Outputs = [new StreamOutput("stdout", "a\nb\n"), new ResultOutput(MimeBundle.OfText("text/plain", "2"), [], 1)],
        };

        var json = JsonNode.Parse(NotebookFile.Write(new() { Cells = [cell] }, "a.ipynb"))!;

        Assert.Equal("""["a\n","b\n"]""", json["cells"]![0]!["outputs"]![0]!["text"]!.ToJsonString());
        Assert.Equal("""["2"]""", json["cells"]![0]!["outputs"]![1]!["data"]!["text/plain"]!.ToJsonString());
        Assert.Equal(".net-csharp", json["metadata"]!["kernelspec"]!["name"]!.GetValue<string>());
        Assert.Equal(5, json["nbformat_minor"]!.GetValue<int>());
    }

    [Fact]
    public void A_cell_without_the_id_that_4_5_asks_for_gets_one_when_the_notebook_changes()
    {
        var file = Samples.Escaped.Replace("\"id\": \"a\", ", "");
        var notebook = Read(file);

        Assert.Equal(file, Written(notebook));
        Assert.Contains($"\"id\": \"{notebook.Cells[0].Id}\"", Written(notebook with { Cells = [notebook.Cells[0] with { Source = "x" }] }));
    }

    [Fact]
    public void An_id_that_stands_twice_is_replaced_by_one_that_is_the_same_on_every_reading()
    {
        var file = """{"cells":[{"cell_type":"raw","id":"a","metadata":{},"source":""},{"cell_type":"raw","id":"a","metadata":{},"source":""}],"metadata":{},"nbformat":4,"nbformat_minor":5}""";
        var ids = Read(file).Cells.Select(c => c.Id).ToList();

        Assert.Equal(2, ids.Distinct().Count());
        Assert.Equal(ids, Read(file).Cells.Select(c => c.Id));
    }

    [Fact]
    public void A_cell_of_another_language_says_so_in_the_metadata_that_editors_read()
    {
        var cell = new NotebookCell { Id = "one", Kind = CellKind.Code, KernelName = "fsharp", Source = "1" };

        var again = Read(Encoding.UTF8.GetString(NotebookFile.Write(new() { Cells = [cell] }, "a.ipynb")));

        Assert.Equal("fsharp", again.Cells[0].KernelName);
        Assert.Equal("fsharp", again.Cells[0].Metadata["dotnet_interactive"]!["language"]!.GetValue<string>());
        Assert.Equal("fsharp", again.Cells[0].Metadata["polyglot_notebook"]!["kernelName"]!.GetValue<string>());
    }

    [Fact]
    public void An_output_type_from_another_time_is_kept()
    {
        var file = Samples.OneLine.Replace("\"outputs\":[]", """ "outputs":[{"output_type":"unknown","data":{"x":"y"}}]""".Trim());

        Assert.IsType<UnrecognizedOutput>(Assert.Single(Read(file).Cells[0].Outputs));
        Assert.Equal(file, Written(Read(file)));
    }

    [Theory]
    [InlineData("""{"output_type":"error"}""")]
    [InlineData("""{"output_type":"error","ename":"Error","evalue":"no","traceback":"at one"}""")]
    [InlineData("""{"output_type":"error","ename":"Error","evalue":"no"}""")]
    [InlineData("""{"output_type":"error","ename":"Error","evalue":null,"traceback":[]}""")]
    [InlineData("""{"output_type":"error","ename":"Error","evalue":["no"],"traceback":[null,1]}""")]
    [InlineData("""{"output_type":"error","evalue":"no","traceback":[],"metadata":"none"}""")]
    public void An_error_that_misses_a_part_is_kept_as_it_was_found(string output)
    {
        var file = Samples.OneLine.Replace("\"outputs\":[]", $"\"outputs\":[{output}]");
        var notebook = Read(file);

        Assert.IsType<UnrecognizedOutput>(Assert.Single(notebook.Cells[0].Outputs));
        Assert.Equal(file, Written(notebook));
        Assert.Contains(output, Written(notebook with { Cells = notebook.Cells.SetItem(0, notebook.Cells[0] with { Source = "changed" }) }));
    }

    [Fact]
    public void Whatever_the_text_a_notebook_reads_back_as_it_was_written()
    {
        var texts = ArbMap.Default.GeneratorFor<NonNull<string>>().Select(s => new string([.. s.Get.Where(c => !char.IsSurrogate(c))]));
        Prop.ForAll(texts.ArrayOf().ToArbitrary(), sources =>
        {
            var cells = sources.Select((s, i) => new NotebookCell
            {
                Id = $"c{i}",
                Kind = CellKind.Code,
                KernelName = "csharp",
                Source = s.ReplaceLineEndings("\n"),
                Metadata = new JsonObject { ["k" + s] = s },
                Outputs = [new StreamOutput("stdout", s), new ErrorOutput(s, s, [s, s])],
            });
            var notebook = new NotebookDocument { Cells = [.. cells.Select(c => c with { KernelName = "csharp", Source = "x" + c.Source })] };
            var bytes = NotebookFile.Write(notebook, "a.ipynb");
            var again = NotebookFile.Parse(bytes, "a.ipynb");

            Assert.Equal(notebook.Cells.Select(c => c.Source), again.Cells.Select(c => c.Source));
            Assert.Equal(notebook.Cells.Select(c => c.Outputs[0]), again.Cells.Select(c => c.Outputs[0]));
            Assert.True(notebook.Cells.Zip(again.Cells).All(p => JsonNode.DeepEquals(p.First.Metadata, p.Second.Metadata)));
            Assert.Equal(bytes, NotebookFile.Write(again, "a.ipynb"));
        }).QuickCheckThrowOnFailure();
    }

    private static NotebookDocument Read(string file) => NotebookFile.Parse(Samples.Utf8(file), "a.ipynb");

    private static string Written(NotebookDocument notebook) => Encoding.UTF8.GetString(NotebookFile.Write(notebook, "a.ipynb"));
}
