namespace PkoNotebooks.Execution.Tests.Kernels.Importing;

[Collection("input files")]
public sealed class ImportTests
{
    [Fact]
    public async Task The_cells_of_a_dib_run_in_order_and_its_prose_does_not()
    {
        await using var notebook = new Notebook();
        notebook.Write("setup.dib", "#!meta\n\n{\"kernelInfo\":{\"defaultKernelName\":\"csharp\",\"items\":[]}}\n\n#!markdown\n\n# Not run\n\n#!csharp\n\nvar a = 1;\n\n#!html\n\n<b>shown</b>\n\n#!csharp\n\nusing System.Globalization;\nvar b = a + 1;\n");
        var ran = await notebook.Run("#!import \"setup.dib\"\nb + 1");
        Assert.Equal("3", ran.ResultText);
        Assert.Equal("<b>shown</b>", Assert.Single(ran.Displays).Data.Text("text/html")!.Trim());
        Assert.Equal("1.5", await notebook.Value("1.5.ToString(CultureInfo.InvariantCulture)"));
    }

    [Fact]
    public async Task The_code_cells_of_a_jupyter_notebook_run_in_order()
    {
        await using var notebook = new Notebook();
        notebook.Write("other.ipynb", """
            {"cells":[{"cell_type":"markdown","metadata":{},"source":["# no"]},
            {"cell_type":"code","execution_count":null,"metadata":{},"outputs":[],"source":["var a = 20;\n","var b = 1;"]},
            {"cell_type":"code","execution_count":null,"metadata":{},"outputs":[],"source":["a += b;"]}],
            "metadata":{"kernelspec":{"display_name":".NET (C#)","language":"C#","name":".net-csharp"}},"nbformat":4,"nbformat_minor":2}
            """);
        Assert.Equal("21", await notebook.Value("#!import other.ipynb\na"));
    }

    [Theory]
    [InlineData("code.cs", "public static class Answer { public static int Value => 42; }", "Answer.Value")]
    [InlineData("code.csx", "int Value() => 42;", "Value()")]
    public async Task A_source_file_runs_as_script(string name, string text, string use)
    {
        await using var notebook = new Notebook();
        notebook.Write(name, text);
        Assert.Equal("42", await notebook.Value($"#!import {name}\n{use}"));
    }

    [Fact]
    public async Task A_path_with_spaces_may_be_quoted_and_one_file_may_import_its_neighbour()
    {
        await using var notebook = new Notebook();
        notebook.Write("my files/one.csx", "#!import two.csx\nvar one = two - 1;");
        notebook.Write("my files/two.csx", "var two = 2;");
        Assert.Equal("1", await notebook.Value("#!import \"my files/one.csx\"\none"));
    }

    [Fact]
    public async Task An_error_in_an_imported_file_names_that_file_and_its_line()
    {
        await using var notebook = new Notebook();
        notebook.Write("bad.dib", "#!csharp\n\nvar ok = 1;\n\n#!csharp\n\nvar x =\n  missing;\n");
        var error = await notebook.Fails("#!import bad.dib");
        Assert.Contains("bad.dib, cell 2, line 2", error.Value, StringComparison.Ordinal);
        Assert.Null(error.Line);
    }

    [Theory]
    [InlineData("#!import nowhere.dib", "FileNotFound")]
    [InlineData("#!import", "BadMagicCommand")]
    [InlineData("#!import text.txt", "UnknownFileType")]
    [InlineData("#!import broken.ipynb", "BadNotebook")]
    [InlineData("#!import loop.csx", "ImportCycle")]
    public async Task What_cannot_be_imported_is_an_error(string code, string error)
    {
        await using var notebook = new Notebook();
        notebook.Write("text.txt", "text");
        notebook.Write("broken.ipynb", "{\"cells\": [");
        notebook.Write("loop.csx", "#!import loop.csx");
        Assert.Equal(error, (await notebook.Fails(code)).Name);
    }

    [Fact]
    public async Task The_files_read_are_told_to_whoever_listens()
    {
        var read = new List<string>();
        AppContext.SetData("Notebook.InputRead", new Action<string>(path =>
        {
            lock (read)
            {
                read.Add(path);
            }
        }));
        try
        {
            await using var notebook = new Notebook();
            var dib = notebook.Write("setup.dib", "#!csharp\n\n#load \"part.csx\"\n");
            var part = notebook.Write("part.csx", "var part = 1;");
            var text = notebook.Write("data.txt", "text");
            await notebook.Value("#!import setup.dib\n#!value --name x --from-file data.txt");
            lock (read)
            {
                Assert.Equal([dib, part, text], read.Where(r => r.StartsWith(notebook.Folder, StringComparison.Ordinal)).Distinct());
            }
        }
        finally
        {
            AppContext.SetData("Notebook.InputRead", null);
        }
    }
}
