using PkoNotebooks.Execution.Kernels;
using PkoNotebooks.Execution.Kernels.CSharp;

namespace PkoNotebooks.Execution.Tests.Kernels.CSharp;

/// <summary>Each cell is compiled as a continuation of those before it: what that must not cost, and what it must not lose.</summary>
public sealed class CSharpChainTests
{
    [Fact]
    public void A_cell_is_given_only_the_references_that_the_cells_before_it_do_not_have()
    {
        var options = new SessionOptions { WorkingDirectory = Path.GetTempPath(), HostAssemblyPaths = [typeof(CSharpChainTests).Assembly.Location] };
        var references = new AssemblyReferences(options, new NotebookLoadContext());
        var compiler = new CSharpCompiler(references, options.WorkingDirectory);
        var tree = CSharpCompiler.Parse("var x = 1;", "cell 1", CancellationToken.None);

        var first = compiler.Create(tree);
        compiler.Accept(first);
        var second = compiler.Create(tree);
        compiler.Accept(second);
        references.Add("PkoNotebooks.Execution.Tests.dll", null, 0);
        var third = compiler.Create(tree);
        compiler.Accept(third);

        Assert.Contains(FrameworkReferences.Own, first.ExternalReferences);
        Assert.Empty(second.ExternalReferences);
        Assert.Equal(typeof(CSharpChainTests).Assembly.Location, Assert.Single(third.ExternalReferences).Display);
        Assert.Empty(compiler.Create(tree).ExternalReferences);
    }

    [Fact]
    public void A_cell_that_was_not_accepted_leaves_its_references_to_the_next()
    {
        var options = new SessionOptions { WorkingDirectory = Path.GetTempPath() };
        var compiler = new CSharpCompiler(new AssemblyReferences(options, new NotebookLoadContext()), options.WorkingDirectory);
        var tree = CSharpCompiler.Parse("var x = 1;", "cell 1", CancellationToken.None);
        compiler.Create(tree);
        Assert.Contains(FrameworkReferences.Own, compiler.Create(tree).ExternalReferences);
    }

    [Fact]
    public async Task What_the_first_cells_declared_is_known_after_many_others()
    {
        await using var notebook = new Notebook();
        await notebook.Value("using System.Text.RegularExpressions;\nusing Number = System.Int32;");
        await notebook.Value("record Point(int X, int Y);\nstatic string Shout(this string text) => text.ToUpperInvariant();\nvar start = new Point(1, 2);");
        for (var i = 0; i < 40; i++)
        {
            await notebook.Value(FormattableString.Invariant($"var x = {i};\nint Twice() => 2 * x;"));
        }

        Assert.Equal("(39, 78, HI, 3, 1)", await notebook.Value("(x, Twice(), \"hi\".Shout(), start.X + start.Y, Regex.Count(\"a1\", @\"\\d\")).ToString()"));
        Assert.Equal("5", await notebook.Value("Number.Parse(\"5\")"));
    }

    [Fact]
    public async Task Anonymous_types_of_the_same_members_are_one_type_in_all_cells()
    {
        await using var notebook = new Notebook();
        await notebook.Value("var point = new { X = 1, Y = 2 };");
        await notebook.Value("point = new { X = 3, Y = 4 };\nvar points = new[] { point, new { X = 5, Y = 6 } };");
        Assert.Equal("8", await notebook.Value("points.Sum(p => p.X)"));
    }

    [Theory]
    [InlineData("unsafe { int x = 7; int* p = &x; Console.Write(*p); }")]
    [InlineData("unsafe int Read(int* p) => *p;\nunsafe { int x = 7; Console.Write(Read(&x)); }")]
    [InlineData("[System.Runtime.CompilerServices.SkipLocalsInit] int Seven() => 7;\nConsole.Write(Seven());")]
    public async Task Unsafe_code_runs(string code)
    {
        await using var notebook = new Notebook();
        await notebook.Value("var before = 1;");
        Assert.Equal("7", (await notebook.Run(code)).Out);
    }

    [Fact]
    public void Assemblies_that_only_say_where_types_went_are_left_out_until_something_refers_to_them()
    {
        var names = FrameworkReferences.All.Select(r => Path.GetFileNameWithoutExtension(r.Display!)).ToHashSet();
        Assert.Subset(names, new HashSet<string> { "System.Private.CoreLib", "System.Runtime", "System.Linq", "System.Text.Json", "System.Xml.XDocument", "PkoNotebooks.Execution" });
        Assert.DoesNotContain("netstandard", names);
        Assert.DoesNotContain("mscorlib", names);
    }

    [Fact]
    public async Task A_library_made_for_NET_Standard_shares_its_types_with_the_cells()
    {
        await using var notebook = new Notebook();
        await notebook.Value("#r \"FsCheck.dll\"\nusing FsCheck.Fluent;\nFunc<int, int> twice = x => 2 * x;");
        Assert.Equal("6", await notebook.Value("Gen.Sample(Gen.Select(Gen.Choose(3, 3), twice), 1, 1).Single()"));
    }
}
