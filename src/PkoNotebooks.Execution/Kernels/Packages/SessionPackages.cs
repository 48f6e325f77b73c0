using System.Text.Json.Nodes;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Kernels.Cells;
using PkoNotebooks.Execution.Kernels.CSharp;
using PkoNotebooks.Execution.Kernels.Formatting;

namespace PkoNotebooks.Execution.Kernels.Packages;

/// <summary>The packages of one session: those known to come are restored together, later ones with all before them.</summary>
internal sealed class SessionPackages(SessionOptions options, AssemblyReferences references, NotebookLoadContext loader)
{
    private readonly HashSet<string> _notes = new(StringComparer.Ordinal);
    private PackageReferences _known = options.Packages;
    private ResolvedPackages? _resolved;

    public void AddSource(string argument) => _known = _known.WithSource(PackageReferences.SourceOf(argument, options.WorkingDirectory));

    /// <exception cref="CellErrorException">The package cannot be had, or is asked for in a second version.</exception>
    public void Add(string argument, CellContext cell, int line)
    {
        PackageReference package;
        try
        {
            package = PackageReference.Parse(argument);
        }
        catch (FormatException error)
        {
            throw new CellErrorException("BadMagicCommand", error.Message, line);
        }

        if (InteractivePackages.IsBuiltIn(package.Id))
        {
            Tell(package.Id, "part of these kernels", cell);
            return;
        }

        var before = _known.Packages.FirstOrDefault(p => string.Equals(p.Id, package.Id, StringComparison.OrdinalIgnoreCase));
        if (before is not null && package.Version is not null && before.Version != package.Version)
        {
            throw new CellErrorException(
                "PackageConflict",
                $"Package {package.Id} is asked for as {package.Version} and elsewhere in this notebook as {before.Version ?? "the latest"}; one process holds one version. Use the same text in both places.",
                line);
        }

        var wanted = _known.With(package);
        try
        {
            if (_resolved is null || before is null)
            {
                _resolved = PackageRestore.RunAsync(wanted, options.WorkingDirectory, options.PackageCacheDirectory, cell.Cancellation).GetAwaiter().GetResult();
                _known = wanted;
            }
        }
        catch (PackageNotFoundException error)
        {
            throw new CellErrorException(PackageNotFoundException.ErrorName, error.Message, line);
        }

        Use(_resolved, cell);
        var version = _resolved.Packages.FirstOrDefault(p => string.Equals(p.Id, package.Id, StringComparison.OrdinalIgnoreCase))?.Version;
        Tell(package.Id, version, cell);
    }

    private static void Tell(string id, string? version, CellContext cell)
    {
        var html = $"<div><div></div><div></div><div><strong>Installed Packages</strong><ul><li><span>{HtmlText.Escape($"{id}, {version}")}</span></li></ul></div></div>";
        cell.Sink.Display(
            new MimeBundle([new("text/html", JsonValue.Create(html)), new("text/plain", JsonValue.Create($"Installed package {id}, {version}"))]), [], null, update: false);
    }

    private void Use(ResolvedPackages resolved, CellContext cell)
    {
        foreach (var folder in resolved.NativeFolders)
        {
            loader.AddNativeFolder(folder);
        }

        var runtime = resolved.RuntimeAssemblies.ToLookup(p => Path.GetFileNameWithoutExtension(p), StringComparer.OrdinalIgnoreCase);
        foreach (var compile in resolved.CompileAssemblies)
        {
            var name = Path.GetFileNameWithoutExtension(compile);
            if (references.AddPackageAssembly(name, compile, runtime[name].FirstOrDefault() ?? compile) is { } note && _notes.Add(note))
            {
                cell.Sink.Stream("stderr", note + "\n");
            }
        }

        foreach (var path in resolved.RuntimeAssemblies)
        {
            loader.MapIfMissing(Path.GetFileNameWithoutExtension(path), path);
        }
    }
}
