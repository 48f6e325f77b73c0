using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PkoNotebooks.Execution.Documents;

namespace PkoNotebooks.Execution.Tests.Documents;

public class DibTests
{
    [Fact]
    public void Cells_languages_and_metadata_are_read()
    {
        var notebook = Read(Samples.Dib);

        Assert.Equal(["markdown", "csharp", "sql-tables", "fsharp"], notebook.Cells.Select(c => c.KernelName));
        Assert.Equal("#!import \"setup.dib\"\n#!time\nvar x = 1;\n\n\nvar y = 2;", notebook.Cells[1].Source);
        Assert.Equal(CellKind.Markdown, notebook.Cells[0].Kind);
        Assert.Equal("csharp", notebook.DefaultKernelName);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void A_file_that_did_not_change_is_written_as_the_same_bytes(string newLine)
    {
        var file = Samples.Dib.ReplaceLineEndings(newLine);

        Assert.Equal(file, Written(Read(file)));
    }

    [Fact]
    public void Changing_one_cell_changes_only_its_lines()
    {
        var notebook = Read(Samples.Dib);
        var changed = notebook with { Cells = notebook.Cells.SetItem(0, notebook.Cells[0] with { Source = "# New" }) };

        Assert.Equal(Samples.Dib.Replace("# 国連", "# New"), Written(changed));
    }

    [Fact]
    public void An_empty_file_is_one_empty_cell_of_the_default_language() =>
        Assert.Equal(("csharp", ""), (Assert.Single(Read("").Cells).KernelName, Read("").Cells[0].Source));

    [Fact]
    public void Code_above_the_first_language_line_is_of_the_default_language() =>
        Assert.Equal(("csharp", "var x = 1;"), (Assert.Single(Read("\n\nvar x = 1;").Cells).KernelName, Read("var x = 1;").Cells[0].Source));

    [Fact]
    public void A_magic_command_that_is_no_language_stays_in_its_cell()
    {
        var notebook = Read("#!csharp\n#!connect named-pipe --kernel-name wpf\n\n#!csharp\n#!wpf -h\n");

        Assert.Equal(["#!connect named-pipe --kernel-name wpf", "#!wpf -h"], notebook.Cells.Select(c => c.Source));
    }

    [Fact]
    public void Empty_cells_and_blank_lines_around_cells_are_no_part_of_the_notebook()
    {
        var notebook = Read("\n\n#!csharp\n// a\n\n\n\n// b\n\n\n#!fsharp\n\n#!pwsh\nGet-Item\n\n#!fsharp\n");

        Assert.Equal([("csharp", "// a\n\n\n\n// b"), ("pwsh", "Get-Item")], notebook.Cells.Select(c => (c.KernelName, c.Source)));
    }

    [Fact]
    public void The_same_text_can_stand_in_two_cells() =>
        Assert.Equal(2, Read("#!csharp\n1\n#!csharp\n1").Cells.Select(c => c.Id).Distinct().Count());

    [Fact]
    public void Metadata_that_is_not_json_is_refused_with_its_line()
    {
        var error = Assert.Throws<NotebookFormatException>(() => Read("#!meta\n\n{\"kernelInfo\": nope}\n\n#!csharp\n\n1\n"));

        Assert.StartsWith("a.dib:3:17: #!meta: ", error.Message);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{\"kernelInfo\":{\"defaultKernelName\":\"\\ud800\"}}")]
    [InlineData("{\"a\":1,\"a\":2}")]
    public void Metadata_that_no_notebook_can_have_is_refused(string meta) =>
        Assert.StartsWith("a.dib:", Assert.Throws<NotebookFormatException>(() => Read($"#!meta\n\n{meta}\n")).Message);

    [Fact]
    public void A_dib_becomes_an_ipynb_and_back_without_loss_of_text_or_language()
    {
        var notebook = Read(Samples.Dib);
        var ipynb = NotebookFile.Parse(NotebookFile.Write(notebook, "a.ipynb"), "a.ipynb");

        Assert.Equal(notebook.Cells.Select(c => (c.KernelName, c.Source)), ipynb.Cells.Select(c => (c.KernelName, c.Source)));
        Assert.Equal(
            notebook.Cells.Select(c => (c.KernelName, c.Source)),
            Read(Written(ipynb)).Cells.Select(c => (c.KernelName, c.Source)));
    }

    [Fact]
    public void Any_text_survives_a_round_trip() =>
        Prop.ForAll<NonNull<string>>(text =>
        {
            var file = new string([.. text.Get.Where(c => !char.IsSurrogate(c) && c != '\uFEFF')]);
            Assert.Equal(file, Written(Read(file)));
        }).QuickCheckThrowOnFailure();

    private static NotebookDocument Read(string file) => NotebookFile.Parse(Samples.Utf8(file), "a.dib");

    private static string Written(NotebookDocument notebook) => Encoding.UTF8.GetString(NotebookFile.Write(notebook, "a.dib"));
}
