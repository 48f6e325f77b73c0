using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;
using PkoNotebooks.Data;

namespace PkoNotebooks.Interactive;

/// <summary>Makes .NET Interactive at home in the data package: <c>#!sql</c> asks its tables, <c>#!pko</c> runs the kit's commands.</summary>
public sealed class PkoExtension : IKernelExtension
{
    /// <summary>Adds the kernel and the command, as <see cref="Load"/> does.</summary>
    /// <exception cref="TypeLoadException">This was built for another version of .NET Interactive.</exception>
    public Task OnLoadAsync(Kernel kernel)
    {
        // Not by way of Load: its signature names a type of the kit, which may not be loaded yet.
        Add(kernel, static () => new PackageTables(null));
        return Task.CompletedTask;
    }

    /// <summary>Adds the kernel and the command; a second call does nothing.</summary>
    /// <param name="kernel">The root kernel: <c>Kernel.Root</c> in a cell.</param>
    /// <param name="data">Where the tables are; null to find them as <see cref="PkoData.Load"/> does, when a cell first asks.</param>
    /// <exception cref="ArgumentException">It is not the root of a notebook's kernels, or another kernel has the name <c>sql</c>.</exception>
    public static void Load(Kernel kernel, PkoData? data = null) => Add(kernel, () => new PackageTables(data));

    private static void Add(Kernel kernel, Func<PackageTables> tables)
    {
        RequireItsTypes();
        if (kernel is not CompositeKernel root)
        {
            throw new ArgumentException($"Found the kernel {kernel?.Name ?? "null"}, expected the root of the notebook's kernels: pass Kernel.Root.", nameof(kernel));
        }

        switch (root.ChildKernels.FirstOrDefault(k => k.Name == DataPackageKernel.KernelName))
        {
            case { } known when known.GetType().FullName == typeof(DataPackageKernel).FullName:
                // By name: it may be of another build, the package's where the set-up has loaded the one beside it.
                break;
            case { } other:
                throw new ArgumentException(
                    $"Found another kernel named '{other.Name}' ({other.KernelInfo.DisplayName}), expected none: restart the kernel and load this extension first.", nameof(kernel));
            case null:
                root.Add(new DataPackageKernel(tables));
                root.AddDirective<RunPko>(PkoCommand.Directive(), PkoCommand.RunAsync);
                break;
        }
    }

    // These moved from one namespace to another within a major version; better now than in the first cell that shows a table.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RequireItsTypes() => GC.KeepAlive((typeof(FormattedValue), typeof(DisplayedValue)));
}
