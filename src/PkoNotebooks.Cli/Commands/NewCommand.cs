using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using PkoNotebooks.Cli.Hosting;
using PkoNotebooks.Execution.Documents;

namespace PkoNotebooks.Cli.Commands;

/// <summary><c>pko new "title"</c>: a notebook that renders at once.</summary>
internal static class NewCommand
{
    private const string Parameters = """
        // The state in focus, by its ISO 3166 alpha-3 code.
        string country = "JPN";
        // The last day of a month.
        DateOnly asOf = new(2015, 3, 31);
        """;

    private const string Answer = """
        var data = PkoData.Load();
        var focus = new ContributionGaps(data).Of(country, asOf);

        Prose($"On {asOf} {focus.Country} bore {focus.FundingShare} of the cost and provided {focus.Personnel} of {focus.WorldPersonnel} uniformed personnel.")
        """;

    public static Command Create()
    {
        var title = new Argument<string>("title") { Description = "What the notebook asks." };
        var folder = new Option<string?>("--output-dir") { Description = "The folder to write to. Default: notebooks/." };
        var command = new Command("new", "Start a notebook that renders at once.") { title, folder };
        command.SetAction(parsed => Write(parsed.GetValue(title)!, parsed.GetValue(folder)));
        return command;
    }

    private static int Write(string title, string? folder)
    {
        var slug = Slug(title);
        if (slug.Length == 0)
        {
            throw new UsageException($"Title: found '{title}', expected at least one letter of the Latin alphabet, which the file name is made of.");
        }

        var directory = folder ?? ProjectLayout.Find(Environment.CurrentDirectory).Notebooks;
        var path = Path.Combine(directory, $"{NextNumber(directory):00}-{slug}.ipynb");
        Directory.CreateDirectory(directory);
        NotebookFile.Save(Document(title), path);
        Console.WriteLine(path);
        return ExitCode.Done;
    }

    private static NotebookDocument Document(string title) => new()
    {
        Metadata = new JsonObject
        {
            ["kernelspec"] = new JsonObject { ["display_name"] = ".NET (C#)", ["language"] = "C#", ["name"] = ".net-csharp" },
            ["language_info"] = new JsonObject { ["name"] = "polyglot-notebook" },
        },
        Cells =
        [
            Markdown("title", $"# {title}\n\nSay here what is asked, in words: numbers belong in code cells, where they carry their sources."),
            Code("setup", "#!import \"setup.dib\""),
            Code("parameters", Parameters.ReplaceLineEndings("\n"), "parameters"),
            Code("answer", Answer.ReplaceLineEndings("\n")),
        ],
    };

    private static NotebookCell Markdown(string id, string source) =>
        new() { Id = id, Kind = CellKind.Markdown, KernelName = "markdown", Source = source };

    private static NotebookCell Code(string id, string source, params string[] tags) => new()
    {
        Id = id,
        Kind = CellKind.Code,
        KernelName = "csharp",
        Source = source,
        Metadata = tags.Length == 0 ? [] : new JsonObject { ["tags"] = new JsonArray([.. tags.Select(t => JsonValue.Create(t))]) },
    };

    private static int NextNumber(string directory) =>
        Directory.Exists(directory)
            ? Directory.EnumerateFiles(directory, "??-*.ipynb")
                .Select(p => int.TryParse(Path.GetFileName(p).AsSpan(0, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : -1)
                .DefaultIfEmpty(-1).Max() + 1
            : 0;

    private static string Slug(string title)
    {
        var slug = new StringBuilder();
        foreach (var letter in title.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                slug.Append(letter);
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        return slug.ToString().Trim('-');
    }
}
