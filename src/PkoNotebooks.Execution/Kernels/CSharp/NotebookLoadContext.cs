using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace PkoNotebooks.Execution.Kernels.CSharp;

/// <summary>Loads compiled cells and what they refer to. What the host or the framework has is taken from there.</summary>
internal sealed class NotebookLoadContext() : AssemblyLoadContext("notebook")
{
    private readonly ConcurrentDictionary<string, string> _paths = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, byte> _own = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, Assembly> _cells = new(StringComparer.Ordinal);
    private readonly ConditionalWeakTable<Assembly, LateSymbols> _symbols = [];
    private readonly ConcurrentDictionary<string, byte> _folders = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte> _nativeFolders = new(StringComparer.Ordinal);

    /// <summary>Whether the assembly is a compiled cell.</summary>
    public static bool IsCell(Assembly? assembly) =>
        assembly is not null && (IsFSharpCell(assembly) || (GetLoadContext(assembly) is NotebookLoadContext context && context._cells.ContainsKey(assembly.GetName().Name!)));

    public static bool IsFSharpCell(Assembly assembly) => assembly.GetName().Name?.StartsWith("FSI-ASSEMBLY", StringComparison.Ordinal) == true;

    /// <summary>Says where an assembly is; its neighbours are found as well.</summary>
    public void Map(string simpleName, string path)
    {
        _paths[simpleName] = path;
        _folders[Path.GetDirectoryName(path)!] = 0;
    }

    /// <summary>Says where an assembly is, unless that is known already.</summary>
    public void MapIfMissing(string simpleName, string path) => _paths.TryAdd(simpleName, path);

    /// <summary>Says where an assembly is that is newer than the host's: cells get this one.</summary>
    public void MapOwn(string simpleName, string path)
    {
        _own[simpleName] = 0;
        Map(simpleName, path);
    }

    public void AddNativeFolder(string folder) => _nativeFolders[folder] = 0;

    public string? Find(string simpleName)
    {
        if (_paths.TryGetValue(simpleName, out var path))
        {
            return path;
        }

        return _folders.Keys.Order(StringComparer.Ordinal).Select(f => Path.Combine(f, simpleName + ".dll")).FirstOrDefault(File.Exists);
    }

    /// <summary>Loads a compiled cell together with the lines of its code.</summary>
    public Assembly LoadCell(MemoryStream image, MemoryStream symbols)
    {
        image.Position = 0;
        symbols.Position = 0;
        return Keep(LoadFromStream(image, symbols));
    }

    /// <summary>Loads a compiled cell whose lines can be had when they are needed.</summary>
    public Assembly LoadCell(MemoryStream image, LateSymbols symbols)
    {
        image.Position = 0;
        var assembly = Keep(LoadFromStream(image));
        _symbols.Add(assembly, symbols);
        return assembly;
    }

    /// <summary>The cell's label and the line where a frame of a cell stands, or null where it is not known.</summary>
    public static (string Label, int Line)? PlaceOf(StackFrame frame) =>
        frame.GetFileName() is { } file && frame.GetFileLineNumber() is > 0 and var line ? (file, line)
        : frame.GetMethod()?.Module.Assembly is { } assembly && GetLoadContext(assembly) is NotebookLoadContext context
            && context._symbols.TryGetValue(assembly, out var symbols) ? symbols.Of(frame)
        : null;

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var name = assemblyName.Name!;
        if (_cells.TryGetValue(name, out var cell))
        {
            return cell;
        }

        if (_own.ContainsKey(name))
        {
            return LoadFromAssemblyPath(_paths[name]);
        }

        try
        {
            return Default.LoadFromAssemblyName(new AssemblyName(name));
        }
        catch (FileNotFoundException)
        {
            return Find(name) is { } path ? LoadFromAssemblyPath(path) : null;
        }
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName)
    {
        string[] names = [unmanagedDllName, $"lib{unmanagedDllName}.so", $"{unmanagedDllName}.so", $"lib{unmanagedDllName}.dylib", $"{unmanagedDllName}.dylib", $"{unmanagedDllName}.dll"];
        foreach (var folder in _nativeFolders.Keys.Concat(_folders.Keys).Order(StringComparer.Ordinal))
        {
            foreach (var path in names.Select(n => Path.Combine(folder, n)))
            {
                if (File.Exists(path))
                {
                    return LoadUnmanagedDllFromPath(path);
                }
            }
        }

        return 0;
    }

    private Assembly Keep(Assembly cell) => _cells[cell.GetName().Name!] = cell;
}
