using PkoNotebooks.Execution.Documents;

namespace PkoNotebooks.Cli.Checks;

/// <summary>What a committed notebook of this project has to be, beyond being readable.</summary>
internal static class NotebookChecks
{
    private const string SetupLine = "#!import \"setup.dib\"";

    /// <param name="path">The notebook's file.</param>
    /// <param name="name">How reports name it.</param>
    public static IEnumerable<CheckProblem> Of(string path, string name)
    {
        NotebookDocument notebook;
        try
        {
            notebook = NotebookFile.Load(path);
        }
        catch (NotebookFormatException e)
        {
            return e.Problems.Select(p => new CheckProblem($"{name}:{p.Line}:{p.Column}", p.Found, p.Expected, "Open it in an editor and mend it."));
        }

        return Form(notebook, name).Concat(Outputs(notebook, name)).Concat(Prose(notebook, name));
    }

    private static IEnumerable<CheckProblem> Form(NotebookDocument notebook, string name)
    {
        if (notebook.Cells is not [{ Kind: CellKind.Markdown } title, ..] || !title.Source.StartsWith("# ", StringComparison.Ordinal))
        {
            yield return new(name, "no title in the first cell", "a Markdown cell that starts with '# '", "Say there what the notebook asks.");
        }

        var code = notebook.Cells.Where(c => c.Kind == CellKind.Code).ToList();
        if (code.Count > 0 && code[0].Source.Trim() != SetupLine)
        {
            yield return new(name, "another first code cell", SetupLine, "Every notebook starts from the same set-up.");
        }

        // The types of a parameter may come from a package: its cell may stand between.
        var next = code.Skip(1).FirstOrDefault(c => !OnlyPackages(c));
        if (next is not null && !next.Tags.Contains("parameters"))
        {
            yield return new(name, "no tag 'parameters' on the code cell after the set-up and the packages", "the parameters cell", "Tag it, so that 'render -p' finds it.");
        }

        foreach (var (cell, i) in notebook.Cells.Select((cell, i) => (cell, i)).Where(c => c.cell.Tags.Contains("parameters") && c.cell != next))
        {
            yield return new($"{name}, cell {i + 1}", "the tag 'parameters'", "one cell of parameters, after the set-up and the packages", "Move its parameters there.");
        }
    }

    private static bool OnlyPackages(NotebookCell cell) =>
        cell.Source.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: > 0 } lines
        && lines.All(line => line.StartsWith("#r \"nuget:", StringComparison.Ordinal) || line.StartsWith("#i \"nuget:", StringComparison.Ordinal));

    private static IEnumerable<CheckProblem> Outputs(NotebookDocument notebook, string name) =>
        notebook.Cells.Select((cell, i) => (cell, number: i + 1))
            .Where(c => c.cell.Outputs.Length > 0 || c.cell.ExecutionCount is not null)
            .Select(c => new CheckProblem($"{name}, cell {c.number}", "outputs", "none in a committed notebook", "Run 'pko check --fix', which strips them."));

    private static IEnumerable<CheckProblem> Prose(NotebookDocument notebook, string name) =>
        notebook.Cells.Select((cell, i) => (cell, number: i + 1))
            .Where(c => c.cell.Kind == CellKind.Markdown)
            .SelectMany(c => UnboundNumbers.Find(c.cell.Source).Select(u => new CheckProblem(
                $"{name}, cell {c.number}, line {u.Line}",
                $"the unbound number in \"{u.Text}\"",
                "words, dates, years, document symbols and heading numbers alone",
                "Write the sentence in a code cell with Prose($\"…{fact}…\"), so that the number carries its citation.")));

    /// <summary>The notebook as it is committed: without outputs and execution counts.</summary>
    public static NotebookDocument Stripped(NotebookDocument notebook) =>
        notebook with { Cells = [.. notebook.Cells.Select(c => c.Kind == CellKind.Code ? c with { Outputs = [], ExecutionCount = null } : c)] };
}
