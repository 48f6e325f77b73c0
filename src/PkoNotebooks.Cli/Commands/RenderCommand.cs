using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using PkoNotebooks.Cli.Hosting;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Parameters;
using PkoNotebooks.Execution.Running;
using PkoNotebooks.Publishing.Site;
using PkoNotebooks.Publishing.Targets;

namespace PkoNotebooks.Cli.Commands;

/// <summary><c>pko render</c>: runs notebooks and writes the site.</summary>
internal static class RenderCommand
{
    public static Command Create()
    {
        var run = new RunOptions();
        var output = new Option<string?>("--output-dir") { Description = "The folder to write to. Default: artifacts/site." };
        var noCache = new Option<bool>("--no-cache") { Description = "Run every notebook, whatever is kept." };
        var explain = new Option<bool>("--explain") { Description = "Say why each notebook ran or did not have to." };
        var to = new Option<string[]>("--to") { Description = "What to write beside the pages: ipynb, md; with Chromium pdf, and png: the first chart for previews of a link.", AllowMultipleArgumentsPerToken = true };
        to.AcceptOnlyFromAmong("html", "ipynb", "md", "pdf", "png");
        var address = new Option<string?>("--site-url") { Description = "Where the site will be found, such as https://example.org/pko/: for canonical links, citations and previews." };
        address.Validators.Add(Address);
        var help = new Option<bool>("--help-notebook") { Description = "Print the notebooks' parameters, with their defaults and comments, and run nothing." };
        var command = new Command("render", "Run the notebooks and write one page for each, and an index.");
        run.AddTo(command);
        command.Add(output);
        command.Add(noCache);
        command.Add(explain);
        command.Add(help);
        command.Add(to);
        command.Add(address);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var layout = ProjectLayout.Find(Environment.CurrentDirectory);
            if (parsed.GetValue(help))
            {
                return HelpNotebook(layout, run.Notebooks(parsed, layout));
            }

            var settings = run.Settings(parsed) with { UseCache = !parsed.GetValue(noCache), SiteUrl = parsed.GetValue(address) };
            var jobs = Jobs.Load(layout, run, parsed, SiteWriter.Reserved);
            var folder = parsed.GetValue(output) ?? layout.Site;
            var (runs, site, untranslated) = await SiteRenderer
                .RenderAsync(layout, jobs, settings, folder, Formats(parsed.GetValue(to) ?? []), "pko " + string.Join(' ', parsed.Tokens.Select(t => t.Value)).Replace('\u001f', ' '), cancellationToken)
                .ConfigureAwait(false);
            if (parsed.GetValue(explain))
            {
                foreach (var one in runs)
                {
                    await Console.Error.WriteLineAsync($"{one.Name}: {(one.FromCache ? "not run" : "run")}, {one.Reason}").ConfigureAwait(false);
                }

                await Console.Error.WriteLineAsync(site.Unchanged ? "pages: not written, all of them stand there unchanged" : "pages: written").ConfigureAwait(false);
            }

            Console.WriteLine(parsed.GetValue(run.Json) ? JsonReport.Write(Summary(runs, site)) : site.IndexPath);
            foreach (var text in untranslated)
            {
                await Console.Error.WriteLineAsync($"untranslated  {text}").ConfigureAwait(false);
            }

            return NotebookRuns.ExitCodeOf(runs) is var code && code == ExitCode.Done && untranslated.Length > 0 ? ExitCode.Failed : code;
        });
        return command;
    }

    private static void Address(OptionResult option)
    {
        var given = option.GetValueOrDefault<string?>();
        if (!Uri.TryCreate(given, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http"))
        {
            option.AddError($"--site-url: found \"{given}\", expected an address that begins with https://.");
        }
    }

    private static List<ExportFormat> Formats(string[] names) =>
        [.. names.Where(n => n != "html").Distinct().Select(n => n switch
        {
            "ipynb" => ExportFormat.Ipynb,
            "md" => ExportFormat.Markdown,
            "png" => ExportFormat.Png,
            _ => ExportFormat.Pdf,
        })];

    private static int HelpNotebook(ProjectLayout layout, IReadOnlyList<string> notebooks)
    {
        foreach (var path in notebooks)
        {
            Console.WriteLine(layout.Relative(path));
            var parameters = NotebookParameters.Describe(NotebookFile.Load(path));
            foreach (var parameter in parameters)
            {
                Console.WriteLine($"  {parameter.Name}: {parameter.Type ?? "var"} = {parameter.Default}");
                if (parameter.Comment.Length > 0)
                {
                    Console.WriteLine($"      {parameter.Comment}");
                }
            }

            if (parameters.Length == 0)
            {
                Console.WriteLine("  takes no parameters");
            }
        }

        return ExitCode.Done;
    }

    private static object Summary(ImmutableArray<NotebookRun> runs, SiteResult site) => new
    {
        index = site.IndexPath,
        pagesUnchanged = site.Unchanged,
        notebooks = runs.Select(r => new { r.Name, r.Path, r.Status, r.FromCache, r.Reason, r.Failure, inputs = r.Inputs }),
    };
}
