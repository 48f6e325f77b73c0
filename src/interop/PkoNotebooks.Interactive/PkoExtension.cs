using Microsoft.DotNet.Interactive;
using PkoNotebooks.Data;

namespace PkoNotebooks.Interactive;

/// <summary>Makes .NET Interactive at home in the data package: <c>#!sql</c> asks its tables, <c>#!pko</c> runs the kit's commands.</summary>
public sealed class PkoExtension : IKernelExtension
{
    /// <inheritdoc/>
    public Task OnLoadAsync(Kernel kernel)
    {
        Load(kernel);
        return Task.CompletedTask;
    }

    /// <summary>Adds the kernel and the command; a second call does nothing.</summary>
    /// <param name="kernel">The root kernel: <c>Kernel.Root</c> in a cell.</param>
    /// <param name="data">Where the tables are; null to find them as <see cref="PkoData.Load"/> does, when a cell first asks.</param>
    /// <exception cref="ArgumentException">It is not the root of a notebook's kernels.</exception>
    public static void Load(Kernel kernel, PkoData? data = null)
    {
        if (kernel is not CompositeKernel root)
        {
            throw new ArgumentException($"Found the kernel {kernel?.Name ?? "null"}, expected the root of the notebook's kernels: pass Kernel.Root.", nameof(kernel));
        }

        if (!root.ChildKernels.Any(k => k is DataPackageKernel))
        {
            NativeSqlite.FindBeside(typeof(PkoData).Assembly);
            root.Add(new DataPackageKernel(() => data ?? PkoData.Load()));
            root.AddDirective<RunPko>(PkoCommand.Directive(), PkoCommand.RunAsync);
        }
    }
}
