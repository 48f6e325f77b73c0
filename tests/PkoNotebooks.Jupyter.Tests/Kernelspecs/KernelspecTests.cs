using System.Text.Json.Nodes;
using PkoNotebooks.Jupyter.Kernelspecs;

namespace PkoNotebooks.Jupyter.Tests.Kernelspecs;

public sealed class KernelspecTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kernelspecs");

    private JupyterPaths Paths => new(name => name == "JUPYTER_PATH" ? Path.Combine(_folder.FullName, "first") : null, _folder.FullName, JupyterPlatform.Linux);

    private KernelspecInstaller Installer => new(Paths);

    private KernelspecFinder Finder => new(Paths);

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void An_installed_kernel_is_found_and_starts_the_published_program()
    {
        var installed = Assert.Single(Installer.Install(new KernelspecInstallation { StartCommand = ["/opt/pko/pko", "kernel", "start"] }));
        Assert.Equal(Path.Combine(_folder.FullName, ".local", "share", "jupyter", "kernels", "pko"), installed.Folder);
        var json = JsonNode.Parse(File.ReadAllText(Path.Combine(installed.Folder, "kernel.json")))!;
        Assert.Equal("""["/opt/pko/pko","kernel","start","{connection_file}","--language","csharp"]""", json["argv"]!.ToJsonString());
        Assert.Equal(("PkoNotebooks (C#)", "csharp", "message"), ((string?)json["display_name"], (string?)json["language"], (string?)json["interrupt_mode"]));
        Assert.False((bool)json["metadata"]!["debugger"]!);

        var found = Finder.Find("PKO");
        Assert.Equal(("pko", true), (found.Name, found.InterruptByMessage));
        Assert.Contains(Finder.List(), k => k.Name == "pko");
    }

    [Fact]
    public void Variables_of_the_installation_reach_the_kernel()
    {
        Installer.Install(new KernelspecInstallation
        {
            StartCommand = ["pko"],
            Environment = System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty.Add("KEPT", "0"),
        });
        Assert.Equal("0", Finder.Find("pko").Environment["KEPT"]);
    }

    [Fact]
    public void Replacing_dotnet_interactive_takes_both_of_its_names()
    {
        var prefix = Path.Combine(_folder.FullName, "venv");
        var installed = Installer.Install(new KernelspecInstallation { StartCommand = ["pko"], Name = "kit", Prefix = prefix, ReplaceDotnetInteractive = true });
        Assert.Equal(["kit", ".net-csharp", ".net-fsharp"], installed.Select(k => k.Name));
        Assert.Equal(["csharp", "csharp", "fsharp"], installed.Select(k => Kernelspec.Read(k.Name, k.Folder).Language));
        Assert.Equal("fsharp", installed[2].Arguments[^1]);
        Assert.Equal([".net-csharp", ".net-fsharp", "kit"], Installer.Uninstall(prefix: prefix).ToArray());
        Assert.Empty(Directory.GetDirectories(Path.Combine(prefix, "share", "jupyter", "kernels")));
    }

    [Fact]
    public void Installing_again_replaces_and_leaves_nothing_over()
    {
        Installer.Install(new KernelspecInstallation { StartCommand = ["old"] });
        var spec = Assert.Single(Installer.Install(new KernelspecInstallation { StartCommand = ["new"] }));
        Assert.Equal("new", Kernelspec.Read("pko", spec.Folder).Arguments[0]);
        Assert.Equal(["pko"], Directory.GetFileSystemEntries(Path.GetDirectoryName(spec.Folder)!).Select(Path.GetFileName));
    }

    [Fact]
    public void A_kernel_of_others_is_not_uninstalled()
    {
        var foreign = Write(Path.Combine(_folder.FullName, ".local", "share", "jupyter", "kernels", ".net-csharp"), """{"argv":["dotnet"],"display_name":"x","language":"C#"}""");
        Installer.Install(new KernelspecInstallation { StartCommand = ["pko"] });
        var error = Assert.Throws<KernelspecException>(() => Installer.Uninstall(".net-csharp"));
        Assert.Contains("those are pko", error.Message, StringComparison.Ordinal);
        Assert.Equal(["pko"], Installer.Uninstall().ToArray());
        Assert.True(Directory.Exists(foreign));
    }

    [Fact]
    public void Of_two_kernels_of_one_name_the_earlier_folder_wins()
    {
        Write(Path.Combine(_folder.FullName, ".local", "share", "jupyter", "kernels", "same"), """{"argv":["later"],"display_name":"x","language":"x"}""");
        Write(Path.Combine(_folder.FullName, "first", "kernels", "same"), """{"argv":["earlier"],"display_name":"x","language":"x"}""");
        Assert.Equal("earlier", Finder.Find("same").Arguments[0]);
        Assert.Equal("earlier", Finder.List().Single(k => k.Name == "same").Arguments[0]);
    }

    [Fact]
    public void A_kernel_that_is_not_there_is_an_error_that_lists_those_that_are()
    {
        Installer.Install(new KernelspecInstallation { StartCommand = ["pko"] });
        var error = Assert.Throws<KernelspecException>(() => Finder.Find("julia"));
        Assert.Contains("No kernel 'julia' is installed. Installed: pko", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_kernelspec_is_reported_and_hides_no_other()
    {
        var kernels = Path.Combine(_folder.FullName, "first", "kernels");
        Write(Path.Combine(kernels, "broken"), "{");
        Write(Path.Combine(kernels, "odd"), """{"argv":[1],"interrupt_mode":"shout"}""");
        Write(Path.Combine(kernels, "twice"), """{"argv":["x"],"argv":["y"]}""");
        Write(Path.Combine(kernels, "good"), """{"argv":["x"],"env":{"A":"${HOME}"}}""");
        var faults = new List<string>();
        var found = Finder.List(faults.Add);
        Assert.Contains(found, k => k.Name == "good" && k.Environment["A"] == "${HOME}");
        Assert.Equal(3, faults.Count);
        Assert.Contains(faults, f => f.Contains("argv: found [1]", StringComparison.Ordinal) && f.Contains("interrupt_mode: found 'shout'", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("../up")]
    [InlineData("..")]
    public void A_name_that_is_no_name_is_refused(string name) =>
        Assert.Throws<KernelspecException>(() => Installer.Install(new KernelspecInstallation { StartCommand = ["pko"], Name = name }));

    private static string Write(string folder, string json)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "kernel.json"), json);
        return folder;
    }
}
