using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Kernels.Packages;

namespace PkoNotebooks.Execution.Tests.Kernels.Packages;

public sealed class PackageTests
{
    private const string Hello = "public static class Hello { public static string World => \"hello from \" + typeof(Hello).Assembly.GetName().Version; }";

    [Fact]
    public async Task A_package_and_what_it_depends_on_are_restored_and_used()
    {
        await using var notebook = Make();
        LocalFeed.Add(Feed(notebook), "Test.Inner", "1.0.0", "public class Inner { public int Value => 4; }");
        LocalFeed.Add(Feed(notebook), "Test.Outer", "2.1.0", "public class Outer { public int Three => 3; }", dependency: "Test.Inner 1.0.0");
        var ran = await notebook.Run("#r \"nuget: Test.Outer, 2.1.0\"\nnew Outer().Three + new Inner().Value");
        Assert.Equal("7", ran.ResultText);
        Assert.Equal("Installed package Test.Outer, 2.1.0", Assert.Single(ran.Displays).Data.Text("text/plain"));
        Assert.Equal("3", await notebook.Value("new Outer().Three"));
    }

    [Theory]
    [InlineData("Test.Hello", "2.0.0")]
    [InlineData("Test.Hello, 1.*", "1.5.0")]
    [InlineData("Test.Hello, 1.0.0", "1.0.0")]
    [InlineData("Test.Hello, *-*", "3.0.0-beta")]
    public async Task Without_a_version_the_latest_is_taken_with_one_exactly_that_with_a_wildcard_the_latest_of_its_kind(string asked, string expected)
    {
        await using var notebook = Make();
        foreach (var version in new[] { "1.0.0", "1.5.0", "2.0.0", "3.0.0-beta" })
        {
            LocalFeed.Add(Feed(notebook), "Test.Hello", version, Hello);
        }

        var ran = await notebook.Run($"#r \"nuget: {asked}\"\nHello.World.Length > 0");
        Assert.Equal("True", ran.ResultText);
        Assert.EndsWith(expected, ran.Displays[0].Data.Text("text/plain"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Test.Nowhere", "Test.Nowhere")]
    [InlineData("Test.Hello, 9.9.9", "9.9.9")]
    public async Task A_package_that_cannot_be_had_is_named_with_the_sources_asked(string asked, string named)
    {
        await using var notebook = Make();
        LocalFeed.Add(Feed(notebook), "Test.Hello", "1.0.0", Hello);
        var error = await notebook.Fails($"var x = 1;\n#r \"nuget: {asked}\"");
        Assert.Equal(PackageNotFoundException.ErrorName, error.Name);
        Assert.Equal(2, error.Line);
        Assert.Contains(named, error.Value, StringComparison.Ordinal);
        Assert.StartsWith($"package {asked} not found in the configured sources:", error.Value, StringComparison.Ordinal);
        Assert.Contains("ours", error.Value, StringComparison.Ordinal);

        // The session goes on without it.
        Assert.Equal("True", await notebook.Value("#r \"nuget: Test.Hello, 1.0.0\"\nHello.World.Length > 0"));
    }

    [Fact]
    public async Task A_package_behind_the_one_asked_for_may_come_in_a_later_version_and_the_one_asked_for_may_not()
    {
        await using var notebook = Make();
        LocalFeed.Add(Feed(notebook), "Test.Behind", "2.0.0", "public static class Behind { }");
        LocalFeed.Add(Feed(notebook), "Test.Hello", "1.5.0", Hello, dependency: "Test.Behind 1.0.0");
        var error = await notebook.Fails("#r \"nuget: Test.Hello, 1.2.0\"");
        Assert.Contains("package Test.Hello, 1.2.0 not found", error.Value, StringComparison.Ordinal);
        Assert.Equal("True", await notebook.Value("#r \"nuget: Test.Hello, 1.5.0\"\nHello.World.Length > 0"));
    }

    [Fact]
    public async Task Another_source_is_asked_when_the_notebook_names_it()
    {
        await using var notebook = Make();
        Directory.CreateDirectory(Feed(notebook));
        LocalFeed.Add(Path.Combine(notebook.Folder, "other"), "Test.Hello", "1.0.0", Hello);
        Assert.Equal("True", await notebook.Value("#i \"nuget: other\"\n#r \"nuget: Test.Hello, 1.0.0\"\nHello.World.Length > 0"));
    }

    [Fact]
    public async Task The_same_set_is_restored_once_and_a_damaged_restore_is_made_anew()
    {
        await using var notebook = Make();
        LocalFeed.Add(Feed(notebook), "Test.Hello", "1.0.0", Hello);
        var references = PackageReferences.None.With(new PackageReference("Test.Hello", "1.0.0"));
        var cache = Path.Combine(notebook.Folder, "cache");
        var first = await PackageRestore.RunAsync(references, notebook.Folder, cache, default);
        Directory.Delete(Feed(notebook), recursive: true);
        var second = await PackageRestore.RunAsync(references, notebook.Folder, cache, default);
        Assert.Equal(first.RuntimeAssemblies.ToArray(), second.RuntimeAssemblies.ToArray());

        var assets = Directory.GetFiles(cache, "project.assets.json", SearchOption.AllDirectories).Single();
        await File.WriteAllTextAsync(assets, "{\"targets\": 1");
        LocalFeed.Add(Feed(notebook), "Test.Hello", "1.0.0", Hello);
        Assert.Equal(first.RuntimeAssemblies.ToArray(), (await PackageRestore.RunAsync(references, notebook.Folder, cache, default)).RuntimeAssemblies.ToArray());
    }

    [Fact]
    public async Task Native_libraries_of_this_machine_are_found()
    {
        await using var notebook = Make();
        var identifier = System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier;
        LocalFeed.Add(Feed(notebook), "Test.Native", "1.0.0", Hello, native: $"runtimes/{identifier}/native/libtestnative.so");
        var resolved = await PackageRestore.RunAsync(
            PackageReferences.None.With(new PackageReference("Test.Native", "1.0.0")), notebook.Folder, Path.Combine(notebook.Folder, "cache"), default);
        Assert.Contains(resolved.NativeFolders, f => File.Exists(Path.Combine(f, "libtestnative.so")));
    }

    [Fact]
    public async Task A_package_that_brings_an_older_assembly_of_the_kit_gives_way_and_says_so()
    {
        await using var notebook = Make();
        LocalFeed.Add(Feed(notebook), "YamlDotNet", "1.0.0", "public class Old { }", assemblyVersion: "1.0.0.0");
        var ran = await notebook.Run("#r \"nuget: YamlDotNet, 1.0.0\"\ntypeof(YamlDotNet.Serialization.Deserializer).Assembly.GetName().Version.Major > 1");
        Assert.Equal("True", ran.ResultText);
        Assert.Contains("YamlDotNet 1.0.0.0 of the package gives way to", ran.Sink.Text("stderr"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_that_brings_a_newer_assembly_than_the_kits_is_used_beside_it()
    {
        await using var notebook = Make();
        LocalFeed.Add(Feed(notebook), "YamlDotNet", "999.0.0", "public class Newer { public static int Value => 5; }", assemblyVersion: "999.0.0.0");
        var ran = await notebook.Run("#r \"nuget: YamlDotNet, 999.0.0\"\nNewer.Value");
        Assert.Equal("5", ran.ResultText);
        Assert.Contains("beside", ran.Sink.Text("stderr"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Microsoft.DotNet.Interactive.SQLite, *-*")]
    [InlineData("microsoft.dotnet.interactive.formatting, 1.0.0-beta.26216.1")]
    public async Task A_package_of_dotnet_interactive_that_these_kernels_stand_in_for_is_asked_of_nobody(string package)
    {
        await using var notebook = Make();
        var ran = await notebook.Run($"#r \"nuget: {package}\"\n1 + 1");
        Assert.Equal("2", ran.ResultText);
        Assert.Contains("part of these kernels", ran.Displays[0].Data.Text("text/plain"), StringComparison.Ordinal);
        Assert.Empty(PackageReferences.Collect([Cell("csharp", $"#r \"nuget: {package}\"")], notebook.Folder).Packages);
    }

    [Fact]
    public async Task A_package_that_extends_dotnet_interactive_from_within_is_refused_with_what_to_do_instead()
    {
        await using var notebook = Make();
        var error = await notebook.Fails("\n#r \"nuget: Microsoft.DotNet.Interactive.SqlServer, *-*\"");
        Assert.Equal(("PackageNotFound", 2), (error.Name, error.Line));
        Assert.Contains("#!connect sqlite is the one connection that is built in", error.Value, StringComparison.Ordinal);
        Assert.Null(InteractivePackages.Refusal("Plotly.NET.Interactive"));
    }

    [Fact]
    public async Task Two_versions_of_one_package_in_a_notebook_are_an_error()
    {
        await using var notebook = Make();
        LocalFeed.Add(Feed(notebook), "Test.Hello", "1.0.0", Hello);
        await notebook.Value("#r \"nuget: Test.Hello, 1.0.0\"");
        Assert.Equal("PackageConflict", (await notebook.Fails("#r \"nuget: test.hello, 2.0.0\"")).Name);
    }

    [Fact]
    public async Task All_packages_of_a_notebook_and_its_imports_are_collected_before_it_runs()
    {
        await using var notebook = Make();
        notebook.Write("setup.dib", "#!csharp\n\n#r \"nuget: C, 3.0.0\"\n#!import \"setup.dib\"\n");
        var references = PackageReferences.Collect(
            [
                Cell("csharp", "#r \"nuget: B, 2.0.0\"\n#i \"nuget: feed\"\nvar x = 1;"),
                Cell("fsharp", "#r \"nuget:a\"\n#!html\n#r \"nuget: NotThis\""),
                Cell("csharp", "#!import setup.dib\n#r \"nuget: not valid!\"\n#r \"path.dll\""),
                new NotebookCell { Id = "m", Kind = CellKind.Markdown, KernelName = "markdown", Source = "#r \"nuget: Prose\"" },
            ],
            notebook.Folder);
        Assert.Equal(["a", "B, 2.0.0", "C, 3.0.0"], references.Packages.Select(p => p.ToString()));
        Assert.Equal([Feed(notebook)], references.Sources.ToArray());
        Assert.True(references.IsFloating);
    }

    [Theory]
    [InlineData("nuget:A.B", "A.B", null)]
    [InlineData("nuget: A , 1.2.3-beta.1 ", "A", "1.2.3-beta.1")]
    [InlineData("nuget:A,[1.0,2.0)", "A", "[1.0, 2.0)")]
    [InlineData("nuget:A, Version=1.0", "A", "1.0")]
    public void A_reference_is_read(string text, string id, string? version) =>
        Assert.Equal(new PackageReference(id, version), PackageReference.Parse(text));

    [Theory]
    [InlineData("nuget:")]
    [InlineData("nuget: a b")]
    [InlineData("nuget: A, 1.0\" /><x")]
    [InlineData("nuget: A, 1, 2, 3")]
    public void What_is_no_reference_is_refused(string text) => Assert.Throws<FormatException>(() => PackageReference.Parse(text));

    private static Notebook Make()
    {
        var notebook = new Notebook(o => o with { PackageCacheDirectory = Path.Combine(o.WorkingDirectory, "cache") });
        LocalFeed.Configure(notebook.Folder);
        return notebook;
    }

    private static string Feed(Notebook notebook) => Path.Combine(notebook.Folder, "feed");

    private static NotebookCell Cell(string kernel, string source) =>
        new() { Id = "c", Kind = CellKind.Code, KernelName = kernel, Source = source };
}
