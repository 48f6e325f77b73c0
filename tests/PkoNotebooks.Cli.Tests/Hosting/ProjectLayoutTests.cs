using PkoNotebooks.Cli.Hosting;

namespace PkoNotebooks.Cli.Tests.Hosting;

public sealed class ProjectLayoutTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("pko-layout").FullName;

    public ProjectLayoutTests()
    {
        foreach (var path in new[] { "notebooks/01-one.ipynb", "notebooks/more/b.ipynb", "notebooks/more/a.ipynb", "notebooks/more/setup.dib", "data/datapackage.json" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_root, path))!);
            File.WriteAllText(Path.Combine(_root, path), "");
        }

        Directory.CreateDirectory(Path.Combine(_root, "notebooks", "empty"));
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void A_folder_means_the_notebooks_in_it_in_order_of_name() =>
        Assert.Equal(["a.ipynb", "b.ipynb"], Resolve(Path.Combine(_root, "notebooks", "more")));

    [Fact]
    public void No_argument_means_the_notebooks_that_stand_in_the_folder_itself_and_none_below_it() => Assert.Equal(["01-one.ipynb"], Resolve());

    [Fact]
    public void All_notebooks_are_those_of_the_folders_below_too_without_what_an_editor_keeps()
    {
        var checkpoints = Directory.CreateDirectory(Path.Combine(_root, "notebooks", "more", ".ipynb_checkpoints"));
        File.WriteAllText(Path.Combine(checkpoints.FullName, "a-checkpoint.ipynb"), "");
        Assert.Equal(["01-one.ipynb", "a.ipynb", "b.ipynb"], new ProjectLayout(_root).All().Select(p => Path.GetFileName(p)));
    }

    [Fact]
    public void A_notebook_named_twice_is_meant_once() =>
        Assert.Equal(["b.ipynb", "a.ipynb"], Resolve(Path.Combine(_root, "notebooks", "more", "b.ipynb"), Path.Combine(_root, "notebooks", "more")));

    [Fact]
    public void A_folder_without_notebooks_and_a_name_that_is_none_are_both_said()
    {
        var error = Assert.Throws<UsageException>(() => Resolve(Path.Combine(_root, "notebooks", "empty"), "07"));
        Assert.Contains("is a folder without notebooks", error.Message, StringComparison.Ordinal);
        Assert.Contains("'07' is no notebook", error.Message, StringComparison.Ordinal);
    }

    private string[] Resolve(params string[] arguments) =>
        [.. ProjectLayout.Find(Path.Combine(_root, "notebooks")).Resolve(arguments).Select(path => Path.GetFileName(path))];
}
