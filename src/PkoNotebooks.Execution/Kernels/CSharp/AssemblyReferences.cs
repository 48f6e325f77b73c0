using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using PkoNotebooks.Execution.Kernels.Cells;

namespace PkoNotebooks.Execution.Kernels.CSharp;

/// <summary>What the cells of one session refer to beyond the framework: for the compiler, and for the loader when the code runs.</summary>
internal sealed class AssemblyReferences
{
    private readonly SessionOptions _options;
    private readonly NotebookLoadContext _loader;
    private readonly Dictionary<string, MetadataReference> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, PortableExecutableReference?> _missing = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _hostAssemblies;
    private ImmutableArray<MetadataReference> _all;

    public AssemblyReferences(SessionOptions options, NotebookLoadContext loader)
    {
        _options = options;
        _loader = loader;
        _hostAssemblies = new(StringComparer.OrdinalIgnoreCase);
        foreach (var path in options.HostAssemblyPaths)
        {
            _hostAssemblies[Path.GetFileNameWithoutExtension(path)] = path;
        }
    }

    /// <summary>The framework's references and those added, for the compiler.</summary>
    public ImmutableArray<MetadataReference> All => _all.IsDefault ? _all = [.. FrameworkReferences.All.Where(r => !_byName.ContainsKey(Path.GetFileNameWithoutExtension(((PortableExecutableReference)r).FilePath!))), .. _byName.Values] : _all;

    /// <summary>Paths of the assemblies that cells added, for kernels that take paths.</summary>
    public ImmutableArray<string> AddedPaths => [.. _byName.Values.OfType<PortableExecutableReference>().Select(r => r.FilePath!)];

    /// <summary>Whether a cell added an assembly of that simple name.</summary>
    public bool Contains(string simpleName) => _byName.ContainsKey(simpleName);

    /// <summary>Adds what a <c>#r</c> names: a path, or the name of an assembly of the framework or the host.</summary>
    /// <param name="reference">As written between the quotes.</param>
    /// <param name="fromFolder">The folder of the imported file that holds the <c>#r</c>, or null.</param>
    /// <exception cref="CellErrorException">No such assembly.</exception>
    public void Add(string reference, string? fromFolder, int line)
    {
        var isFile = reference.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) || reference.EndsWith(".exe", StringComparison.OrdinalIgnoreCase);
        var simpleName = isFile ? Path.GetFileNameWithoutExtension(reference.Replace('\\', '/')) : new AssemblyName(reference).Name!;

        // The host's own build wins: its types then are the notebook's types, whatever configuration built them.
        if (HostAssembly(simpleName) is { } host)
        {
            Add(simpleName, host, isHost: true);
            return;
        }

        List<string> looked = [];
        foreach (var folder in new[] { _options.WorkingDirectory, fromFolder })
        {
            if (folder is not null && isFile)
            {
                var path = Path.GetFullPath(Path.Combine(folder, reference.Replace('\\', '/')));
                if (File.Exists(path))
                {
                    Add(simpleName, path, isHost: false);
                    return;
                }

                looked.Add(path);
            }
        }

        if (FrameworkReferences.Contains(simpleName))
        {
            return;
        }

        throw new CellErrorException(
            "AssemblyNotFound",
            $"#r \"{reference}\": no such assembly. Looked for {(looked.Count > 0 ? string.Join(" and ", looked.Distinct()) : $"'{simpleName}'")}"
            + " and among the assemblies of the framework and of the host. Build the project that makes it, or correct the path"
            + " (it is relative to the notebook's folder).",
            line);
    }

    /// <summary>Adds a resolved assembly file; a second one of the same simple name replaces nothing.</summary>
    public void Add(string simpleName, string path, bool isHost)
    {
        if (_byName.ContainsKey(simpleName))
        {
            return;
        }

        Put(simpleName, path);
        InputFiles.Announce(path);
        if (isHost)
        {
            LoadHost(simpleName, path);
        }
        else
        {
            _loader.Map(simpleName, path);
        }
    }

    /// <summary>Adds an assembly of a package. Where the host or the framework has the same one, the newer counts.</summary>
    /// <returns>What the author should know, or null.</returns>
    public string? AddPackageAssembly(string simpleName, string compilePath, string runtimePath)
    {
        if (_byName.ContainsKey(simpleName))
        {
            return null;
        }

        var here = HostAssembly(simpleName) ?? FrameworkReferences.Find(simpleName);
        if (simpleName.StartsWith("Microsoft.DotNet.Interactive", StringComparison.OrdinalIgnoreCase))
        {
            return $"{simpleName} of the package is left out: its names are built into this kernel.";
        }

        if (here is null)
        {
            Put(simpleName, compilePath);
            _loader.Map(simpleName, runtimePath);
            return null;
        }

        var hosts = AssemblyName.GetAssemblyName(here).Version;
        var brought = AssemblyName.GetAssemblyName(runtimePath).Version;
        if (brought <= hosts)
        {
            if (!FrameworkReferences.Contains(simpleName))
            {
                Put(simpleName, here);
            }

            return brought == hosts ? null : $"{simpleName} {brought} of the package gives way to {hosts}, which this kernel itself runs on.";
        }

        Put(simpleName, compilePath);
        _loader.MapOwn(simpleName, runtimePath);
        return $"{simpleName} {brought} of the package is used in this notebook beside {hosts}, which this kernel itself runs on: their types are not the same.";
    }

    /// <summary>An assembly that the code names only through another one, or null where it is not to be found.</summary>
    public PortableExecutableReference? ResolveMissing(MetadataReference definition, AssemblyIdentity identity)
    {
        // What this assembly itself is made with (compilers, parsers) is nothing that a cell names through it.
        if (definition == FrameworkReferences.Own)
        {
            return null;
        }

        return _missing.GetOrAdd(identity.Name, name =>
        {
            var path = HostAssembly(name) ?? FrameworkReferences.Find(name) ?? _loader.Find(name);
            return path is null ? null : MappedReference.TryOpen(path);
        });
    }

    private void Put(string simpleName, string path)
    {
        _byName[simpleName] = MappedReference.TryOpen(path) ?? throw new CellErrorException("BadAssembly", $"'{path}' is not a .NET assembly.");
        _all = default;
        _missing.Clear();
    }

    private string? HostAssembly(string simpleName)
    {
        if (_hostAssemblies.TryGetValue(simpleName, out var path))
        {
            return path;
        }

        path = Path.Combine(AppContext.BaseDirectory, simpleName + ".dll");
        return File.Exists(path) ? path : null;
    }

    private static void LoadHost(string simpleName, string path)
    {
        try
        {
            AssemblyLoadContext.Default.LoadFromAssemblyName(new AssemblyName(simpleName));
        }
        catch (FileNotFoundException)
        {
            AssemblyLoadContext.Default.LoadFromAssemblyPath(path);
        }
    }
}
