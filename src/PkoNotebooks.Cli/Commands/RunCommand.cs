using System.CommandLine;
using PkoNotebooks.Cli.Hosting;
using PkoNotebooks.Execution.Documents;

namespace PkoNotebooks.Cli.Commands;

/// <summary><c>pko run</c>: runs notebooks and writes them with their outputs.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var run = new RunOptions();
        var output = new Option<string?>("--output-dir") { Description = "The folder to write to. Default: artifacts/run." };
        var command = new Command("run", "Run the notebooks and write each with its outputs, for an editor to open.");
        run.AddTo(command);
        command.Add(output);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var layout = ProjectLayout.Find(Environment.CurrentDirectory);
            var settings = run.Settings(parsed) with { UseCache = false };
            var runs = await NotebookRuns.RunAsync(layout, Jobs.Load(layout, run, parsed), settings, quiet: false, cancellationToken).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            var folder = Path.GetFullPath(parsed.GetValue(output) ?? Path.Combine(layout.Artifacts, "run"));
            Directory.CreateDirectory(folder);
            var written = runs.Select(r => (Run: r, Path: Path.Combine(folder, r.Name + ".ipynb"))).ToList();
            written.ForEach(w => NotebookFile.Save(w.Run.Executed, w.Path));
            if (parsed.GetValue(run.Json))
            {
                Console.WriteLine(JsonReport.Write(written.Select(w => new { w.Run.Name, w.Run.Status, w.Run.Failure, w.Path })));
            }
            else
            {
                written.ForEach(w => Console.WriteLine(w.Path));
            }

            return NotebookRuns.ExitCodeOf(runs);
        });
        return command;
    }
}
