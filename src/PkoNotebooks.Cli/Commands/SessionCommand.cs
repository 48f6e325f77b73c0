using PkoNotebooks.Cli.Hosting;
using PkoNotebooks.Execution.Isolation;
using PkoNotebooks.Execution.Kernels;

namespace PkoNotebooks.Cli.Commands;

/// <summary>The hidden <c>pko session</c>: the process in which one notebook runs.</summary>
internal static class SessionCommand
{
    public static Task<int> RunAsync() =>
        SessionServer.RunAsync(options => new NotebookSession(options with { Sql = new DataSql(), HostAssemblyPaths = Engine.HostAssemblies }));
}
