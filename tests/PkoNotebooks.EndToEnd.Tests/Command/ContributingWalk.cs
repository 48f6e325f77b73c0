using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PkoNotebooks.EndToEnd.Tests.Tools;

namespace PkoNotebooks.EndToEnd.Tests.Command;

/// <summary>The walk in CONTRIBUTING.md, made in a copy of the project by doing what its blocks say, in their order.</summary>
internal sealed class ContributingWalk : IDisposable
{
    private const string Heading = "## Add a source, a field or a table";

    private static readonly string[] Copied =
        ["data", "src/PkoNotebooks.Data", "tests/PkoNotebooks.Data.Tests", "tests/Directory.Build.props", "Directory.Build.props", "Directory.Packages.props", "global.json", ".editorconfig", "nuget.config"];

    private readonly TemporaryFolder _copy = new();

    public ContributingWalk()
    {
        // By this folder the command knows a project: without it, it would take the one that it was built in.
        Directory.CreateDirectory(Path.Combine(Root, "notebooks"));
        foreach (var name in Copied)
        {
            var from = Path.Combine(Repository.Root, name);
            if (Directory.Exists(from))
            {
                _copy.CopyFrom(from, name);
            }
            else if (File.Exists(from))
            {
                File.Copy(from, Path.Combine(Root, name));
            }
        }
    }

    public string Root => _copy.Path;

    public static IReadOnlyList<(string Kind, string Target, string Text)> Blocks()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "CONTRIBUTING.md"));
        var start = text.IndexOf(Heading, StringComparison.Ordinal);
        Assert.True(start >= 0, $"CONTRIBUTING.md has the section {Heading}");
        var end = text.IndexOf("\n## ", start + 1, StringComparison.Ordinal);
        return [.. Regex.Matches(text[start..end], @"^```(\w+) ?(.*)\n((?s:.*?))^```", RegexOptions.Multiline)
            .Select(match => (match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value))];
    }

    /// <summary>Does one block; a command's results are returned.</summary>
    public async Task<IReadOnlyList<(string Command, ShellResult Result)>> DoAsync((string Kind, string Target, string Text) block)
    {
        switch (block.Kind)
        {
            case "csv":
                Rows(PathOf(block.Target), block.Text);
                return [];
            case "json":
                var (file, table) = block.Target.Split(' ') is [var path, var name] ? (path, name) : (block.Target, null);
                Declare(PathOf(file), table, JsonNode.Parse(block.Text)!);
                return [];
            case "csharp":
                await File.WriteAllTextAsync(PathOf(block.Target), block.Text);
                return [];
            case "diff":
                Patch(PathOf(block.Target), block.Text);
                return [];
            case "bash":
                var results = new List<(string, ShellResult)>();
                foreach (var command in block.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                {
                    results.Add((command, await RunAsync(command)));
                }

                return results;
            default:
                throw new NotSupportedException($"A block of {block.Kind} in CONTRIBUTING.md: the walk does not know what to do with it.");
        }
    }

    public Task<ShellResult> RunAsync(string command) =>
        Shell.RunAsync("bash", ["-c", command.StartsWith("pko ", StringComparison.Ordinal) ? $"dotnet '{Repository.Pko}' {command[4..]}" : command], Root);

    public void Replace(string file, string old, string replacement)
    {
        var text = File.ReadAllText(PathOf(file));
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(PathOf(file), text.Replace(old, replacement, StringComparison.Ordinal));
    }

    public void Dispose() => _copy.Dispose();

    private string PathOf(string file) => Path.Combine(Root, file);

    private static void Rows(string path, string text)
    {
        if (!File.Exists(path))
        {
            File.WriteAllText(path, text);
            return;
        }

        var lines = File.ReadAllLines(path);
        var sorted = lines.Skip(1).Concat(text.Split('\n', StringSplitOptions.RemoveEmptyEntries)).OrderBy(line => line[..line.IndexOf(',', StringComparison.Ordinal)], StringComparer.Ordinal);
        File.WriteAllText(path, string.Join('\n', sorted.Prepend(lines[0])) + "\n");
    }

    private static void Declare(string path, string? table, JsonNode declared)
    {
        var root = JsonNode.Parse(File.ReadAllText(path))!;
        var resources = root["resources"]!.AsArray();
        (table is null ? resources : resources.Single(r => (string)r!["name"]! == table)!["schema"]!["fields"]!.AsArray()).Add(declared);
        File.WriteAllText(path, root.ToJsonString(new JsonSerializerOptions { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) + "\n");
    }

    // The line that stands there, then the lines that come after it.
    private static void Patch(string path, string diff)
    {
        var lines = File.ReadAllLines(path).ToList();
        foreach (var hunk in diff.Split("@@\n"))
        {
            var parts = hunk.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            var context = parts[0][1..];
            Assert.True(lines.Count(line => line == context) == 1, $"{path} has the line \"{context}\" once");
            lines.InsertRange(lines.IndexOf(context) + 1, parts.Skip(1).Select(line => line[1..]));
        }

        File.WriteAllText(path, string.Join('\n', lines) + "\n");
    }
}
