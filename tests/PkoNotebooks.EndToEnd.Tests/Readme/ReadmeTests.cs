using System.Diagnostics;
using PkoNotebooks.EndToEnd.Tests.Tools;

namespace PkoNotebooks.EndToEnd.Tests.Readme;

public sealed class ReadmeTests
{
    private const string Run = "dotnet run -c Release --project src/PkoNotebooks.Cli -- ";

    /// <summary>The command that runs these tests; running it here would never end.</summary>
    private const string Test = "dotnet test -c Release";

    public static TheoryData<string> Commands()
    {
        var data = new TheoryData<string>();
        foreach (var command in ShellLines().Where(c => c != Test).Distinct(StringComparer.Ordinal))
        {
            data.Add(command);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Every_command_in_the_README_does_what_it_says(string command)
    {
        Assert.StartsWith(Run, command, StringComparison.Ordinal);
        var arguments = command[Run.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (arguments is ["preview"])
        {
            await AssertServesAsync(arguments);
            return;
        }

        // What the kernel's installation writes for Jupyter is for this test alone.
        using var jupyter = new TemporaryFolder();
        var result = await Shell.PkoInAsync(Repository.Root, new Dictionary<string, string> { ["JUPYTER_DATA_DIR"] = jupyter.Path }, arguments);
        Assert.True(result.ExitCode == 0, $"{command}: {result}");
    }

    [Fact]
    public void The_README_opens_with_a_sentence_a_picture_and_the_two_commands()
    {
        var paragraphs = Text().Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(p => p.Trim()).ToList();
        Assert.StartsWith("# ", paragraphs[0], StringComparison.Ordinal);
        Assert.Equal(1, paragraphs[1].Count(c => c == '.'));
        Assert.StartsWith("![", paragraphs[2], StringComparison.Ordinal);
        Assert.Equal([Run + "render", Test], ShellLines().Take(2));
    }

    [Fact]
    public async Task The_picture_is_what_the_notebook_draws_today()
    {
        using var folder = new TemporaryFolder();
        var result = await Shell.PkoAsync("render", "01", "--to", "md", "--output-dir", folder.Path);
        Assert.True(result.ExitCode == 0, result.ToString());
        var drawn = Path.Combine(folder.Path, "01-funding-share-and-troop-gap_files", "1.svg");
        Assert.True(
            File.ReadAllBytes(drawn).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(Repository.Root, ".github", "shares.svg"))),
            $"copy {drawn} to .github/shares.svg");
    }

    [Fact]
    public void Every_file_the_README_links_to_exists()
    {
        var links = System.Text.RegularExpressions.Regex.Matches(Text(), @"\]\((?!https?:)([^)#]+)").Select(m => m.Groups[1].Value).ToList();
        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.True(Path.Exists(Path.Combine(Repository.Root, link)), link));
    }

    private static async Task AssertServesAsync(string[] arguments)
    {
        using var server = Process.Start(new ProcessStartInfo("dotnet", [Repository.Pko, .. arguments])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
        })!;
        try
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
            var address = await server.StandardOutput.ReadLineAsync(patience.Token);
            Assert.StartsWith("http://127.0.0.1:", address, StringComparison.Ordinal);
            using var client = new HttpClient();
            var page = await client.GetStringAsync(new Uri(address!), patience.Token);
            Assert.Contains("EventSource", page, StringComparison.Ordinal);
        }
        finally
        {
            server.Kill(entireProcessTree: true);
            await server.WaitForExitAsync();
        }
    }

    private static string Text() => File.ReadAllText(Path.Combine(Repository.Root, "README.md")).ReplaceLineEndings("\n");

    private static IEnumerable<string> ShellLines() =>
        System.Text.RegularExpressions.Regex.Matches(Text(), "```sh\n(.*?)```", System.Text.RegularExpressions.RegexOptions.Singleline)
            .SelectMany(m => m.Groups[1].Value.Split('\n'))
            .Select(line => line.Trim())
            .Where(line => line.Length > 0 && !line.StartsWith('#'));
}
