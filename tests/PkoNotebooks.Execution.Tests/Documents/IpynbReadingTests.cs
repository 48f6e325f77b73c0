using System.Text.Json.Nodes;
using PkoNotebooks.Execution.Documents;

namespace PkoNotebooks.Execution.Tests.Documents;

public class IpynbReadingTests
{
    [Fact]
    public void Cells_metadata_attachments_and_outputs_are_read()
    {
        var notebook = NotebookFile.Parse(Samples.Utf8(Samples.Jupyter), "a.ipynb");

        Assert.Equal([CellKind.Markdown, CellKind.Code, CellKind.Raw], notebook.Cells.Select(c => c.Kind));
        Assert.Equal("# 国連平和維持活動\n\nGröße 🕊 <b>&</b>", notebook.Cells[0].Source);
        Assert.True(notebook.Cells[0].Attachments!.ContainsKey("dot.png"));
        var code = notebook.Cells[1];
        Assert.Equal((3, "c0ffee00", "csharp"), (code.ExecutionCount, code.Id, code.KernelName));
        Assert.Equal("parameters", Assert.Single(code.Tags));
        Assert.Equal(new StreamOutput("stdout", "one\ntwo"), code.Outputs[0]);
        Assert.Equal("ok", Assert.IsType<ResultOutput>(code.Outputs[1]).Data.Text("text/plain"));
        Assert.Equal("[]", Assert.IsType<ResultOutput>(code.Outputs[1]).Data.Json("application/json")!["a"]!.ToJsonString());
        Assert.True(Assert.IsType<DisplayOutput>(code.Outputs[2]).Metadata["isolated"]!.GetValue<bool>());
        Assert.Equal("Exception", Assert.IsType<ErrorOutput>(code.Outputs[3]).Name);
        Assert.Equal(2.5, notebook.Metadata["our_own"]!["kept"]![1]!.GetValue<double>());
    }

    [Theory]
    [InlineData(""" "polyglot_notebook":{"kernelName":"sql"},"dotnet_interactive":{"language":"html"} """, "#!fsharp\\n1", "sql")]
    [InlineData(""" "dotnet_interactive":{"language":"html"} """, "#!fsharp\\n1", "html")]
    [InlineData("", "\\n#!fsharp\\n1", "fsharp")]
    [InlineData("", "#!F#\\n1", "fsharp")]
    [InlineData("", "#!powershell\\n1", "pwsh")]
    [InlineData("", "// C# first\\n#!fsharp\\n1", "csharp")]
    [InlineData("", "#!time\\n1", "csharp")]
    [InlineData("", "#!value --name x\\n1", "csharp")]
    [InlineData("", "1", "csharp")]
    public void The_language_of_a_cell_comes_from_its_metadata_then_its_text_then_the_notebook(string metadata, string source, string kernel)
    {
        var file = $$$"""{"cells":[{"cell_type":"code","execution_count":null,"metadata":{{{{metadata}}}},"outputs":[],"source":"{{{source}}}"}],"metadata":{},"nbformat":4,"nbformat_minor":4}""";

        Assert.Equal(kernel, NotebookFile.Parse(Samples.Utf8(file), "a.ipynb").Cells[0].KernelName);
    }

    [Theory]
    [InlineData("""{"kernelspec":{"name":".net-fsharp","language":"F#","display_name":""}}""", "fsharp")]
    [InlineData("""{"kernelspec":{"name":"pko","language":"C#","display_name":""}}""", "csharp")]
    [InlineData("""{"language_info":{"name":"polyglot-notebook"},"polyglot_notebook":{"kernelInfo":{"defaultKernelName":"fsharp"}}}""", "fsharp")]
    [InlineData("""{"kernelspec":{"name":"python3","display_name":"Python 3"}}""", "python")]
    [InlineData("""{"kernelspec":{"name":"ir","language":"R","display_name":"R"}}""", "R")]
    [InlineData("{}", "csharp")]
    public void The_default_language_comes_from_the_notebooks_metadata(string metadata, string kernel)
    {
        var file = $$"""{"cells":[],"metadata":{{metadata}},"nbformat":4,"nbformat_minor":4}""";

        Assert.Equal(kernel, NotebookFile.Parse(Samples.Utf8(file), "a.ipynb").DefaultKernelName);
    }

    [Fact]
    public void Every_problem_of_a_file_is_named_with_its_line_and_column()
    {
        var file = """
            {
             "cells": [
              { "cell_type": "cod", "metadata": {}, "source": "x" },
              { "cell_type": "code", "metadata": [], "source": 3, "outputs": [ { "output_type": "stream" } ], "execution_count": "1" },
              7
             ],
             "metadata": {},
             "nbformat": 3,
             "nbformat_minor": 0
            }
            """;

        var error = Assert.Throws<NotebookFormatException>(() => NotebookFile.Parse(Samples.Utf8(file), "bad.ipynb"));

        Assert.Equal(
            ["nbformat", "cells[0].cell_type", "cells[1].source", "cells[1].metadata", "cells[1].execution_count", "cells[1].outputs[0]", "cells[2]"],
            error.Problems.Select(p => p.Where));
        Assert.Equal((3, 18), (error.Problems[1].Line, error.Problems[1].Column));
        Assert.Contains("bad.ipynb:3:18: cells[0].cell_type: found \"cod\", expected \"code\", \"markdown\" or \"raw\"", error.Message);
        Assert.Contains("bad.ipynb:5:3: cells[2]: found 7, expected a cell", error.Message);
    }

    [Fact]
    public void A_file_that_was_cut_off_anywhere_says_where_it_ends()
    {
        var bytes = Samples.Utf8(Samples.Jupyter.TrimEnd());
        for (var length = 0; length < bytes.Length; length += 7)
        {
            var cut = bytes[..length];
            var error = Assert.Throws<NotebookFormatException>(() => NotebookFile.Parse(cut, "cut.ipynb"));
            Assert.StartsWith("cut.ipynb", error.Message);
        }

        var half = Assert.Throws<NotebookFormatException>(() => NotebookFile.Parse(Samples.Utf8("{\n \"cells\": ["), "cut.ipynb"));
        Assert.Equal(2, half.Problems[0].Line);
        Assert.Contains("cut off", half.Problems[0].Expected);
    }

    [Theory]
    [InlineData("[]", "an object")]
    [InlineData("{}", "nbformat")]
    [InlineData("{\n<<<<<<< HEAD\n \"cells\": []", "Git conflict marker")]
    [InlineData("{\"cells\": [NaN]}", "NaN")]
    [InlineData("{\"cells\": [], \"cells\": []}", "cells")]
    [InlineData("{\"cells\":[{\"cell_type\":\"raw\",\"metadata\":{},\"source\":\"\\ud83d\"}],\"metadata\":{},\"nbformat\":4,\"nbformat_minor\":4}", "half a character")]
    public void What_was_found_is_said(string file, string said) =>
        Assert.Contains(said, Assert.Throws<NotebookFormatException>(() => NotebookFile.Parse(Samples.Utf8(file), "a.ipynb")).Message);

    [Fact]
    public void A_file_in_another_encoding_is_refused_with_the_byte_and_its_place()
    {
        byte[] latin = [.. "{\"cells\": [],\n\"metadata\": {\"a\": \""u8, 0xE9, .. "\"}}"u8];
        byte[] utf16 = [0xFF, 0xFE, .. System.Text.Encoding.Unicode.GetBytes(Samples.OneLine)];

        Assert.Contains("a.ipynb:2:20: found byte 0xE9", Refusal(latin));
        Assert.Contains("UTF-16", Refusal(utf16));
    }

    [Fact]
    public void Nesting_without_end_is_refused_and_does_not_end_the_process() =>
        Assert.Contains("JSON", Refusal(Samples.Utf8(new string('[', 1_000_000))));

    [Fact]
    public void Charts_nested_deeper_than_usual_are_read()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 200)) + string.Concat(Enumerable.Repeat("]", 200));
        var file = $$$"""{"cells":[],"metadata":{"x":{{{deep}}}},"nbformat":4,"nbformat_minor":4}""";
        var notebook = NotebookFile.Parse(Samples.Utf8(file), "a.ipynb");

        Assert.Equal(Samples.Utf8(file), NotebookFile.Write(notebook, "a.ipynb"));
        Assert.NotEmpty(NotebookFile.Write(notebook with { Metadata = new JsonObject { ["y"] = notebook.Metadata["x"]!.DeepClone() } }, "a.ipynb"));
    }

    [Fact]
    public void A_file_of_another_kind_is_refused() =>
        Assert.Contains(".ipynb or .dib", Assert.Throws<NotebookFormatException>(() => NotebookFile.Parse([], "a.txt")).Message);

    private static string Refusal(byte[] bytes) => Assert.Throws<NotebookFormatException>(() => NotebookFile.Parse(bytes, "a.ipynb")).Message;
}
