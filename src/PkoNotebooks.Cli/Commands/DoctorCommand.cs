using System.CommandLine;
using System.Runtime.InteropServices;
using PkoNotebooks.Cli.Hosting;
using PkoNotebooks.Execution.Kernels.Cultures;

namespace PkoNotebooks.Cli.Commands;

/// <summary><c>pko doctor</c>: what is installed, what each missing tool would give, and how to get it.</summary>
internal static class DoctorCommand
{
    private sealed record Finding(string Tool, bool Needed, bool Found, string Where, string Gives, string HowToGet);

    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Print the findings as JSON." };
        var command = new Command("doctor", "Say what is installed, what each missing tool would give, and how to get it.") { json };
        command.SetAction(parsed => Report(Examine(), parsed.GetValue(json)));
        return command;
    }

    private static List<Finding> Examine() =>
    [
        new(".NET runtime", true, true, RuntimeInformation.FrameworkDescription, "everything", "https://dotnet.microsoft.com/download"),
        Tool(".NET SDK", "dotnet", "#r \"nuget: …\" in notebooks, kernel install", "https://dotnet.microsoft.com/download"),
        Found("Chromium", OptionalTool.Chromium(), "--to pdf; drawn Mermaid diagrams, together with the next", "Debian: apt-get install chromium; or set PKO_CHROMIUM to its path"),
        Mermaid(),
        Found("Culture data", CultureData.OfThisMachine.Version, "notebooks that name a culture, such as new CultureInfo(\"de-DE\"); the others need none", CultureData.HowToGet),
        Tool("Jupyter", "jupyter", "notebooks in JupyterLab or the classic Notebook, with 'pko kernel install'", "Debian: apt-get install jupyter-notebook"),
        Tool("VS Code", "code", "notebooks in an editor, with the Jupyter extension and 'pko kernel install'", "https://code.visualstudio.com"),
        Tool("Node.js", "node", "the end-to-end tests of the pages (axe, html-validate)", "Debian: apt-get install nodejs npm"),
        Tool("git", "git", "the commit in the run record", "Debian: apt-get install git"),
    ];

    private static Finding Tool(string name, string program, string gives, string howToGet) =>
        Found(name, OptionalTool.OnPath(program), gives, howToGet);

    private static Finding Mermaid()
    {
        var library = OptionalTool.Mermaid(Notebooks());
        var where = library is null ? null : $"{library.ScriptPath}{(library.Version is { } version ? $" ({version})" : "")}";
        return Found("Mermaid", where, "Mermaid diagrams drawn in the pages, with Chromium; without either the pages show the diagrams' text", "npm install --global mermaid; or set PKO_MERMAID to the path of its mermaid.min.js");
    }

    // Outside a project there is still a machine to examine.
    private static string Notebooks()
    {
        try
        {
            return ProjectLayout.Find(Environment.CurrentDirectory).Notebooks;
        }
        catch (UsageException)
        {
            return Environment.CurrentDirectory;
        }
    }

    private static Finding Found(string name, string? path, string gives, string howToGet) =>
        new(name, Needed: false, path is not null, path ?? "not found", gives, howToGet);

    private static int Report(List<Finding> findings, bool asJson)
    {
        if (asJson)
        {
            Console.WriteLine(JsonReport.Write(findings));
        }
        else
        {
            foreach (var finding in findings)
            {
                Console.WriteLine($"{(finding.Found ? "found  " : "missing")}  {finding.Tool,-13} {finding.Where}");
                if (!finding.Found)
                {
                    Console.WriteLine($"         would give: {finding.Gives}");
                    Console.WriteLine($"         how to get: {finding.HowToGet}");
                }
            }
        }

        return findings.All(f => f.Found || !f.Needed) ? ExitCode.Done : ExitCode.Missing;
    }
}
