namespace PkoNotebooks.Execution.Kernels.Packages;

/// <summary>A package that a notebook needs cannot be had here. The notebook is not at fault: it counts as skipped, never as passed.</summary>
public sealed class PackageNotFoundException(string message) : Exception(message)
{
    /// <summary>The <see cref="Documents.ErrorOutput.Name"/> of the same error in a cell.</summary>
    public const string ErrorName = "PackageNotFound";
}
