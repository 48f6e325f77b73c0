using System.Text;
using PkoNotebooks.Execution.Kernels;
using PkoNotebooks.Jupyter.Messages;
using PkoNotebooks.Jupyter.Zmtp;

namespace PkoNotebooks.Jupyter.Kernel;

/// <summary>The whole of a <c>kernel start</c> command: from its arguments to the process's exit code.</summary>
public static class KernelCommandLine
{
    /// <summary>
    /// Serves until shutdown. The caller ends the process with the result by <see cref="Environment.Exit(int)"/>:
    /// a cell may have left threads that would keep it alive.
    /// </summary>
    /// <param name="connectionFile">Path of the front end's file.</param>
    /// <param name="language"><c>csharp</c> or <c>fsharp</c>: the language of cells that name none.</param>
    /// <param name="openSession">Makes the session; the options name the working directory and the default kernel.</param>
    /// <param name="version">The product's version.</param>
    /// <param name="allowRemote">Whether an address that other machines can reach is permitted.</param>
    /// <returns>0 after a shutdown, 1 where a port is taken, 2 where an argument or the connection file is wrong.</returns>
    public static async Task<int> RunAsync(
        string connectionFile, string language, Func<SessionOptions, INotebookSession> openSession, string version, bool allowRemote = false)
    {
        // Cells redirect Console; what the front end's log should hold goes past it.
        var log = new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(false)) { AutoFlush = true };
        await using (log.ConfigureAwait(false))
        {
            var shared = TextWriter.Synchronized(log);
            var chosen = language switch
            {
                "csharp" => KernelLanguage.CSharp,
                "fsharp" => KernelLanguage.FSharp,
                _ => null,
            };
            if (chosen is null)
            {
                await shared.WriteLineAsync($"pko kernel start: --language: found '{language}', expected csharp or fsharp.").ConfigureAwait(false);
                return 2;
            }

            using var relief = new PoolRelief();
            try
            {
                var session = new SessionOptions { WorkingDirectory = Directory.GetCurrentDirectory(), DefaultKernelName = language };
                var options = new JupyterKernelOptions
                {
                    Language = chosen,
                    ImplementationVersion = version,
                    AllowRemote = allowRemote,
                    WarmUp = "0",
                    Log = line => shared.WriteLine("pko kernel: " + line),
                };
                return await JupyterKernel.RunAsync(connectionFile, () => openSession(session), options).ConfigureAwait(false);
            }
            catch (ConnectionFileException e)
            {
                await shared.WriteLineAsync("pko kernel start: " + e.Message).ConfigureAwait(false);
                return 2;
            }
            catch (ZmtpBindException e)
            {
                await shared.WriteLineAsync("pko kernel start: " + e.Message).ConfigureAwait(false);
                return 1;
            }
        }
    }
}
