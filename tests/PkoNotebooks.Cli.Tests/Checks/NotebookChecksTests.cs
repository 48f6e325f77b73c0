using System.Text.Json.Nodes;
using PkoNotebooks.Cli.Checks;
using PkoNotebooks.Execution.Documents;

namespace PkoNotebooks.Cli.Tests.Checks;

public sealed class NotebookChecksTests : IDisposable
{
    private const string SetUp = "#!import \"setup.dib\"";

    private readonly string _folder = Directory.CreateTempSubdirectory("pko-checks").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_notebook_may_take_in_its_packages_before_its_parameters() =>
        Assert.Empty(Problems(Markdown("# What?"), Code(SetUp), Code("#r \"nuget: Deedle, 7.0.1\"\n"), Code("string country = \"JPN\";", "parameters"), Code("1")));

    [Fact]
    public void A_notebook_that_asks_for_no_package_has_its_parameters_right_after_the_set_up()
    {
        var found = Assert.Single(Problems(Markdown("# What?"), Code(SetUp), Code("using System.Text;"), Code("1")));
        Assert.Contains("no tag 'parameters'", found.Found, StringComparison.Ordinal);
    }

    [Fact]
    public void Parameters_that_stand_further_down_are_named_by_their_cell()
    {
        var found = Problems(Markdown("# What?"), Code(SetUp), Code("int year = 2015;", "parameters"), Code("int month = 3;", "parameters"));
        Assert.Equal("x.ipynb, cell 4", Assert.Single(found).Where);
    }

    [Fact]
    public void A_typed_figure_a_missing_title_and_another_set_up_are_all_named()
    {
        var found = Problems(Markdown("Japan pays 10.833 percent."), Code("#!import \"other.dib\""));
        Assert.Equal(3, found.Count);
        Assert.Contains(found, p => p.Found.Contains("10.833", StringComparison.Ordinal));
    }

    private List<CheckProblem> Problems(params NotebookCell[] cells)
    {
        var path = Path.Combine(_folder, "x.ipynb");
        NotebookFile.Save(new NotebookDocument { Cells = [.. cells.Select((cell, i) => cell with { Id = $"c{i}" })] }, path);
        return [.. NotebookChecks.Of(path, "x.ipynb")];
    }

    private static NotebookCell Markdown(string source) => new() { Id = "", Kind = CellKind.Markdown, KernelName = "markdown", Source = source };

    private static NotebookCell Code(string source, params string[] tags) => new()
    {
        Id = "", Kind = CellKind.Code, KernelName = "csharp", Source = source, Metadata = new JsonObject { ["tags"] = new JsonArray([.. tags.Select(t => (JsonNode)t)]) },
    };
}
