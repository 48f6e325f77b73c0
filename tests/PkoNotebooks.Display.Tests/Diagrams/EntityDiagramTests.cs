using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using AngleSharp.Html.Parser;
using PkoNotebooks.Data.Package;
using PkoNotebooks.Display.Charts;
using PkoNotebooks.Display.Charts.Drawing;
using PkoNotebooks.Display.Diagrams;
using PkoNotebooks.Display.Language;
using PkoNotebooks.Display.Mime;
using static PkoNotebooks.Display.Show;

namespace PkoNotebooks.Display.Tests.Diagrams;

public sealed class EntityDiagramTests
{
    private static readonly DataPackage Real = DataPackage.Open(RealFolder());

    public static TheoryData<string, string> Drawings => new()
    {
        { "wide", "en" }, { "narrow", "en" }, { "wide", "ja" }, { "narrow", "ja" },
    };

    [Fact]
    public void Every_foreign_key_of_the_package_is_in_the_table_and_in_the_facts()
    {
        var diagram = EntityDiagram("entities", "Tables", Real);
        var declared = Real.Resources.SelectMany(r => r.ForeignKeys.Select(k => $"{r.Name}|{string.Join(", ", k.Fields)}|{k.Resource}")).ToList();
        var page = new HtmlParser().ParseDocument(diagram.Format(MimeTypes.Html));
        var shown = page.QuerySelectorAll("details.pko-data tbody tr").Select(r => string.Join('|', r.Children.Select(c => c.TextContent)));
        Assert.NotEmpty(declared);
        Assert.Equal(declared, shown);

        using var json = JsonDocument.Parse(diagram.Format(MimeTypes.Facts));
        var figure = json.RootElement.GetProperty("figures")[0];
        Assert.Equal(("entities", "chart", declared.Count), (
            figure.GetProperty("key").GetString(), figure.GetProperty("kind").GetString(), figure.GetProperty("rows").GetInt32()));
        Assert.Equal(
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(diagram.Csv))),
            figure.GetProperty("sha256").GetString());
    }

    [Theory]
    [MemberData(nameof(Drawings))]
    public void Every_table_key_and_reference_is_drawn_in_its_table_s_box_uncut(string size, string language)
    {
        var (scene, layout) = Draw(Real, size, language);
        Assert.Equal(Real.Resources.Select(r => r.Name).Order(), layout.Boxes.Select(b => b.Table.Name).Order());
        foreach (var box in layout.Boxes)
        {
            var inside = scene.Texts.Where(t => t.Box.Within(box.Box)).Select(t => t.Text).ToList();
            Assert.Contains(box.Table.Name, inside);
            Assert.Equal(string.Join(", ", box.Table.PrimaryKey), string.Join(' ', box.KeyLines));
            Assert.All(box.KeyLines, line => Assert.Contains(line, inside));
            foreach (var key in box.Table.ForeignKeys)
            {
                Assert.Contains("→ " + key.Resource, inside);
                Assert.Contains(string.Join(", ", key.Fields), inside);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Drawings))]
    public void No_box_overlaps_another_and_no_text_leaves_its_box_or_another_text(string size, string language) =>
        AssertClean(Real, size, language);

    [Theory]
    [MemberData(nameof(Drawings))]
    public void Every_reference_has_a_line_to_its_table_that_meets_no_box_and_no_line_of_another(string size, string language)
    {
        var (_, layout) = Draw(Real, size, language);
        var hubs = new EntityModel(Real).Hubs;
        foreach (var box in layout.Boxes)
        {
            Assert.Equal(
                box.Table.ForeignKeys.Select(k => k.Resource), box.Ports.Where(p => !p.IsTarget).Select(p => hubs[p.Hub]));
            Assert.Equal(hubs.Contains(box.Table.Name) ? [box.Table.Name] : [], box.Ports.Where(p => p.IsTarget).Select(p => hubs[p.Hub]));
        }

        var lines = layout.Boxes.SelectMany(b => b.Ports.Select(p =>
        {
            var (from, to) = layout.Stub(b, p);
            Assert.True(from < to);
            return new Box(from, p.Y - 1, to - from, 2);
        })).ToList();
        Assert.DoesNotContain(lines, line => layout.Boxes.Any(b => b.Box.Overlaps(line)));
        Assert.DoesNotContain(layout.Trunks, x => layout.Boxes.Any(b => b.Box.X < x + 4 && x - 4 < b.Box.Right));
        for (var i = 0; i < lines.Count; i++)
        {
            Assert.DoesNotContain(lines.Skip(i + 1), other => other.Overlaps(lines[i]));
        }
    }

    [Fact]
    public void A_package_of_long_hostile_names_self_references_and_many_targets_is_drawn_within_its_boxes()
    {
        string[] names = [.. Enumerable.Range(0, 7).Select(i => $"<script>{i}" + new string('W', 60))];
        using var folder = new TemporaryPackage(names);
        var package = DataPackage.Open(folder.Path);
        foreach (var size in new[] { "wide", "narrow" })
        {
            AssertClean(package, size, "en");
        }

        var svg = XDocument.Parse(EntityDiagram("entities", "Tables", package).Format(MimeTypes.Svg));
        Assert.DoesNotContain(svg.Descendants(), e => e.Name.LocalName == "script");
        Assert.Equal(14, new EntityModel(package).Relations.Length);
    }

    [Fact]
    public void The_html_holds_figure_two_named_drawings_and_table_and_no_style_attribute()
    {
        var page = new HtmlParser().ParseDocument(EntityDiagram("entities", "Tables", Real).Format(MimeTypes.Html));
        Assert.Empty(page.QuerySelectorAll("[style], script, img"));
        Assert.Equal("Tables", page.QuerySelector("figure.pko-figure#fig-entities > figcaption > .pko-title")!.TextContent);
        var drawings = page.QuerySelectorAll("svg[role=img]");
        Assert.Equal(2, drawings.Length);
        foreach (var id in drawings.SelectMany(d => d.GetAttribute("aria-labelledby")!.Split(' ')))
        {
            Assert.NotEmpty(page.GetElementById(id)!.TextContent);
        }

        var ids = page.QuerySelectorAll("[id]").Select(e => e.Id).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Fact]
    public void Each_drawing_stays_under_30_kilobytes()
    {
        var diagram = EntityDiagram("entities", "Tables", Real);
        Assert.InRange(Encoding.UTF8.GetByteCount(diagram.Format(MimeTypes.Svg)), 1000, 30_000);
        Assert.InRange(Encoding.UTF8.GetByteCount(ChartSvg.Inline(diagram.Drawing, ChartSize.Wide)), 1000, 30_000);
        Assert.InRange(Encoding.UTF8.GetByteCount(ChartSvg.Inline(diagram.Drawing, ChartSize.Narrow)), 1000, 30_000);
    }

    [Fact]
    public void The_bytes_are_the_same_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            string[] expected = [];
            foreach (var culture in new[] { "", "de-DE", "tr-TR", "fa-IR" })
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                var diagram = EntityDiagram("entities", "Tables", Real);
                string[] actual = [.. diagram.Formats.Select(diagram.Format)];
                expected = expected.Length == 0 ? actual : expected;
                Assert.Equal(expected, actual);
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static void AssertClean(DataPackage package, string size, string language)
    {
        var (scene, layout) = Draw(package, size, language);
        var whole = new Box(0, 0, scene.Width, scene.Height);
        foreach (var (i, box) in layout.Boxes.Index())
        {
            Assert.True(box.Box.Within(whole), $"{box.Table.Name} at {box.Box} leaves the drawing.");
            Assert.DoesNotContain(layout.Boxes.Skip(i + 1), other => other.Box.Overlaps(box.Box));
        }

        foreach (var (i, text) in scene.Texts.Index())
        {
            Assert.True(layout.Boxes.Any(b => text.Box.Within(b.Box)), $"\"{text.Text}\" at {text.Box} leaves its box.");
            Assert.DoesNotContain(scene.Texts.Skip(i + 1), other => other.Box.Grow(-0.6).Overlaps(text.Box.Grow(-0.6)));
        }
    }

    private static (Scene Scene, EntityLayout Layout) Draw(DataPackage package, string sizeName, string code)
    {
        var model = new EntityModel(package);
        var language = DisplayLanguage.Of(code);
        var size = sizeName == "wide" ? ChartSize.Wide : ChartSize.Narrow;
        var scene = EntityDrawing.Draw(model, size, language);
        return (scene, new(model, scene, size, language.Word("diagram.key")));
    }

    private static string RealFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "data", "datapackage.json")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("No folder above the tests holds data/datapackage.json.");
        }

        return Path.Combine(folder.FullName, "data");
    }
}
