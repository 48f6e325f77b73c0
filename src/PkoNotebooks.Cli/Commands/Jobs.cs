using System.CommandLine;
using PkoNotebooks.Cli.Hosting;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Running;

namespace PkoNotebooks.Cli.Commands;

/// <summary>The notebooks that a command line means, with its parameters in place.</summary>
internal static class Jobs
{
    /// <exception cref="UsageException">A notebook cannot be read, or a parameter is unknown or ill-typed; all of them are named.</exception>
    public static IReadOnlyList<NotebookJob> Load(ProjectLayout layout, RunOptions run, ParseResult parsed)
    {
        try
        {
            return [.. run.Notebooks(parsed, layout).Select(path => NotebookJob.Load(path, layout.Root))];
        }
        catch (NotebookFormatException e)
        {
            throw new UsageException(e.Message);
        }
    }
}
