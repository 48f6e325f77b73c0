using System.Collections;
using System.Reflection;
using System.Runtime.Loader;
using PkoNotebooks.Data;

namespace PkoNotebooks.Display.Engines;

/// <summary>What .NET Interactive lacks of the languages of the notebooks: SQL over the data package.</summary>
public static class DotNetInteractive
{
    private const string Build = "dotnet build -c Release src/interop/PkoNotebooks.Interactive";

    private const string Extension = "PkoNotebooks.Interactive";

    /// <summary>
    /// In .NET Interactive: loads the kit's extension (SQL cells, their completions, <c>#!pko</c>) where it was built beside this
    /// assembly. Where it was not, SQL cells fail and say how to get it; nothing else needs it. In any other engine this does nothing.
    /// </summary>
    /// <remarks>
    /// Called by <c>setup.dib</c>, so that the same notebook runs in every engine. By name alone: the kit is built without .NET Interactive.
    /// A kernel named <c>sql</c> that is there already, such as one of the extension's package, stays.
    /// </remarks>
    /// <param name="path">The extension's assembly; null for <c>artifacts/bin/PkoNotebooks.Interactive/release</c> of this build.</param>
    public static void LoadExtension(string? path = null)
    {
        if (Root() is not { } root || ((IEnumerable)root).Cast<object>().Any(kernel => AbsentSql.Name.Equals(Property(kernel, "Name"))))
        {
            return;
        }

        var file = path ?? Beside();
        if (!File.Exists(file))
        {
            AbsentSql.AddTo(root, $"it was not found at {Shown(file)}", Build);
            return;
        }

        try
        {
            // The extension takes the kit's assemblies from those already loaded: this one has to be.
            _ = typeof(PkoData).Assembly;
            // A context of its own: where a cell also asks for the extension's package, .NET Interactive loads that one as well.
            var assembly = Loaded(Extension) ?? new AssemblyLoadContext(Extension).LoadFromAssemblyPath(Path.GetFullPath(file));
            var type = assembly.GetType($"{Extension}.PkoExtension", throwOnError: true)!;
            type.GetMethod("OnLoadAsync")!.Invoke(Activator.CreateInstance(type), BindingFlags.DoNotWrapExceptions, null, [root], null);
        }
        catch (Exception e) when (e is IOException or BadImageFormatException or TypeLoadException or MissingMemberException)
        {
            AbsentSql.AddTo(root, $"the one at {Shown(file)} was built for another version: {e.Message}", $"{Build} -p:InteractiveVersion={Version(root.GetType().Assembly)}");
        }
    }

    /// <summary>The root of the kernels of the running cell; null outside .NET Interactive.</summary>
    private static object? Root()
    {
        var context = Loaded("Microsoft.DotNet.Interactive")?.GetType("Microsoft.DotNet.Interactive.KernelInvocationContext")?.GetProperty("Current")?.GetValue(null);
        return Property(Property(context, "HandlingKernel"), "RootKernel") is IEnumerable root ? root : null;
    }

    private static string? Version(Assembly engine) =>
        engine.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0];

    private static string Beside()
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(typeof(DotNetInteractive).Assembly.Location) is { Length: > 0 } found ? found : AppContext.BaseDirectory);
        return Path.Combine(folder.Parent?.Parent?.FullName ?? folder.FullName, Extension, folder.Name, Extension + ".dll");
    }

    private static Assembly? Loaded(string name) =>
        AppDomain.CurrentDomain.GetAssemblies().FirstOrDefault(a => !a.IsDynamic && a.GetName().Name == name);

    private static object? Property(object? owner, string name) => owner?.GetType().GetProperty(name)?.GetValue(owner);

    private static string Shown(string file) => Path.GetRelativePath(Environment.CurrentDirectory, file).Replace('\\', '/');
}
