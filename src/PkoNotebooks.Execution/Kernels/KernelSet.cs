using System.Collections.Immutable;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Kernels.Cells;
using PkoNotebooks.Execution.Kernels.CSharp;
using PkoNotebooks.Execution.Kernels.FSharp;
using PkoNotebooks.Execution.Kernels.Page;
using PkoNotebooks.Execution.Kernels.Sharing;
using PkoNotebooks.Execution.Kernels.Sql;

namespace PkoNotebooks.Execution.Kernels;

/// <summary>The kernels of a session by name. Each is made when a cell first needs it.</summary>
internal sealed class KernelSet
{
    // Replaced as a whole: completion reads it while a cell may connect another kernel.
    private ImmutableSortedDictionary<string, Lazy<ILanguageKernel>> _kernels = ImmutableSortedDictionary.Create<string, Lazy<ILanguageKernel>>(StringComparer.Ordinal);

    public KernelSet(NotebookSession session, NotebookLoadContext loader)
    {
        Add("csharp", () => new CSharpKernel(session.Options, session.References, loader));
        Add("fsharp", () => new FSharpKernel(session.Options, session.References));
        Add("html", () => new PageKernel("html", "text/html"));
        Add("javascript", () => new JavaScriptKernel());
        Add("markdown", () => new PageKernel("markdown", "text/markdown"));
        Add("mermaid", () => new MermaidKernel());
        Add("sql", () => new SqlKernel("sql", session.Options.Sql ?? new NoSqlSource()));
        Add("value", () => new ValueKernel(session.Options));
    }

    /// <summary>All names, sorted.</summary>
    public ImmutableArray<string> Names => [.. _kernels.Keys];

    public void Add(string name, Func<ILanguageKernel> create) =>
        _kernels = _kernels.SetItem(name, new Lazy<ILanguageKernel>(create));

    /// <summary>The kernel's own name for a name or an alias, or null where there is no such kernel.</summary>
    public string? Resolve(string name)
    {
        name = KernelNames.Normalise(name);
        return _kernels.ContainsKey(name) ? name : _kernels.Keys.FirstOrDefault(k => string.Equals(k, name, StringComparison.OrdinalIgnoreCase));
    }

    /// <exception cref="CellErrorException">There is no such kernel.</exception>
    public ILanguageKernel Get(string name, int? line = null) =>
        Resolve(name) is { } known
            ? _kernels[known].Value
            : throw new CellErrorException("UnknownKernel", $"There is no kernel '{name}'.{AbsentKernels.Explain(name)} Known: {string.Join(", ", Names)}.", line);

    /// <summary>The kernel if a cell has used it already.</summary>
    public ILanguageKernel? GetIfStarted(string name) => _kernels.TryGetValue(name, out var kernel) && kernel.IsValueCreated ? kernel.Value : null;
}
