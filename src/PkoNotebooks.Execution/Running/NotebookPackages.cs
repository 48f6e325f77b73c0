using System.Globalization;
using PkoNotebooks.Execution.Isolation;
using PkoNotebooks.Execution.Kernels.Packages;

namespace PkoNotebooks.Execution.Running;

/// <summary>Gets all packages of a notebook before its first cell: one restore, and none of it runs where one cannot be had.</summary>
internal static class NotebookPackages
{
    /// <summary>Restores the packages; the session then finds them where this left them.</summary>
    /// <returns><see cref="RunStatus.Passed"/> where the notebook may run.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static async Task<(RunStatus Status, RunFailure? Failure)> RestoreAsync(
        PackageReferences packages, NotebookJob job, RunnerOptions options, CancellationToken cancellationToken)
    {
        if (packages.IsEmpty || !options.RestorePackages)
        {
            return (RunStatus.Passed, null);
        }

        // It stands for the first cell that would have done it, and may take no longer.
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (options.Limits.Cell is { } time)
        {
            limit.CancelAfter(time);
        }

        try
        {
            await PackageRestore.RunAsync(packages, job.WorkingDirectory, options.PackageCacheDirectory, limit.Token).ConfigureAwait(false);
            return (RunStatus.Passed, null);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            var message = $"Its packages took longer to get than a cell may run ({SessionLoss.Words(options.Limits.Cell!.Value)}); raise the time limit.";
            return (RunStatus.Failed, Failure(job, null, message));
        }
        catch (PackageNotFoundException error)
        {
            return (RunStatus.Skipped, Failure(job, error.PackageId, error.Message));
        }
    }

    private static RunFailure Failure(NotebookJob job, string? packageId, string message)
    {
        for (var i = 0; i < job.Document.Cells.Length; i++)
        {
            var cell = job.Document.Cells[i];
            if (NotebookJob.IsRun(cell) && PackageReferences.Line(cell, packageId, job.WorkingDirectory) is { } line)
            {
                var place = string.Create(CultureInfo.InvariantCulture, $"cell {i + 1}, line {line}");
                return new(i + 1, cell.Id, line, $"{PackageNotFoundException.ErrorName}: {place}: {message}");
            }
        }

        return new(0, null, null, $"{PackageNotFoundException.ErrorName}: {message}");
    }
}
