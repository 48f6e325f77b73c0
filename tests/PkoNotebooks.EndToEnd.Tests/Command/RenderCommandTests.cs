using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PkoNotebooks.EndToEnd.Tests.Tools;
using PkoNotebooks.Execution.Kernels.Cultures;

namespace PkoNotebooks.EndToEnd.Tests.Command;

public sealed class RenderCommandTests
{
    [Fact]
    public async Task The_last_line_is_the_path_of_the_index_and_every_notebook_has_its_page()
    {
        using var folder = new TemporaryFolder();
        var result = await Shell.PkoAsync("render", "--output-dir", folder.Path);
        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Equal(Path.Combine(folder.Path, "index.html"), result.LastLine);
        foreach (var notebook in Directory.EnumerateFiles(Repository.Notebooks, "*.ipynb"))
        {
            Assert.True(File.Exists(Path.Combine(folder.Path, Path.GetFileNameWithoutExtension(notebook) + ".html")), notebook);
        }
    }

    [Fact]
    public async Task A_parameter_changes_the_country_that_the_page_is_about()
    {
        using var folder = new TemporaryFolder();
        var result = await Shell.PkoAsync("render", "01", "-p", "country", "DEU", "--output-dir", folder.Path);
        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Contains("Germany bore", Page(folder, "01-funding-share-and-troop-gap"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task For_each_writes_a_page_a_value()
    {
        using var folder = new TemporaryFolder();
        var result = await Shell.PkoAsync("render", "01", "--for-each", "country=KOR,GBR", "--output-dir", folder.Path);
        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Contains("South Korea bore", Page(folder, "01-funding-share-and-troop-gap-KOR"), StringComparison.Ordinal);
        Assert.Contains("United Kingdom bore", Page(folder, "01-funding-share-and-troop-gap-GBR"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-p", "contry", "DEU", "contry")]
    [InlineData("-p", "asOf", "31/3/2015", "2015-03-31")]
    public async Task A_parameter_that_is_unknown_or_ill_typed_is_wrong_usage(string option, string name, string value, string said)
    {
        var result = await Shell.PkoAsync("render", "01", option, name, value);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(said, result.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("render", "index.ipynb", "other.ipynb", "found the name \"index\" for a second file")]
    [InlineData("render", "What is it?.ipynb", "other.ipynb", "found the name \"What is it?\"")]
    [InlineData("run", "one.ipynb", "sub/one.ipynb", "found the name \"one\" for a second file")]
    public async Task A_name_that_no_page_can_have_is_wrong_usage_before_anything_runs(string command, string first, string second, string said)
    {
        using var folder = new TemporaryFolder();
        var output = Path.Combine(folder.Path, "out");
        var result = await Shell.PkoAsync(command, folder.File(first, Notebook("1")), folder.File(second, Notebook("2")), "--output-dir", output);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(said, result.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(output));
    }

    [Fact]
    public async Task A_failing_cell_shows_in_its_page_and_leaves_the_other_notebooks_alone()
    {
        using var folder = new TemporaryFolder();
        var bad = folder.File("bad.ipynb", Notebook("int one = 1;", "var broken = \"no number\";\nint.Parse(broken)", "\"never reached\""));
        var good = folder.File("good.ipynb", Notebook("1 + 1"));
        var site = Path.Combine(folder.Path, "site");
        var result = await Shell.PkoAsync("render", bad, good, "--output-dir", site);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("cell 2, line 2", result.Errors, StringComparison.Ordinal);
        var page = File.ReadAllText(Path.Combine(site, "bad.html"));
        Assert.Contains("FormatException", page, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"nb-output\"", page, StringComparison.Ordinal);
        Assert.Matches(@"class=""nb-output"">[^§]*>2<", File.ReadAllText(Path.Combine(site, "good.html")));
        Assert.Contains("passed   good", result.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("while (true) { }", "4", "limit")]
    [InlineData("Environment.Exit(7);", "300", "ended")]
    [InlineData("int F(int n) => F(n + 1) + 1;\nF(0)", "300", "stack")]
    [InlineData("throw new Exception(\"\\u001b[2J\\u001b[32mpassed\");", "300", "\uFFFD[2J\uFFFD[32mpassed")]
    public async Task A_cell_that_would_hang_or_end_the_process_fails_its_notebook_only(string code, string seconds, string said)
    {
        using var folder = new TemporaryFolder();
        var bad = folder.File("bad.ipynb", Notebook(code));
        var result = await Shell.PkoAsync("render", bad, "--timeout", seconds, "--output-dir", Path.Combine(folder.Path, "site"));
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("bad.ipynb, cell 1", result.Errors, StringComparison.Ordinal);
        Assert.Contains(said, result.Errors, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain('\u001b', result.Errors);
    }

    [Fact]
    public async Task Pages_have_the_same_bytes_in_any_culture_time_zone_working_directory_and_clone()
    {
        using var folder = new TemporaryFolder();
        using var clone = new TemporaryFolder();
        clone.CopyFrom(Path.Combine(Repository.Root, "data"), "data");
        clone.CopyFrom(Repository.Notebooks, "notebooks");

        // In the clone every cell begins in a culture whose decimals, dates and letters are others, with the machine's culture data behind it.
        var setup = Path.Combine(clone.Path, "notebooks", "setup.dib");
        var original = Sha256(setup);
        if (CultureData.OfThisMachine.Version is not null)
        {
            File.AppendAllText(setup, "\n#!csharp\n\nSystem.Globalization.CultureInfo.DefaultThreadCurrentCulture = new System.Globalization.CultureInfo(\"tr-TR\");\n");
        }

        var hashes = new List<string>();
        foreach (var (language, zone, directory) in new[]
                 {
                     ("C.UTF-8", "UTC", Repository.Root),
                     ("de_DE.UTF-8", "Asia/Tokyo", Repository.Notebooks),
                     ("ja_JP.UTF-8", "America/New_York", Path.Combine(Repository.Root, "src")),
                     ("tr_TR.UTF-8", "Pacific/Apia", clone.Path),
                 })
        {
            var site = Path.Combine(folder.Path, zone.Replace('/', '-'));
            var environment = new Dictionary<string, string> { ["LANG"] = language, ["LC_ALL"] = language, ["TZ"] = zone };
            var result = await Shell.PkoInAsync(directory, environment, "render", "--no-cache", "--output-dir", site);
            Assert.True(result.ExitCode == 0, result.ToString());
            hashes.Add(string.Join('\n', Directory.EnumerateFiles(site, "*.html").Order(StringComparer.Ordinal)
                .Select(p => Path.GetFileName(p) + " " + Hash(File.ReadAllText(p).Replace(Sha256(setup), original, StringComparison.Ordinal)))));
        }

        Assert.All(hashes, other => Assert.Equal(hashes[0], other));
        Assert.Equal(Directory.EnumerateFiles(Repository.Notebooks, "*.ipynb").Count() + 1, hashes[0].Split('\n').Length);

        static string Sha256(string path) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));
        static string Hash(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    [Fact]
    public async Task Nothing_runs_again_where_nothing_changed_and_explain_says_why()
    {
        using var folder = new TemporaryFolder();
        await Shell.PkoAsync("render", "--output-dir", folder.Path);
        var again = await Shell.PkoAsync("render", "--explain", "--json", "--output-dir", folder.Path);
        using var report = JsonDocument.Parse(again.Output);
        var notebooks = report.RootElement.GetProperty("notebooks").EnumerateArray().ToList();
        Assert.Equal(Directory.EnumerateFiles(Repository.Notebooks, "*.ipynb").Count(), notebooks.Count);
        Assert.All(notebooks, n => Assert.True(n.GetProperty("from_cache").GetBoolean(), again.ToString()));
        Assert.Contains("not run", again.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_are_written_again_only_where_one_is_missing_or_was_edited()
    {
        using var folder = new TemporaryFolder();
        var notebook = folder.File("one.ipynb", Notebook("1 + 1"));
        var site = Path.Combine(folder.Path, "site");
        var page = Path.Combine(site, "one.html");
        await RenderAsync("pages: written");
        var written = File.ReadAllBytes(page);

        File.SetLastWriteTimeUtc(page, DateTime.UnixEpoch);
        await RenderAsync("pages: not written");
        Assert.Equal(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(page));

        File.WriteAllText(page, "edited");
        await RenderAsync("pages: written");
        Assert.Equal(written, File.ReadAllBytes(page));

        File.Delete(Path.Combine(site, "index.html"));
        await RenderAsync("pages: written");
        Assert.True(File.Exists(Path.Combine(site, "index.html")));

        File.WriteAllText(notebook, Notebook("1 + 2"));
        await RenderAsync("pages: written");

        async Task RenderAsync(string said)
        {
            var result = await Shell.PkoAsync("render", notebook, "--explain", "--json", "--output-dir", site);
            Assert.True(result.ExitCode == 0, result.ToString());
            Assert.Contains(said, result.Errors, StringComparison.Ordinal);
            using var report = JsonDocument.Parse(result.Output);
            Assert.Equal(said.Contains("not", StringComparison.Ordinal), report.RootElement.GetProperty("pages_unchanged").GetBoolean());
            using var record = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(site, "run-record.json")));
            Assert.Equal(said.Contains("not", StringComparison.Ordinal), record.RootElement.GetProperty("outputsUnchanged").GetBoolean());
            Assert.Equal(2, record.RootElement.GetProperty("outputs").GetArrayLength());
        }
    }

    [Fact]
    public async Task A_hostile_table_value_stays_text_in_the_page()
    {
        using var folder = new TemporaryFolder();
        var notebook = folder.File("hostile.ipynb", Notebook(
            "record State(string Name);\nnew[] { new State(\"<script>alert(1)</script>\"), new State(\"\\\"onload=alert(2) x=\\\"\"), new State(\"\\u202Eabc\") }"));
        var result = await Shell.PkoAsync("render", notebook, "--output-dir", Path.Combine(folder.Path, "site"));
        Assert.True(result.ExitCode == 0, result.ToString());
        var page = File.ReadAllText(Path.Combine(folder.Path, "site", "hostile.html"));
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("<[^>]*\\sonload=", page);
    }

    private static string Page(TemporaryFolder folder, string name)
    {
        var html = File.ReadAllText(Path.Combine(folder.Path, name + ".html"));
        return System.Text.RegularExpressions.Regex.Replace(html, "<[^>]+>", "");
    }

    private static string Notebook(params string[] cells) => JsonSerializer.Serialize(new
    {
        cells = cells.Select((source, i) => new
        {
            cell_type = "code",
            execution_count = (int?)null,
            id = $"cell-{i}",
            metadata = new { },
            outputs = Array.Empty<object>(),
            source,
        }),
        metadata = new { kernelspec = new { display_name = ".NET (C#)", language = "C#", name = ".net-csharp" } },
        nbformat = 4,
        nbformat_minor = 5,
    });
}
