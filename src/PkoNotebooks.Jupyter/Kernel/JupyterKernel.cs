using PkoNotebooks.Execution.Kernels;
using PkoNotebooks.Jupyter.Messages;
using PkoNotebooks.Jupyter.Zmtp;

namespace PkoNotebooks.Jupyter.Kernel;

/// <summary>A session behind the Jupyter protocol: what <c>pko kernel start</c> runs.</summary>
public static class JupyterKernel
{
    /// <summary>
    /// Serves front ends until one asks for shutdown, the process is told to end, the front end's process is gone, or the token is cancelled.
    /// A cell may have left threads that keep the process alive: the host ends it by <see cref="Environment.Exit(int)"/> afterwards.
    /// </summary>
    /// <param name="connectionFile">Path of the file that the front end wrote. Ports of 0 are chosen here and written back to it.</param>
    /// <param name="openSession">Makes the session; called once, on another thread, while the first requests are answered already.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <param name="cancellationToken">Ends the kernel as a shutdown request does.</param>
    /// <returns>0.</returns>
    /// <exception cref="ConnectionFileException">The connection file is missing or wrong, or asks for more than loopback unpermitted.</exception>
    /// <exception cref="ZmtpBindException">A port is taken.</exception>
    public static async Task<int> RunAsync(
        string connectionFile, Func<INotebookSession> openSession, JupyterKernelOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(openSession);
        options ??= new JupyterKernelOptions();
        var connection = ConnectionFile.Read(connectionFile);
        if (!connection.IsLoopback && !options.AllowRemote)
        {
            throw new ConnectionFileException([
                $"{connectionFile}: ip: found '{connection.Ip}', which other machines can reach; expected a loopback address such as 127.0.0.1. "
                + "Whoever reaches the kernel can run code here: permit it only on a network that you trust."]);
        }

        var channels = KernelChannels.Open(connection, options);
        await using (channels.ConfigureAwait(false))
        {
            if (channels.Connection != connection)
            {
                channels.Connection.Write(connectionFile);
            }

            var run = new KernelRun(channels, openSession, options);
            await run.ServeAsync(cancellationToken).ConfigureAwait(false);
        }

        return 0;
    }
}
