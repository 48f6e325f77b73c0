using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace PkoNotebooks.Interactive;

/// <summary>
/// Where this extension takes the kit's assemblies from: those that the notebook has already loaded, so that no cell ever
/// meets two builds of one; without any, those that were built or packed with the extension.
/// </summary>
internal static class KitAssemblies
{
    private const string Data = "PkoNotebooks.Data";

    private static readonly string Folder = Path.GetDirectoryName(typeof(KitAssemblies).Assembly.Location) ?? "";

    // "kit" is where the package holds them.
    private static readonly string[] Folders = [Folder, Path.Combine(Folder, "kit")];

    // Apart from the notebook's: a set-up that runs after a query still gets its own build.
    private static readonly AssemblyLoadContext Shipped = new("PkoNotebooks.Interactive, kit");

    // The notebook's own loader asks everybody before it looks for itself.
    [ThreadStatic]
    private static bool _notebookAsked;

    // Before the first member here runs: the runtime may ask for the data's assembly as soon as one is compiled.
#pragma warning disable CA2255 // An extension that .NET Interactive loads has no other beginning.
    [ModuleInitializer]
    internal static void Find() =>
        // Only for what the extension itself asks for: a notebook's own build of the kit must not be replaced by this one.
        AppDomain.CurrentDomain.AssemblyResolve += (_, asked) => Ours(asked.RequestingAssembly) ? Load(new AssemblyName(asked.Name)) : null;
#pragma warning restore CA2255

    /// <returns>The assembly; null where neither the notebook nor this extension has it.</returns>
    public static Assembly? Load(AssemblyName wanted)
    {
        if (_notebookAsked || Folders.Select(folder => Path.Combine(folder, wanted.Name + ".dll")).FirstOrDefault(File.Exists) is not { } shipped)
        {
            return null;
        }

        var kit = Loaded(Data);
        return kit is null || AssemblyLoadContext.GetLoadContext(kit) is not { } context || context == Shipped ? Shipped.LoadFromAssemblyPath(shipped)
            : wanted.Name == Data ? kit
            : FromNotebook(context, wanted) ?? Loaded(wanted.Name!) ?? Shipped.LoadFromAssemblyPath(shipped);
    }

    private static bool Ours(Assembly? asking) =>
        asking is { IsDynamic: false } && Folders.Contains(Path.GetDirectoryName(asking.Location), StringComparer.Ordinal);

    private static Assembly? Loaded(string name) =>
        AppDomain.CurrentDomain.GetAssemblies().FirstOrDefault(a => !a.IsDynamic && a.GetName().Name == name);

    /// <summary>What the kit needs itself comes from where the notebook took the kit.</summary>
    private static Assembly? FromNotebook(AssemblyLoadContext context, AssemblyName wanted)
    {
        _notebookAsked = true;
        try
        {
            return context.LoadFromAssemblyName(wanted);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
        finally
        {
            _notebookAsked = false;
        }
    }
}
