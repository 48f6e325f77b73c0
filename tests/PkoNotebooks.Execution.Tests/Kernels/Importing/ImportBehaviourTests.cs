namespace PkoNotebooks.Execution.Tests.Kernels.Importing;

[Collection("input files")]
public sealed class ImportBehaviourTests
{
    [Fact]
    public async Task A_source_file_runs_in_the_kernel_of_its_extension()
    {
        await using var notebook = new Notebook();
        notebook.Write("a.fsx", "let fromScript = 3");
        notebook.Write("a.html", "<b>h</b>");
        notebook.Write("a.js", "alert(1)");
        notebook.Write("a.mmd", "graph TD; A-->B");
        Assert.Equal("3", await notebook.Value("#!import a.fsx\n#!share --from fsharp fromScript\nfromScript"));
        var shown = await notebook.Run("#!import a.html\n#!import a.js\n#!import a.mmd");
        Assert.Equal("<b>h</b>", shown.Displays[0].Data.Text("text/html"));
        Assert.Contains("alert(1)", shown.Displays[1].Data.Text("text/html"), StringComparison.Ordinal);
        Assert.Equal("graph TD; A-->B", shown.Displays[2].Data.Text("text/vnd.mermaid"));
    }
}
