using PkoNotebooks.Execution.Kernels.Magic;

namespace PkoNotebooks.Execution.Kernels.Completion;

/// <summary>What could stand in a magic command: its name, its options, kernels, variables, files.</summary>
internal sealed class MagicCompletion(NotebookSession session, MagicCommands commands)
{
    private static readonly string[] MimeTypes = ["application/json", "text/html", "text/plain", "text/csv"];

    /// <param name="line">The magic command's line.</param>
    /// <param name="cursor">The cursor in the line.</param>
    public CompletionResult Complete(string line, int cursor, string kernelName)
    {
        var before = line[..cursor];
        var nameEnd = before.IndexOfAny([' ', '\t', '"']);
        if (nameEnd < 0)
        {
            var names = commands.Specs.SelectMany(s => s.Aliases.Prepend(s.Name).Select(n => new CompletionItem(n, "magic", s.Description)));
            return Matching(names, before, 0, cursor);
        }

        var start = WordStart(before, nameEnd);
        var word = before[start..];
        if (commands.Find(before[..nameEnd]) is not { } spec)
        {
            return new CompletionResult(cursor, cursor, []);
        }

        return Matching(Arguments(spec, Previous(before, start), word, kernelName), word, start, cursor);
    }

    public string? Describe(string line) =>
        commands.Find(line.Split(' ', '\t', '"')[0]) is { } spec ? DirectiveHelp.Text(spec) : null;

    private IEnumerable<CompletionItem> Arguments(DirectiveSpec spec, string previous, string word, string kernelName)
    {
        var option = spec.Options.FirstOrDefault(o => o.Name == previous && !o.IsFlag);
        var subject = option?.Name ?? (word.StartsWith('-') ? null : spec.Positional);
        var values = subject switch
        {
            "--from" => session.Kernels.Names.Where(n => n != kernelName).Select(n => new CompletionItem(n, "module")),
            "--mime-type" => MimeTypes.Select(n => new CompletionItem(n, "text")),
            "--value" when word.StartsWith('@') => Variables(kernelName),
            "--name" when spec.Name == "#!share" => session.Kernels.Names.Where(n => n != kernelName).SelectMany(VariablesOf).Select(v => new CompletionItem(v.Name, "variable")),
            "--file" or "--from-file" => FilePaths.Matching(word, session.Options.WorkingDirectory, _ => true),
            "reference" => FilePaths.Matching(word, session.Options.WorkingDirectory, f => f.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)).Append(new CompletionItem("nuget: ", "keyword")),
            _ => [],
        };
        if (option is not null)
        {
            return values;
        }

        var kinds = spec.Kinds.Contains(previous) || previous.StartsWith('-') ? [] : spec.Kinds.Select(k => new CompletionItem(k, "keyword"));
        return values.Concat(kinds).Concat(spec.Options.Where(o => o.Name.StartsWith('-')).Select(o => new CompletionItem(o.Name, "keyword", o.Description)));
    }

    private IEnumerable<CompletionItem> Variables(string kernelName) =>
        session.Kernels.Names.Where(n => n != kernelName).SelectMany(n => VariablesOf(n).Select(v => new CompletionItem($"@{n}:{v.Name}", "variable")))
            .Append(new CompletionItem("@input:", "keyword"))
            .Append(new CompletionItem("@password:", "keyword"));

    // A kernel that no cell has used has no variables, and is not started to find that out.
    private IEnumerable<KernelVariable> VariablesOf(string kernelName) => session.Kernels.GetIfStarted(kernelName)?.Variables ?? [];

    private static CompletionResult Matching(IEnumerable<CompletionItem> items, string typed, int start, int end) =>
        new(start, end, [.. items.Where(i => i.Text.StartsWith(typed, StringComparison.OrdinalIgnoreCase)).DistinctBy(i => i.Text)]);

    private static int WordStart(string before, int from)
    {
        var quote = before.LastIndexOf('"');
        var isOpen = before.Count(c => c == '"') % 2 == 1;
        return isOpen ? quote + 1 : Math.Max(from + 1, before.LastIndexOfAny([' ', '\t']) + 1);
    }

    private static string Previous(string before, int start)
    {
        var words = DirectiveWords.Split(before[..start].TrimEnd('"'));
        return words.Length == 0 ? "" : words[^1];
    }
}
