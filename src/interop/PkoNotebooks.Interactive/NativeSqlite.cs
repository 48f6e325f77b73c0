using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace PkoNotebooks.Interactive;

/// <summary>A notebook loads assemblies by path, and then nobody looks for native libraries where a build puts them.</summary>
internal static class NativeSqlite
{
    public static void FindBeside(Assembly assembly)
    {
        var folder = Path.GetDirectoryName(assembly.Location);
        if (string.IsNullOrEmpty(folder))
        {
            return;
        }

        try
        {
            // From where the data's own assembly came, or two copies of the library would meet and know nothing of each other.
            var context = AssemblyLoadContext.GetLoadContext(assembly) ?? AssemblyLoadContext.Default;
            var provider = context.LoadFromAssemblyName(new AssemblyName("SQLitePCLRaw.provider.e_sqlite3"));
            NativeLibrary.SetDllImportResolver(provider, (name, from, search) =>
            {
                var file = OperatingSystem.IsWindows() ? $"{name}.dll" : OperatingSystem.IsMacOS() ? $"lib{name}.dylib" : $"lib{name}.so";
                var path = Path.Combine(folder, "runtimes", RuntimeInformation.RuntimeIdentifier, "native", file);
                return NativeLibrary.TryLoad(path, out var found) || NativeLibrary.TryLoad(name, from, search, out found) ? found : IntPtr.Zero;
            });
        }
        catch (InvalidOperationException)
        {
            // Somebody else looks for it already.
        }
    }
}
