using System.Data.Common;
using Microsoft.Data.Sqlite;
using PkoNotebooks.Execution.Kernels;

namespace PkoNotebooks.Execution.Tests.Kernels.Sql;

public sealed class SqlCellTests
{
    private const string Connect = "#!connect sqlite --kernel-name mine --connection-string \"Data Source=:memory:\"\n";

    [Fact]
    public async Task A_query_on_the_hosts_database_gives_a_table()
    {
        using var source = new MemorySource("CREATE TABLE t (name TEXT, n INT); INSERT INTO t VALUES ('a<b', 1), (NULL, 22);");
        await using var notebook = new Notebook(o => o with { Sql = source });
        var ran = await notebook.Run("#!sql\nSELECT name, n FROM t ORDER BY n");
        var shown = Assert.Single(ran.Displays).Data;
        Assert.Equal("name   n\n----  --\na<b    1\n      22", shown.Text("text/plain"));
        Assert.Contains("a&lt;b", shown.Text("text/html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_rows_of_a_named_query_are_there_for_later_cells()
    {
        using var source = new MemorySource("CREATE TABLE t (name TEXT, n INT); INSERT INTO t VALUES ('a', 1), ('b', 2);");
        await using var notebook = new Notebook(o => o with { Sql = source });
        await notebook.Value("#!sql --name rows\nSELECT * FROM t");
        Assert.Equal("3 b", await notebook.Value("#!share --from sql rows\nrows.Sum(r => r.Get<int>(\"n\")) + \" \" + rows[1][\"NAME\"]"));
        Assert.Equal("2", await notebook.Value("rows.ToDataTable().Rows.Count"));
    }

    [Fact]
    public async Task A_connected_database_has_a_kernel_of_its_own_and_keeps_its_state()
    {
        await using var notebook = new Notebook();
        await notebook.Value(Connect + "#!sql-mine\nCREATE TEMP TABLE t (n INT);\nINSERT INTO t VALUES (1), (2);");
        var ran = await notebook.Run("SELECT sum(n) AS total FROM t;\nSELECT count(*) AS n FROM t;", "sql-mine");
        Assert.Equal(["total\n-----\n    3", "n\n-\n2"], ran.Displays.Select(d => d.Data.Text("text/plain")));
    }

    [Fact]
    public async Task A_database_file_is_found_relative_to_the_notebook()
    {
        await using var notebook = new Notebook();
        await notebook.Value("#!connect sqlite --kernel-name f --connection-string \"Data Source=some.db\"\n#!sql-f\nCREATE TABLE t (n INT)");
        Assert.True(File.Exists(Path.Combine(notebook.Folder, "some.db")));
    }

    [Fact]
    public async Task A_shared_value_is_a_parameter_of_the_query()
    {
        await using var notebook = new Notebook();
        await notebook.Value(Connect);
        await notebook.Value("var least = 5;\n#!sql-mine\n#!share --from csharp least\n#!set --name word --value hello");
        var ran = await notebook.Run("#!sql-mine\nSELECT @least + 1 AS n, upper(@word) AS w");
        Assert.Contains("6  HELLO", Assert.Single(ran.Displays).Data.Text("text/plain"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_in_a_query_is_the_databases_message_with_the_line()
    {
        await using var notebook = new Notebook();
        await notebook.Value(Connect);
        var error = await notebook.Fails("#!sql-mine\nSELECT 1\nFORM t");
        Assert.Equal("SqlError", error.Name);
        Assert.Equal(3, error.Line);
        Assert.Contains("syntax error", error.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_query_that_never_ends_is_interrupted()
    {
        await using var notebook = new Notebook();
        await notebook.Value(Connect);
        using var interrupt = new CancellationTokenSource();
        var running = notebook.Run("#!sql-mine\nWITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT count(*) FROM c", cancellationToken: interrupt.Token);
        interrupt.CancelAfter(300);
        Assert.Equal(CellStatus.Cancelled, (await running.WaitAsync(TimeSpan.FromSeconds(30))).Result.Status);
        Assert.Equal(CellStatus.Ok, (await notebook.Run("#!sql-mine\nSELECT 1")).Result.Status);
    }

    [Fact]
    public async Task Without_a_database_the_error_says_how_to_connect_one()
    {
        await using var notebook = new Notebook();
        Assert.Contains("#!connect sqlite", (await notebook.Fails("#!sql\nSELECT 1")).Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#!connect mssql --kernel-name x --connection-string y", "expected one of sqlite")]
    [InlineData("#!connect sqlite --kernel-name x", "--connection-string <text> is missing")]
    [InlineData("#!connect sqlite --kernel-name \"a b\" --connection-string \"Data Source=:memory:\"", "letters, digits")]
    [InlineData(Connect + Connect, "already a kernel 'sql-mine'")]
    public async Task A_connection_that_cannot_be_made_is_explained(string code, string expected)
    {
        await using var notebook = new Notebook();
        Assert.Contains(expected, (await notebook.Fails(code)).Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_rows_are_cut_with_their_count_and_kept_whole()
    {
        await using var notebook = new Notebook();
        await notebook.Value(Connect);
        var ran = await notebook.Run("#!sql-mine --name rows\nWITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 250) SELECT n FROM c");
        Assert.EndsWith("(150 more)", Assert.Single(ran.Displays).Data.Text("text/plain"), StringComparison.Ordinal);
        Assert.Equal("250", await notebook.Value("#!share --from sql-mine rows\nrows.Count"));
    }

    [Theory]
    [InlineData("SELECT | FROM t", "name", "n", "t", "SELECT")]
    [InlineData("SELECT na| FROM t", "name")]
    [InlineData("SELECT x.| FROM t AS x", "name", "n")]
    [InlineData("SELECT t.n| FROM t", "name", "n")]
    [InlineData("SELECT y.| FROM t x")]
    [InlineData("SELECT * FROM |", "t", "WHERE")]
    public async Task Columns_of_the_tables_that_a_query_names_are_offered_before_tables_and_words(string text, params string[] expected)
    {
        using var source = new MemorySource("CREATE TABLE t (name TEXT, n INT);");
        await using var notebook = new Notebook(o => o with { Sql = source });
        var cursor = text.IndexOf('|', StringComparison.Ordinal);
        var found = (await notebook.Session.CompleteAsync(text.Remove(cursor, 1), cursor, "sql", default)).Items.Select(i => i.Text).ToList();
        Assert.Equal(expected, found.Where(expected.Contains));
        Assert.Equal(expected.Length == 0, found.Count == 0);
    }

    [Theory]
    [InlineData("SELECT * FROM t|", "t (name TEXT, n INT)")]
    [InlineData("SELECT na|me FROM t", "t.name TEXT")]
    [InlineData("SELECT x.n| FROM t x", "t.n INT")]
    [InlineData("SEL|ECT 1", null)]
    public async Task A_table_is_explained_by_its_columns_and_a_column_by_its_type(string text, string? expected)
    {
        using var source = new MemorySource("CREATE TABLE t (name TEXT, n INT);");
        await using var notebook = new Notebook(o => o with { Sql = source });
        var cursor = text.IndexOf('|', StringComparison.Ordinal);
        Assert.Equal(expected, (await notebook.Session.InspectAsync(text.Remove(cursor, 1), cursor, "sql", default))?.Text("text/plain"));
    }

    [Fact]
    public async Task A_table_that_a_cell_made_is_known_from_then_on()
    {
        await using var notebook = new Notebook();
        await notebook.Value(Connect);
        await notebook.Value("#!sql-mine\nCREATE TABLE later (a INT)");
        Assert.Contains((await notebook.Session.CompleteAsync("SELECT  FROM later", 7, "sql-mine", default)).Items, i => i is { Text: "a", Kind: "column" });
        await notebook.Value("#!sql-mine\nALTER TABLE later ADD b INT");
        Assert.Contains((await notebook.Session.CompleteAsync("SELECT  FROM later", 7, "sql-mine", default)).Items, i => i.Text == "b");
    }

    private sealed class MemorySource : ISqlSource, IDisposable
    {
        private readonly SqliteConnection _connection = new("Data Source=:memory:");

        public MemorySource(string setup)
        {
            _connection.Open();
            using var command = _connection.CreateCommand();
            command.CommandText = setup;
            command.ExecuteNonQuery();
        }

        public IReadOnlyList<string> TableNames => ["t"];

        public DbConnection Open(string sql) => _connection;

        public void Dispose() => _connection.Dispose();
    }
}
