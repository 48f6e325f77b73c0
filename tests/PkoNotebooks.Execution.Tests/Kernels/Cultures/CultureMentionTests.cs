using System.Collections.Immutable;
using PkoNotebooks.Execution.Cache;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Kernels.Cultures;
using PkoNotebooks.Execution.Running;
using PkoNotebooks.Execution.Tests.Running;

namespace PkoNotebooks.Execution.Tests.Kernels.Cultures;

public sealed class CultureMentionTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pko-cultures-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("csharp", "var x = 1;\nx.ToString(\"C\", new CultureInfo(\"de-DE\"))", 2)]
    [InlineData("csharp", "x.ToString(\"C\", System.Globalization.CultureInfo.GetCultureInfo(name))", 1)]
    [InlineData("csharp", "CultureInfo german = new(\"de-DE\");", 1)]
    [InlineData("csharp", "\n\nCultureInfo.GetCultures(CultureTypes.AllCultures).Length", 3)]
    [InlineData("csharp", "Thread.CurrentThread.CurrentCulture = new(\"de-DE\");", 1)]
    [InlineData("csharp", "new RegionInfo(\"JP\").CurrencySymbol", 1)]
    [InlineData("csharp", "\"é\".Normalize(NormalizationForm.FormD)", 1)]
    [InlineData("csharp", "TimeZoneInfo.FindSystemTimeZoneById(\"Tokyo Standard Time\")", 1)]
    [InlineData("csharp", "#!time\n#!fsharp\nCultureInfo(\"ja-JP\")", 3)]
    [InlineData("fsharp", "(1.5).ToString(\"C\", CultureInfo \"ja-JP\")", 1)]
    [InlineData("fsharp", "let culture = named\nCultureInfo.CurrentCulture <- culture", 2)]
    public void A_cell_that_names_a_culture_is_found_with_its_line(string kernel, string code, int line) =>
        Assert.Equal(line, CultureMention.Line(Cell(code, kernel), _folder));

    [Theory]
    [InlineData("csharp", "using System.Globalization;\nx.ToString(CultureInfo.InvariantCulture)")]
    [InlineData("csharp", "CultureInfo.CurrentCulture.Name == \"\" ? 1 : 2")]
    [InlineData("csharp", "bool invariant = CultureInfo.CurrentCulture == CultureInfo.InvariantCulture;")]
    [InlineData("csharp", "string.Equals(a, b, StringComparison.OrdinalIgnoreCase); vector.Normalize(2)")]
    [InlineData("csharp", "TimeZoneInfo.FindSystemTimeZoneById(\"Asia/Tokyo\")")]
    [InlineData("html", "<code>new CultureInfo(\"de-DE\")</code>")]
    public void A_cell_that_names_none_needs_no_culture_data(string kernel, string code) =>
        Assert.Null(CultureMention.Line(Cell(code, kernel), _folder));

    [Fact]
    public void A_culture_named_in_an_imported_file_counts_for_the_line_that_imports_it()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "lib"));
        File.WriteAllText(Path.Combine(_folder, "lib", "outer.dib"), "#!csharp\n\n#!import \"inner.cs\"\n#!import \"outer.dib\"\n");
        File.WriteAllText(Path.Combine(_folder, "lib", "inner.cs"), "var german = new CultureInfo(\"de-DE\");");

        Assert.Equal(2, CultureMention.Line(Cell("1 + 1\n#!import \"lib/outer.dib\"", "csharp"), _folder));
        Assert.Null(CultureMention.Line(Cell("#!import \"lib/nowhere.dib\"", "csharp"), _folder));
    }

    [Fact]
    public async Task A_notebook_that_names_a_culture_is_skipped_where_the_machine_has_no_culture_data()
    {
        var options = Notebooks.InProcess with { Cultures = () => CultureData.None };
        var run = await Notebooks.RunAsync(Notebooks.Job("n", "out x", "out y\nout new CultureInfo(\"de-DE\")"), options);

        Assert.Equal((RunStatus.Skipped, 2, 2), (run.Status, run.Failure!.CellNumber, run.Failure.Line));
        Assert.StartsWith("CultureDataNotFound: cell 2, line 2: ", run.Failure.Message, StringComparison.Ordinal);
        Assert.Contains("libicu", run.Failure.Message, StringComparison.Ordinal);
        Assert.All(run.Executed.Cells, c => Assert.Null(c.ExecutionCount));
        Assert.Equal(RunStatus.Passed, (await Notebooks.RunAsync(Notebooks.Job("n", "out x"), options)).Status);
    }

    [Fact]
    public void Another_version_of_the_culture_data_runs_the_notebooks_that_name_a_culture_and_no_others()
    {
        var (before, after) = (Notebooks.InProcess with { Cultures = () => new("ICU 72") }, Notebooks.InProcess with { Cultures = () => new("ICU 76") });
        var named = Notebooks.Job("n", "out new CultureInfo(\"de-DE\")");
        var other = Notebooks.Job("n", "out x");

        Assert.Equal(["the culture data"], Key(named, after).Differences(Key(named, before).Parts).AsEnumerable());
        Assert.Empty(Key(other, after).Differences(Key(other, before).Parts));
    }

    private static CacheKey Key(NotebookJob job, RunnerOptions options) => CacheKey.Of(job, options, ImmutableSortedDictionary<string, string>.Empty);

    private static NotebookCell Cell(string code, string kernel) => new() { Id = "c", Kind = CellKind.Code, KernelName = kernel, Source = code };
}
