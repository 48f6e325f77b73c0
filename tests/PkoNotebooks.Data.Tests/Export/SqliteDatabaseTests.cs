using Microsoft.Data.Sqlite;
using PkoNotebooks.Data.Export;
using PkoNotebooks.Data.Tests.Fixtures;
using PkoNotebooks.Data.Validation;

namespace PkoNotebooks.Data.Tests.Export;

public sealed class SqliteDatabaseTests
{
    [Fact]
    public void A_query_finds_the_tables_that_it_names_and_reads_no_others()
    {
        using var package = new TinyPackage();
        var data = package.Load();
        using var connection = new SqliteDatabase(data).OpenFor("select Personnel.total from PERSONNEL join countries using (iso3)");
        Assert.Equal(["countries", "personnel"], data.TablesRead.Select(table => table.Name));
        Assert.Equal(300L, Scalar(connection, "select sum(total) from personnel where as_of = '2020-12-31'"));
    }

    [Fact]
    public void A_longer_word_that_holds_a_tables_name_does_not_name_it()
    {
        using var package = new TinyPackage();
        var data = package.Load();
        using var connection = new SqliteDatabase(data).OpenFor("select * from personnel_totals");
        Assert.Equal(["personnel_totals"], data.TablesRead.Select(table => table.Name));
    }

    [Theory]
    [InlineData("select typeof(rate_percent) from assessment_rates", "real")]
    [InlineData("select typeof(valid_from) from assessment_rates", "text")]
    [InlineData("select typeof(preferred) from assessment_rates", "integer")]
    [InlineData("select typeof(ended_on) from missions where mission_id = 'UNMISS'", "null")]
    [InlineData("select name_ja from countries where iso3 = 'JPN'", "日本")]
    [InlineData("select rate_percent from assessment_rates where budget = 'regular'", 8.564)]
    public void Cells_have_their_types(string sql, object expected)
    {
        using var package = new TinyPackage();
        using var connection = new SqliteDatabase(package.Load()).Open();
        Assert.Equal(expected, Scalar(connection, sql));
    }

    [Fact]
    public void A_file_holds_every_table_every_row_and_its_keys()
    {
        using var package = new TinyPackage();
        var data = package.Load();
        var database = new SqliteDatabase(data);
        var path = Path.Combine(package.Folder, "out", "kit.sqlite");
        database.Write(path);
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        foreach (var table in database.TableNames)
        {
            Assert.Equal((long)data.Table(table).Rows.Count, Scalar(connection, $"select count(*) from {table}"));
        }

        Assert.Null(Scalar(connection, "pragma foreign_key_check"));
        Assert.Throws<SqliteException>(() => Scalar(connection, "insert into fatalities select * from fatalities"));
        Assert.Equal(["kit.sqlite"], Directory.EnumerateFiles(Path.GetDirectoryName(path)!).Select(Path.GetFileName));
    }

    [Fact]
    public void The_same_package_gives_the_same_bytes()
    {
        using var package = new TinyPackage();
        var first = Path.Combine(package.Folder, "1.sqlite");
        var second = Path.Combine(package.Folder, "2.sqlite");
        new SqliteDatabase(package.Load()).Write(first);
        new SqliteDatabase(package.Load()).Write(second);
        Assert.Equal(File.ReadAllBytes(first), File.ReadAllBytes(second));
    }

    [Fact]
    public void A_table_alone_brings_the_sources_that_it_cites()
    {
        using var package = new TinyPackage();
        var path = Path.Combine(package.Folder, "one.sqlite");
        new SqliteDatabase(package.Load()).Write(path, ["events"]);
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        Assert.Equal("Record of dispatches", Scalar(connection, "select s.title from events join sources s using (source_id)"));
    }

    [Fact]
    public void A_package_that_is_wrong_leaves_the_old_file()
    {
        using var package = new TinyPackage();
        var path = Path.Combine(package.Folder, "kit.sqlite");
        new SqliteDatabase(package.Load()).Write(path);
        var before = File.ReadAllBytes(path);
        package.Replace("events", "1992-06-19", "1992-06-31");
        Assert.Throws<DataPackageException>(() => new SqliteDatabase(package.Load()).Write(path));
        Assert.Equal(before, File.ReadAllBytes(path));
    }

    private static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
