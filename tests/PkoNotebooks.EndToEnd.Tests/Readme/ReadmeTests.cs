using PkoNotebooks.EndToEnd.Tests.Tools;

namespace PkoNotebooks.EndToEnd.Tests.Readme;

public sealed class ReadmeTests
{
    private const string Run = "dotnet run -c Release --project src/PkoNotebooks.Cli -- ";

    /// <summary>The command that runs these tests; running it here would never end.</summary>
    private const string Test = "dotnet test";

    /// <summary>Commands that serve until they are stopped; they are run with a limit and stopped.</summary>
    private static readonly string[] Servers = ["preview"];

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
        if (Servers.Contains(arguments[0], StringComparer.Ordinal))
        {
            arguments = [.. arguments, "--stop-after", "00:00:01"];
        }

        // What the commands write goes elsewhere than what a person may have made by them in this clone.
        using var home = new TemporaryFolder();
        var environment = new Dictionary<string, string> { ["HOME"] = home.Path, ["JUPYTER_DATA_DIR"] = Path.Combine(home.Path, "jupyter") };
        if (arguments is ["new", ..] or ["kernel", "install", ..] or ["verify", ..])
        {
            arguments = [.. arguments, "--dry-run"];
        }

        var result = await Shell.PkoInAsync(Repository.Root, environment, arguments);
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
    public void Every_file_the_README_links_to_exists()
    {
        var links = System.Text.RegularExpressions.Regex.Matches(Text(), @"\]\((?!https?:)([^)#]+)").Select(m => m.Groups[1].Value);
        Assert.All(links, link => Assert.True(Path.Exists(Path.Combine(Repository.Root, link)), link));
    }

    private static string Text() => File.ReadAllText(Path.Combine(Repository.Root, "README.md")).ReplaceLineEndings("\n");

    private static IEnumerable<string> ShellLines() =>
        System.Text.RegularExpressions.Regex.Matches(Text(), "```sh\n(.*?)```", System.Text.RegularExpressions.RegexOptions.Singleline)
            .SelectMany(m => m.Groups[1].Value.Split('\n'))
            .Select(line => line.Trim())
            .Where(line => line.Length > 0 && !line.StartsWith('#'));
}
