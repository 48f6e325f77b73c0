using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using PkoNotebooks.Data.Csv;
using PkoNotebooks.Data.Export;
using PkoNotebooks.Data.Package;
using PkoNotebooks.Data.Tests.Fixtures;

namespace PkoNotebooks.Data.Tests.Export;

public sealed class ExportTests
{
    [Fact]
    public void A_table_goes_out_as_CSV_with_its_sources_beside_it()
    {
        using var package = new TinyPackage();
        var files = CsvExport.Write(CitedTable.Of(package.Load(), "events"), Path.Combine(package.Folder, "out"));
        Assert.Equal(["events.csv", "events.sources.csv"], files.Select(Path.GetFileName));
        Assert.Equal(package.Text("events"), File.ReadAllText(files[0]));
        Assert.Equal(
            "source_id,title,publisher,published_on,url,licence\nrecord,Record of dispatches,Ministry,2024-02-27,,facts only\n", File.ReadAllText(files[1]));
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://example.org\")")]
    [InlineData("+1+1")]
    [InlineData("-2+3")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    [InlineData("\n=1")]
    [InlineData("＝1")]
    public void A_text_that_a_spreadsheet_would_run_is_made_harmless(string text)
    {
        using var stream = new MemoryStream();
        CsvExport.Write(new("t", [new("a", FieldType.String)], [[text]], []), stream);
        var rows = Split(stream);
        Assert.Equal("'" + text, rows[1][0]);
        Assert.Equal(text, SpreadsheetText.Restore(rows[1][0]));
    }

    [Fact]
    public void A_negative_number_stays_a_number()
    {
        using var stream = new MemoryStream();
        CsvExport.Write(new("t", [new("a", FieldType.Number)], [["-12.5"]], []), stream);
        Assert.Equal("a\n-12.5\n", Encoding.UTF8.GetString(stream.ToArray()));
    }

    [Fact]
    public void Any_text_comes_back_as_it_went_out()
        => Prop.ForAll<string[]>(texts =>
        {
            // A lone surrogate is no text: no encoding can carry it.
            var cells = texts.Select(text => new string((text ?? "").Where(c => !char.IsSurrogate(c)).ToArray())).ToArray();
            if (cells.Length == 0)
            {
                return;
            }

            using var stream = new MemoryStream();
            CsvExport.Write(new("t", [.. cells.Select((_, i) => new CitedColumn("c" + i, FieldType.String))], [cells], []), stream);
            Assert.Equal(cells, Split(stream)[1].Select(SpreadsheetText.Restore));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void JSON_has_typed_values_and_every_source()
    {
        using var package = new TinyPackage();
        var data = package.Load();
        using var stream = new MemoryStream();
        JsonExport.Write(["assessment_rates", "missions"], data, stream);
        using var json = JsonDocument.Parse(stream.ToArray());
        var rate = json.RootElement.GetProperty("tables")[0].GetProperty("rows")[1];
        Assert.Equal(38.5m, rate.GetProperty("rate_percent").GetDecimal());
        Assert.True(rate.GetProperty("preferred").GetBoolean());
        Assert.Equal("2019-01-01", rate.GetProperty("valid_from").GetString());
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("tables")[1].GetProperty("rows")[0].GetProperty("ended_on").ValueKind);
        Assert.Equal(["annex", "monthly"], json.RootElement.GetProperty("sources").EnumerateArray().Select(source => source.GetProperty("source_id").GetString()));
    }

    [Fact]
    public void JSON_gives_back_every_cell()
    {
        using var package = new TinyPackage();
        var data = package.Load();
        var names = data.Package.Resources.Select(resource => resource.Name).ToList();
        using var stream = new MemoryStream();
        JsonExport.Write(names, data, stream);
        using var json = JsonDocument.Parse(stream.ToArray());
        foreach (var (name, table) in names.Zip(json.RootElement.GetProperty("tables").EnumerateArray()))
        {
            var rows = table.GetProperty("rows").EnumerateArray().Select(row => row.EnumerateObject().Select(cell => cell.Value.ValueKind switch
            {
                JsonValueKind.Null => "",
                JsonValueKind.True => "true",
                JsonValueKind.False => "false",
                _ => cell.Value.ToString(),
            })).ToList();
            Assert.Equal(data.Cells(name).Rows.Select(row => row.Cells.AsEnumerable()), rows);
        }
    }

    [Fact]
    public void A_table_of_an_analysis_goes_out_with_its_citations()
    {
        using var package = new TinyPackage();
        var data = package.Load();
        var table = new CitedTable(
            "gap", [new("iso3", FieldType.String), new("gap", FieldType.Number)], [["JPN", "10.5"], ["THA", ""]], [CitedSource.Of(data.Sources["annex"])]);
        var files = CsvExport.Write(table, package.Folder);
        Assert.Equal("iso3,gap\nJPN,10.5\nTHA,\n", File.ReadAllText(files[0]));
        Assert.Contains("Contributions of member states", File.ReadAllText(files[1]), StringComparison.Ordinal);
    }

    [Fact]
    public void The_citation_names_the_package_and_its_sources_as_quoted_YAML()
    {
        using var package = new TinyPackage();
        package.Replace("sources", "Record of dispatches", "\"Record: of \"\"dispatches\"\" # 1\"");
        var text = CitationFile.Text(package.Load(), ["events", "fatalities"], new(2026, 11, 21));
        Assert.Equal(
            """
            cff-version: "1.2.0"
            message: "If you use these data, cite the package and the sources of the rows that you use."
            title: "tiny"
            type: "dataset"
            authors:
              - name: "The PkoNotebooks developers"
            version: "1.0.0"
            date-released: "2026-11-21"
            references:
              - type: "generic"
                title: "Record: of \"dispatches\" # 1"
                authors:
                  - name: "Ministry"
                date-published: "2024-02-27"

            """,
            text);
    }

    private static List<string[]> Split(MemoryStream stream)
    {
        var errors = new List<PkoNotebooks.Data.Validation.DataError>();
        var rows = CsvRows.Split(new StringReader(Encoding.UTF8.GetString(stream.ToArray())), "t", errors).Select(row => row.Cells).ToList();
        Assert.Empty(errors);
        return rows;
    }
}
