using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Parameters;

namespace PkoNotebooks.Execution.Tests.Parameters;

public class NotebookParametersTests
{
    private const string Cell = """
        #!csharp
        // The country whose gap is shown,
        // as ISO 3166 alpha-3.
        string country = "JPN";
        DateOnly asOf = new(2015, 3, 31);  // a month's end
        var top = 10;
        double? threshold = null;
        decimal budget = 8.47m;
        bool log = true;
        string[] comparators = ["DEU", "KOR"];
        List<int> years = [1992, 2015];
        Measure measure = Measure.Funding;
        var kind = Measure.Personnel;
        var day = DateOnly.Parse("2015-03-31");
        DateTime at = DateTime.MinValue;
        const string title = "Gap";
        string? note = null;
        string undeclared;
        """;

    [Fact]
    public void Names_types_defaults_and_comments_are_described()
    {
        var parameters = NotebookParameters.Describe(Notebook(Cell));

        Assert.Equal(
            ["country string \"JPN\"", "asOf DateOnly new(2015, 3, 31)", "top int 10", "threshold double? null", "budget decimal 8.47m", "log bool true"],
            parameters.Take(6).Select(p => $"{p.Name} {p.Type} {p.Default}"));
        Assert.Equal(
            ["comparators string[]", "years List<int>", "measure Measure", "kind Measure", "day DateOnly", "at DateTime", "title string", "note string?"],
            parameters.Skip(6).Select(p => $"{p.Name} {p.Type}"));
        Assert.Equal("The country whose gap is shown, as ISO 3166 alpha-3.", parameters[0].Comment);
        Assert.Equal("a month's end", parameters[1].Comment);
        Assert.Equal("", parameters[2].Comment);
        Assert.Equal(4, parameters[0].Line);
    }

    [Theory]
    [InlineData("country", "DEU", "string country = \"DEU\";")]
    [InlineData("country", "NO", "string country = \"NO\";")]
    [InlineData("country", "a\"b\\c\n", "string country = \"a\\\"b\\\\c\\n\";")]
    [InlineData("asOf", "2016-12-31", "DateOnly asOf = new DateOnly(2016, 12, 31);")]
    [InlineData("top", "-5", "int top = -5;")]
    [InlineData("threshold", "1e-3", "double? threshold = 0.001d;")]
    [InlineData("threshold", "null", "double? threshold = null;")]
    [InlineData("budget", "1.10", "decimal budget = 1.10m;")]
    [InlineData("log", "False", "bool log = false;")]
    [InlineData("comparators", "DEU, KOR", "string[] comparators = new string[] { \"DEU\", \"KOR\" };")]
    [InlineData("comparators", "[DEU, 'null']", "string[] comparators = new string[] { \"DEU\", \"null\" };")]
    [InlineData("comparators", "", "string[] comparators = new string[0];")]
    [InlineData("years", "[1992, 1993]", "List<int> years = [1992, 1993];")]
    [InlineData("measure", "personnel", "Measure measure = Measure.Personnel;")]
    [InlineData("kind", "Measure.Funding", "Measure kind = Measure.Funding;")]
    [InlineData("day", "2015-04-30", "DateOnly day = new DateOnly(2015, 4, 30);")]
    [InlineData("at", "2015-03-31", "DateTime at = new DateTime(2015, 3, 31);")]
    [InlineData("title", "x", "string title = \"x\";")]
    public void A_value_becomes_a_declaration_of_the_declared_type(string name, string value, string code)
    {
        var applied = NotebookParameters.Apply(Notebook(Cell), "a.ipynb", [ParameterInputs.FromPair(name, value)]);

        Assert.Equal($"// Parameters\n{code}", applied.Document.Cells[2].Source);
        Assert.Equal(["injected-parameters"], applied.Document.Cells[2].Tags.AsEnumerable());
        Assert.Equal("csharp", applied.Document.Cells[2].KernelName);
        Assert.True(CellIds.IsValid(applied.Document.Cells[2].Id));
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once_with_the_list_of_what_exists()
    {
        var error = Assert.Throws<ParameterException>(() => NotebookParameters.Apply(Notebook(Cell), "01.ipynb",
        [
            ParameterInputs.FromPair("contry", "DEU"),
            ParameterInputs.FromPair("asOf", "31.03.2015"),
            ParameterInputs.FromPair("top", "1.5"),
            ParameterInputs.FromPair("measure", "money"),
            new("budget", new NullValue(), "params.yml:3"),
            new("country", new ListValue([new ScalarValue("x")]), "-y"),
            new("years", new ListValue([new ScalarValue("1992"), new ScalarValue("soon")]), "-y"),
            new("log", new MapValue(), "-y"),
        ]));

        Assert.Equal(8, error.Problems.Length);
        Assert.StartsWith("01.ipynb: -p: found parameter \"contry\", expected one of asOf (DateOnly), at (DateTime), budget (decimal)", error.Problems[0]);
        Assert.Equal("01.ipynb: -p: parameter \"asOf\": found \"31.03.2015\", expected a date such as 2015-03-31 (DateOnly)", error.Problems[1]);
        Assert.Contains("a whole number (int)", error.Problems[2]);
        Assert.Contains("expected one of Funding, Personnel (Measure)", error.Problems[3]);
        Assert.Contains("params.yml:3: parameter \"budget\": found null, expected a number", error.Problems[4]);
        Assert.Contains("found a list", error.Problems[5]);
        Assert.Contains("item 2: found \"soon\"", error.Problems[6]);
        Assert.Contains("names and values", error.Problems[7]);
    }

    [Fact]
    public void A_notebook_without_a_parameters_cell_takes_none()
    {
        var error = Assert.Throws<ParameterException>(() => NotebookParameters.Apply(
            new() { Cells = [] }, "b.ipynb", [ParameterInputs.FromPair("country", "DEU")]));

        Assert.Contains("b.ipynb: found values for country, expected none", error.Message);
    }

    [Fact]
    public void Parameters_set_twice_leave_one_injected_cell()
    {
        var once = NotebookParameters.Apply(Notebook(Cell), "a", [ParameterInputs.FromPair("top", "1")]).Document;
        var twice = NotebookParameters.Apply(once, "a", [ParameterInputs.FromPair("top", "2")]).Document;

        Assert.Equal(once.Cells.Length, twice.Cells.Length);
        Assert.Equal("// Parameters\nint top = 2;", twice.Cells[2].Source);
        Assert.Equal(once.Cells[2].Id, twice.Cells[2].Id);
    }

    [Fact]
    public void No_parameters_change_nothing()
    {
        var notebook = Notebook(Cell);

        Assert.Same(notebook, NotebookParameters.Apply(notebook, "a", []).Document);
    }

    [Theory]
    [InlineData("DayOfWeek", "Friday")]
    [InlineData("System.DateTimeKind", "Utc")]
    [InlineData("String", null)]
    [InlineData("Nothing<int>[,]", null)]
    public void Enums_that_every_cell_can_name_are_known_by_their_members(string type, string? member)
    {
        var members = EnumCatalog.Empty.Members(type);
        Assert.Equal(member is not null, members?.Contains(member!) ?? false);
        Assert.Equal(member is null, members is null);
    }

    [Fact]
    public void Enums_of_the_hosts_assemblies_are_known_by_their_members()
    {
        var catalog = EnumCatalog.FromAssemblies([typeof(CellKind).Assembly.Location, "/no/such.dll"]);
        var notebook = Notebook("CellKind kind = CellKind.Code;");

        Assert.Equal(["Code", "Markdown", "Raw"], catalog.Members("CellKind")!.Value.AsEnumerable());
        Assert.Equal(
            "// Parameters\nCellKind kind = CellKind.Raw;",
            NotebookParameters.Apply(notebook, "a", [ParameterInputs.FromPair("kind", "raw")], catalog).Document.Cells[2].Source);
        Assert.Contains(
            "Code, Markdown, Raw",
            Assert.Throws<ParameterException>(() => NotebookParameters.Apply(notebook, "a", [ParameterInputs.FromPair("kind", "x")], catalog)).Message);
        Assert.Throws<ParameterException>(() => NotebookParameters.Apply(notebook, "a", [ParameterInputs.FromPair("kind", "x; System.Environment.Exit(1)")]));
    }

    [Fact]
    public void Python_cells_take_parameters_too()
    {
        var cell = "country = \"JPN\"  # ISO code\ntop: int = 10\nif top == 3: pass\nwhere = None";
        var notebook = Notebook(cell, "python");

        Assert.Equal(
            ["country  \"JPN\" ISO code", "top int 10 ", "where  None "],
            NotebookParameters.Describe(notebook).Select(p => $"{p.Name} {p.Type} {p.Default} {p.Comment}"));
        var applied = NotebookParameters.Apply(notebook, "a",
        [
            ParameterInputs.FromPair("country", "1\"2"),
            ParameterInputs.FromPair("top", "3"),
            new("where", new ListValue([new ScalarValue("true"), new ScalarValue("true", Quoted: true), new NullValue(), new ScalarValue("2.50")]), "-y"),
        ]);
        Assert.Equal("# Parameters\ncountry = \"1\\\"2\"\ntop = 3\nwhere = [True, \"true\", None, 2.50]", applied.Document.Cells[2].Source);
    }

    [Fact]
    public void Any_text_given_is_the_text_that_the_notebook_gets() =>
        Prop.ForAll<NonNull<string>>(text =>
        {
            var applied = NotebookParameters.Apply(Notebook("string country = \"\";"), "a", [ParameterInputs.FromPair("country", text.Get)]);
            var value = CSharpScript.EvaluateAsync<string>(applied.Document.Cells[2].Source + "\ncountry").GetAwaiter().GetResult();
            Assert.Equal(text.Get, value);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(20));

    private static NotebookDocument Notebook(string parameters, string kernel = "csharp") => new()
    {
        Cells =
        [
            new() { Id = "a", Kind = CellKind.Code, KernelName = kernel, Source = kernel == "csharp" ? "public enum Measure { Funding, Personnel }" : "" },
            new()
            {
                Id = "b",
                Kind = CellKind.Code,
                KernelName = kernel,
                Source = parameters,
                Metadata = new JsonObject { ["tags"] = new JsonArray("parameters") },
            },
            new() { Id = "c", Kind = CellKind.Code, KernelName = kernel, Source = "1" },
        ],
    };
}
