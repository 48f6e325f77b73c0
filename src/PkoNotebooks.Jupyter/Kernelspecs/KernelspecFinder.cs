using System.Collections.Immutable;

namespace PkoNotebooks.Jupyter.Kernelspecs;

/// <summary>Finds installed kernels where Jupyter does.</summary>
public sealed class KernelspecFinder(JupyterPaths paths)
{
    /// <summary>All kernels that can be used, by name; of two with one name, that which Jupyter would start.</summary>
    /// <param name="faults">Told of kernelspecs that cannot be read; they are left out.</param>
    public ImmutableArray<Kernelspec> List(Action<string>? faults = null)
    {
        var found = new SortedDictionary<string, Kernelspec>(StringComparer.Ordinal);
        foreach (var root in paths.Kernels.Where(Directory.Exists))
        {
            foreach (var folder in Directory.EnumerateDirectories(root).Where(f => File.Exists(Path.Combine(f, "kernel.json"))))
            {
                var name = Path.GetFileName(folder).ToLowerInvariant();
                if (found.ContainsKey(name))
                {
                    continue;
                }

                try
                {
                    found.Add(name, Kernelspec.Read(name, folder));
                }
                catch (KernelspecException e)
                {
                    faults?.Invoke(e.Message);
                }
            }
        }

        return [.. found.Values];
    }

    /// <summary>The kernel of that name, without regard to case.</summary>
    /// <exception cref="KernelspecException">There is none, or it cannot be read; says which there are.</exception>
    public Kernelspec Find(string name)
    {
        foreach (var root in paths.Kernels.Where(Directory.Exists))
        {
            var folder = Directory.EnumerateDirectories(root).FirstOrDefault(f =>
                Path.GetFileName(f).Equals(name, StringComparison.OrdinalIgnoreCase) && File.Exists(Path.Combine(f, "kernel.json")));
            if (folder is not null)
            {
                return Kernelspec.Read(name.ToLowerInvariant(), folder);
            }
        }

        var installed = List();
        throw new KernelspecException([
            $"No kernel '{name}' is installed. Installed: {(installed.IsEmpty ? "none" : string.Join(", ", installed.Select(k => k.Name)))}. "
            + $"Looked in {string.Join(", ", paths.Kernels)}. 'pko kernel install' installs this kit's kernel."]);
    }
}
