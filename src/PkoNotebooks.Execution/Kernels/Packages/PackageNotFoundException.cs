namespace PkoNotebooks.Execution.Kernels.Packages;

/// <summary>A package that a notebook needs cannot be had here. The notebook is not at fault: it counts as skipped, never as passed.</summary>
public sealed class PackageNotFoundException(string message) : Exception(message)
{
    /// <summary>The first package asked for that the restore's errors name; null where they name none of them, as when a source does not answer.</summary>
    public string? PackageId { get; init; }

    /// <summary>The <see cref="Documents.ErrorOutput.Name"/> of the same error in a cell.</summary>
    public const string ErrorName = "PackageNotFound";
}
