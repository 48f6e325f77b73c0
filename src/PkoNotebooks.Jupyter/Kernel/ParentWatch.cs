using System.ComponentModel;
using System.Diagnostics;

namespace PkoNotebooks.Jupyter.Kernel;

/// <summary>Ends the kernel when the front end that started it is gone without a word, so that no kernel is left behind.</summary>
internal static class ParentWatch
{
    public static async Task RunAsync(int? processId, Action gone, CancellationToken cancellationToken)
    {
        if (processId is not { } id)
        {
            return;
        }

        try
        {
            using var parent = Process.GetProcessById(id);
            await parent.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (ArgumentException)
        {
            // No process has that id any more.
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException)
        {
            // Another user's process cannot be watched: the front end then has to shut the kernel down itself.
            return;
        }

        gone();
    }
}
