using System.Globalization;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Data.Sqlite;
using PkoNotebooks.Data.Csv;
using PkoNotebooks.Data.Export;
using PkoNotebooks.Data.Package;
using PkoNotebooks.Data.Tests.Fixtures;
using PkoNotebooks.Data.Validation;

namespace PkoNotebooks.Data.Tests.Export;

/// <summary>Tables of analyses go out as the package's own do.</summary>
public sealed class AnalysisExportTests
{
    private static readonly CitedSource Source = new("seed-002", "A speech, quoted", "A person", "2015", "", "facts only");

    [Fact]
    public void Columns_get_the_types_of_their_values_and_missing_values_stay_missing()
    {
        var table = AnalysisCsv.Read("01-gap.top-ten", "State,Persons,Rate (%),On\nJapan,272,10.833,2015-03-31\nChina,,1E-05,\n", [Source, Source]);
        Assert.Equal("01_gap_top_ten", table.Name);
        Assert.Equal([FieldType.String, FieldType.Integer, FieldType.Number, FieldType.Date], table.Columns.Select(column => column.Type));
        Assert.Equal(["China", "", "0.00001", ""], table.Rows[1]);
        Assert.Equal("seed-002", Assert.Single(table.Citations).SourceId);
    }

    [Fact]
    public void A_text_that_was_made_harmless_is_itself_again_and_an_honest_apostrophe_stays()
    {
        var table = AnalysisCsv.Read("t", "'=note,b\n'-1 is no number,'tis\n", []);
        Assert.Equal("=note", table.Columns[0].Name);
        Assert.Equal(["-1 is no number", "'tis"], table.Rows[0]);
    }

    [Theory]
    [InlineData("", DataErrorKind.SourceError)]
    [InlineData("a,b\n1\n", DataErrorKind.MissingCell)]
    [InlineData("a\n1,2\n", DataErrorKind.ExtraCell)]
    public void What_is_no_table_is_refused(string csv, DataErrorKind kind)
        => Assert.Contains(Assert.Throws<DataPackageException>(() => AnalysisCsv.Read("t", csv, [])).Errors, error => error.Kind == kind);

    [Fact]
    public void A_database_holds_each_table_its_sources_and_what_rests_on_which()
    {
        using var package = new TinyPackage();
        var path = Path.Combine(package.Folder, "a.sqlite");
        CitedSqlite.Write([AnalysisCsv.Read("top ten", "State,\"Rate \"\"of\"\" (%)\"\nJapan,10.833\nChina,\n", [Source]), CitedTable.Of(package.Load(), "events")], path);
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        Assert.Equal([["Japan", "10.833", "real"], ["China", "", "null"]], Rows(connection, "SELECT State, \"Rate \"\"of\"\" (%)\", typeof(\"Rate \"\"of\"\" (%)\") FROM top_ten"));
        Assert.Equal(
            [["events", "Record of dispatches"], ["top_ten", "A speech, quoted"]],
            Rows(connection, "SELECT table_name, title FROM table_sources JOIN sources USING (source_id) ORDER BY table_name"));
    }

    [Fact]
    public void Two_tables_or_columns_of_one_name_are_refused_and_the_old_file_stays()
    {
        using var package = new TinyPackage();
        var path = Path.Combine(package.Folder, "a.sqlite");
        File.WriteAllText(path, "old");
        Assert.Throws<ArgumentException>(() => CitedSqlite.Write([AnalysisCsv.Read("t", "a\n1\n", []), AnalysisCsv.Read("T", "a\n1\n", [])], path));
        Assert.Throws<ArgumentException>(() => CitedSqlite.Write([AnalysisCsv.Read("t", "a,A\n1,2\n", [])], path));
        Assert.Equal("old", File.ReadAllText(path));
    }

    [Fact]
    public void What_goes_out_as_CSV_JSON_and_SQLite_comes_back_as_the_same_values()
        => Prop.ForAll<(int? Count, decimal Value, NonNull<string> Text)[]>(values =>
        {
            var rows = values.Select(value => new[]
            {
                value.Count?.ToString(CultureInfo.InvariantCulture) ?? "", value.Value.ToString(CultureInfo.InvariantCulture),
                new string([.. value.Text.Get.Where(c => !char.IsSurrogate(c) && c is not ('\0' or '\ufeff'))]),
            }).ToList();
            var table = new CitedTable("t", [new("count", FieldType.Integer), new("value", FieldType.Number), new("text", FieldType.String)], rows, [Source]);

            using var csv = new MemoryStream();
            CsvExport.Write(table, csv);
            var read = CsvRows.Split(new StringReader(Encoding.UTF8.GetString(csv.ToArray())), "t", []).Skip(1).Select(row => row.Cells).ToList();
            Assert.Equal(rows, read.Select(row => new[] { row[0], row[1], SpreadsheetText.Restore(row[2]) }));

            using var json = new MemoryStream();
            JsonExport.Write([table], json);
            using var document = JsonDocument.Parse(json.ToArray());
            Assert.Equal(
                rows.Select(row => row[2]),
                document.RootElement.GetProperty("tables")[0].GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("text").GetString() ?? ""));
        }).QuickCheckThrowOnFailure();

    private static List<string[]> Rows(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text stands in this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var rows = new List<string[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture)!)]);
        }

        return rows;
    }
}
