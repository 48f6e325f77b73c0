using System.Security.Cryptography;
using System.Text;
using System.Reflection;
using PkoNotebooks.Data.Package;
using PkoNotebooks.Display.Charts;
using PkoNotebooks.Display.Mime;
using PkoNotebooks.Display.Tests.Diagrams;
using Xunit;
using static PkoNotebooks.Display.Show;

namespace PkoNotebooks.Display.Tests.Mime;

public sealed class FormatterConventionTests
{
    private static readonly string[] All = ["prose", "figures", "table", "chart", "diagram", "note", "sources"];

    public static TheoryData<string> Kinds => [.. All];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_kernel_that_only_knows_names_gets_every_preferred_mime_type(string kind)
    {
        var instance = Make(kind);
        var attribute = Assert.Single(instance.GetType().GetCustomAttributes(inherit: true), a => a.GetType().Name == "TypeFormatterSourceAttribute");
        var sourceType = (Type)attribute.GetType().GetProperty("FormatterSourceType")!.GetValue(attribute)!;
        var preferred = (string[])attribute.GetType().GetProperty("PreferredMimeTypes")!.GetValue(attribute)!;
        var source = Activator.CreateInstance(sourceType)!;
        var formatters = (IEnumerable<object>)sourceType.GetMethod("CreateTypeFormatters")!.Invoke(source, null)!;
        var written = formatters.ToDictionary(
            f => (string)f.GetType().GetProperty("MimeType")!.GetValue(f)!,
            f =>
            {
                using var writer = new StringWriter();
                var format = f.GetType().GetMethod("Format", BindingFlags.Public | BindingFlags.Instance, [typeof(object), typeof(TextWriter)])!;
                Assert.True((bool)format.Invoke(f, [instance, writer])!);
                return writer.ToString();
            });
        Assert.Equal(preferred.Order(StringComparer.Ordinal), written.Keys.Order(StringComparer.Ordinal));
        Assert.All(written, w => Assert.NotEmpty(w.Value));
    }

    [Fact]
    public void The_first_preferred_mime_type_is_html() => Assert.All(All, kind => Assert.Equal("text/html", Make(kind).Formats[0]));

    [Fact]
    public void A_chart_gives_five_mime_types_and_a_table_four()
    {
        Assert.Equal<string>(["text/html", "image/svg+xml", "application/vnd.plotly.v1+json", "text/csv", "application/vnd.pko.facts+json", "text/plain"], Make("chart").Formats);
        Assert.Equal<string>(["text/html", "text/csv", "application/vnd.pko.facts+json", "text/plain"], Make("table").Formats);
    }

    [Theory]
    [InlineData("chart")]
    [InlineData("diagram")]
    [InlineData("table")]
    public void The_CSV_is_the_data_behind_the_hash_among_the_facts(string kind)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Make(kind).Format("text/csv"))));
        Assert.Contains($"\"sha256\":\"{hash}\"", Make(kind).Format("application/vnd.pko.facts+json"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_formatter_refuses_what_is_no_displayable()
    {
        using var writer = new StringWriter();
        Assert.False(new DisplayableFormatter("text/html").Format("a string", writer));
        Assert.Empty(writer.ToString());
    }

    [Fact]
    public void An_unknown_mime_type_is_refused_with_those_that_there_are()
    {
        var error = Assert.Throws<NotSupportedException>(() => Make("prose").Format("text/rtf"));
        Assert.Contains("text/html", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_html_output_opens_with_the_same_style_bytes() =>
        Assert.Single(All.Select(k => Make(k).Format("text/html").Split("</style>")[0]).Distinct());

    private static Displayable Make(string kind) => kind switch
    {
        "prose" => Prose($"Japan paid {Sample.Fact()}."),
        "figures" => KeyFigures(Figure(Sample.Fact(), "of the budget")),
        "table" => Table("t", "Rates", new[] { Sample.Fact() }, t => t.RowHeader("State", _ => "Japan").Figure("Rate", f => f)),
        "chart" => LineChart("c", "Japan", null, [Series("Japan", [Sample.Fact()], SeriesTone.Focus)]),
        "diagram" => Diagram(),
        "note" => Limits("Rates change."),
        _ => Sources(Sample.Fact()),
    };

    private static Displayable Diagram()
    {
        using var folder = new TemporaryPackage(["a", "b"]);
        return EntityDiagram("d", "Tables", DataPackage.Open(folder.Path));
    }
}
