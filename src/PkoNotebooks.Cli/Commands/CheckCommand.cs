using System.CommandLine;
using PkoNotebooks.Cli.Checks;
using PkoNotebooks.Cli.Hosting;
using PkoNotebooks.Data.Validation;
using PkoNotebooks.Execution.Documents;

namespace PkoNotebooks.Cli.Commands;

/// <summary><c>pko check</c>: documents, unbound numbers and data, all problems at once, without running anything.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Print the problems as JSON." };
        var fix = new Option<bool>("--fix") { Description = "Strip outputs and execution counts from the notebooks first." };
        var command = new Command("check", "Check the notebooks, those for other packages too, their prose and the data, without running anything.") { json, fix };
        command.SetAction(parsed =>
        {
            var layout = ProjectLayout.Find(Environment.CurrentDirectory);
            var notebooks = layout.All();
            if (parsed.GetValue(fix))
            {
                Strip(notebooks);
            }

            return Report(layout, notebooks, parsed.GetValue(json));
        });
        return command;
    }

    private static void Strip(IReadOnlyList<string> notebooks)
    {
        foreach (var path in notebooks)
        {
            NotebookFile.Save(NotebookChecks.Stripped(NotebookFile.Load(path)), path);
        }
    }

    private static int Report(ProjectLayout layout, IReadOnlyList<string> notebooks, bool asJson)
    {
        var problems = notebooks
            .SelectMany(path => NotebookChecks.Of(path, layout.Relative(path)))
            .Concat(TranslationChecks.Of(layout, notebooks))
            .Concat(DataCheck.Run(layout.Data).Errors.Select(e => new CheckProblem(e.Where, e.Found ?? "nothing", e.Expected ?? "otherwise", e.Advice)))
            .ToList();
        if (asJson)
        {
            Console.WriteLine(JsonReport.Write(new { notebooks = notebooks.Count, problems }));
        }
        else
        {
            problems.ForEach(Console.WriteLine);
            Console.WriteLine($"{notebooks.Count} notebooks and the data package checked: {(problems.Count == 0 ? "no problem" : $"{problems.Count} problems")}");
        }

        return problems.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }
}
