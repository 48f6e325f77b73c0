using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PkoNotebooks.Execution.Tests.Kernels.CSharp;

public sealed class ReferenceTests
{
    [Fact]
    public async Task An_assembly_is_referenced_by_a_path_relative_to_the_notebook()
    {
        await using var notebook = new Notebook();
        MakeLibrary(Path.Combine(notebook.Folder, "lib", "Greetings.dll"), "public static class Greeting { public static string Hello => \"hello\"; }");
        Assert.Equal("hello", await notebook.Value("#r \"lib/Greetings.dll\"\nGreeting.Hello"));
        Assert.Equal("hello", await notebook.Value("Greeting.Hello"));
    }

    [Fact]
    public async Task An_assembly_beside_a_referenced_one_is_found_when_it_is_needed()
    {
        await using var notebook = new Notebook();
        var inner = Path.Combine(notebook.Folder, "Inner.dll");
        MakeLibrary(inner, "public class Inner { public int Value => 9; }");
        MakeLibrary(Path.Combine(notebook.Folder, "Outer.dll"), "public class Outer { public Inner Make() => new Inner(); }", inner);
        Assert.Equal("9", await notebook.Value("#r \"Outer.dll\"\nnew Outer().Make().Value"));
    }

    [Fact]
    public async Task A_reference_to_an_assembly_of_the_host_takes_the_hosts_even_from_a_path_that_does_not_exist()
    {
        await using var notebook = new Notebook();
        Assert.Equal(
            typeof(Notebook).Assembly.Location,
            await notebook.Value("#r \"../artifacts/bin/nowhere/PkoNotebooks.Execution.Tests.dll\"\ntypeof(PkoNotebooks.Execution.Tests.Kernels.CSharp.ReferenceTests).Assembly.Location"));
    }

    [Fact]
    public async Task A_reference_to_a_framework_assembly_by_name_is_taken_as_done()
    {
        await using var notebook = new Notebook();
        Assert.Equal("{}", await notebook.Value("#r \"System.Text.Json\"\nSystem.Text.Json.JsonSerializer.Serialize(new object())"));
    }

    [Fact]
    public async Task A_missing_assembly_is_named_with_where_it_was_looked_for()
    {
        await using var notebook = new Notebook();
        var error = await notebook.Fails("var x = 1;\n#r \"missing/Gone.dll\"");
        Assert.Equal("AssemblyNotFound", error.Name);
        Assert.Equal(2, error.Line);
        Assert.Contains(Path.Combine(notebook.Folder, "missing", "Gone.dll"), error.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_assembly_is_refused()
    {
        await using var notebook = new Notebook();
        notebook.Write("text.dll", "this is text");
        Assert.Equal("BadAssembly", (await notebook.Fails("#r \"text.dll\"")).Name);
    }

    [Fact]
    public async Task A_script_is_loaded_relative_to_the_notebook()
    {
        await using var notebook = new Notebook();
        notebook.Write("scripts/one.csx", "#load \"two.csx\"\nint one = two - 1;");
        notebook.Write("scripts/two.csx", "int two = 2;");
        Assert.Equal("1", await notebook.Value("#load \"scripts/one.csx\"\none"));
    }

    private static void MakeLibrary(string path, string source, params string[] references)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var result = CSharpCompilation.Create(
            Path.GetFileNameWithoutExtension(path),
            [CSharpSyntaxTree.ParseText(source)],
            [.. references.Append(Path.Combine(framework, "System.Runtime.dll")).Append(typeof(object).Assembly.Location).Select(r => MetadataReference.CreateFromFile(r))],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)).Emit(path);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
    }
}
