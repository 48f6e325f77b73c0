using PkoNotebooks.Execution.Documents;

namespace PkoNotebooks.Execution.Tests.Documents;

public sealed class NotebookFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pko-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_saved_notebook_is_loaded_as_it_was_and_leaves_no_temporary_file()
    {
        var path = Path.Combine(_folder, "a.ipynb");
        NotebookFile.Save(NotebookFile.Parse(Samples.Utf8(Samples.Jupyter), "a.ipynb"), path);
        NotebookFile.Save(NotebookFile.Load(path), path);

        Assert.Equal(Samples.Utf8(Samples.Jupyter), File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_save_that_fails_leaves_the_old_file_and_nothing_else()
    {
        var path = Path.Combine(_folder, "a.ipynb");
        Directory.CreateDirectory(path);

        Assert.ThrowsAny<Exception>(() => NotebookFile.Save(new() { Cells = [] }, path));
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [SkippableFact]
    public void A_link_stays_a_link_and_its_target_is_written()
    {
        Skip.If(OperatingSystem.IsWindows(), "Links need a privilege there.");
        var target = Path.Combine(_folder, "target.ipynb");
        var link = Path.Combine(_folder, "link.ipynb");
        File.WriteAllText(target, "");
        File.CreateSymbolicLink(link, target);

        NotebookFile.Save(new() { Cells = [] }, link);

        Assert.NotNull(new FileInfo(link).LinkTarget);
        Assert.NotEmpty(File.ReadAllText(target));
    }

    [SkippableFact]
    public void A_notebook_that_only_its_owner_may_read_stays_so_when_it_is_saved()
    {
        Skip.If(OperatingSystem.IsWindows(), "Permissions are of another kind there.");
        var path = Path.Combine(_folder, "private.ipynb");
        NotebookFile.Save(new() { Cells = [] }, path);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            NotebookFile.Save(new() { Cells = [] }, path);
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }
    }

    [Fact]
    public void A_file_too_large_to_be_a_notebook_is_refused_before_it_is_read()
    {
        var path = Path.Combine(_folder, "huge.ipynb");
        using (var stream = File.Create(path))
        {
            stream.SetLength(NotebookFile.MaximumBytes + 1);
        }

        Assert.Contains("at most", Assert.Throws<NotebookFormatException>(() => NotebookFile.Load(path)).Message);
    }
}
