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
            if (Provider(assembly) is not { } provider)
            {
                return;
            }

            NativeLibrary.SetDllImportResolver(provider, (name, from, search) =>
            {
                var file = OperatingSystem.IsWindows() ? $"{name}.dll" : OperatingSystem.IsMacOS() ? $"lib{name}.dylib" : $"lib{name}.so";
                var found = IntPtr.Zero;
                return Platforms().Any(platform => NativeLibrary.TryLoad(Path.Combine(folder, "runtimes", platform, "native", file), out found))
                    || NativeLibrary.TryLoad(name, from, search, out found) ? found : IntPtr.Zero;
            });
        }
        catch (InvalidOperationException)
        {
            // Somebody else looks for it already.
        }
    }

    /// <summary>From where the data's own assembly came, or two copies of the library would meet and know nothing of each other.</summary>
    private static Assembly? Provider(Assembly data)
    {
        var name = new AssemblyName("SQLitePCLRaw.provider.e_sqlite3");
        try
        {
            return (AssemblyLoadContext.GetLoadContext(data) ?? AssemblyLoadContext.Default).LoadFromAssemblyName(name);
        }
        catch (FileNotFoundException)
        {
            return KitAssemblies.Load(name);
        }
    }

    // A distribution's own build of .NET calls itself by its name and version, such as ubuntu.24.04-x64; the library has the general one.
    private static string[] Platforms()
    {
        var own = RuntimeInformation.RuntimeIdentifier;
        var system = OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx"
            : own.Contains("musl", StringComparison.Ordinal) || own.StartsWith("alpine", StringComparison.Ordinal) ? "linux-musl" : "linux";
        return [own, $"{system}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}"];
    }
}
