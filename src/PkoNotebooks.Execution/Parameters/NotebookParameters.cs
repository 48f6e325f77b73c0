using System.Collections.Immutable;
using System.Text.Json.Nodes;
using PkoNotebooks.Execution.Documents;

namespace PkoNotebooks.Execution.Parameters;

/// <summary>
/// Papermill's convention: a cell tagged <c>parameters</c> declares names, types and defaults; a cell tagged
/// <c>injected-parameters</c> right after it sets others. Names and values are held against the declarations first.
/// </summary>
public static class NotebookParameters
{
    public const string DeclaredTag = "parameters";

    public const string InjectedTag = "injected-parameters";

    /// <summary>The parameters that a notebook declares, in their order; empty where it declares none.</summary>
    public static ImmutableArray<DeclaredParameter> Describe(NotebookDocument notebook) =>
        Find(notebook, DeclaredTag) is var at and >= 0
            ? notebook.Cells[at].KernelName switch
            {
                "csharp" => CSharpDeclarations.Read(notebook.Cells[at].Source),
                "python" => PythonParameters.Read(notebook.Cells[at].Source),
                _ => [],
            }
            : [];

    /// <summary>The notebook with the values set.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="name">What errors call it, such as its file name.</param>
    /// <param name="inputs">The values, no name twice (<see cref="ParameterInputs.Combine"/>).</param>
    /// <param name="enums">Enums that a type may name beside those that the notebook declares.</param>
    /// <exception cref="ParameterException">A name is unknown or a value is not of its type; all such are named.</exception>
    public static ParameterizedNotebook Apply(NotebookDocument notebook, string name, IReadOnlyList<ParameterInput> inputs, EnumCatalog? enums = null)
    {
        if (inputs.Count == 0)
        {
            return new(notebook, ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal));
        }

        var at = Find(notebook, DeclaredTag);
        if (at < 0)
        {
            throw new ParameterException([$"{name}: found values for {string.Join(", ", inputs.Select(i => i.Name))}, expected none: the notebook has no cell tagged \"{DeclaredTag}\""]);
        }

        var cell = notebook.Cells[at];
        if (cell.KernelName is not ("csharp" or "python"))
        {
            throw new ParameterException([$"{name}: found a parameters cell in {cell.KernelName}, expected one in C#: only its declarations can be set from outside"]);
        }

        var (lines, display) = Lines(name, Describe(notebook), inputs, cell.KernelName == "python", Enums(notebook, enums ?? EnumCatalog.Empty));
        return new(Inject(notebook, at, string.Join('\n', lines)), display);
    }

    private static (List<string> Lines, ImmutableSortedDictionary<string, string> Display) Lines(
        string name, ImmutableArray<DeclaredParameter> declared, IReadOnlyList<ParameterInput> inputs, bool python, EnumCatalog enums)
    {
        var literals = new CSharpLiterals(enums);
        var problems = new List<string>();
        var lines = new List<string> { python ? "# Parameters" : "// Parameters" };
        var display = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var input in inputs)
        {
            var parameter = declared.FirstOrDefault(p => p.Name == input.Name);
            if (parameter is null)
            {
                problems.Add($"{name}: {input.Where}: found parameter \"{input.Name}\", expected one of {Known(declared)}");
                continue;
            }

            try
            {
                var literal = python ? PythonParameters.Format(parameter, input.Value) : literals.Format(parameter.Type, input.Value);
                lines.Add(python ? $"{parameter.Name} = {literal.Code}" : $"{parameter.Type ?? "var"} {parameter.Name} = {literal.Code};");
                display[parameter.Name] = literal.Display;
            }
            catch (FormatException e)
            {
                problems.Add($"{name}: {input.Where}: parameter \"{input.Name}\": {e.Message}");
            }
        }

        return problems.Count == 0 ? (lines, display.ToImmutable()) : throw new ParameterException(problems);
    }

    private static NotebookDocument Inject(NotebookDocument notebook, int at, string source)
    {
        var cells = notebook.Cells;
        var before = Find(notebook, InjectedTag);
        var taken = cells.Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        var injected = new NotebookCell
        {
            Id = before >= 0 ? cells[before].Id : CellIds.Keep(null, at, InjectedTag, taken),
            Kind = CellKind.Code,
            KernelName = cells[at].KernelName,
            Source = source,
            Metadata = new JsonObject { ["tags"] = new JsonArray(InjectedTag) },
        };

        // One left from an earlier run is replaced, wherever it stands.
        return notebook with
        {
            Cells = before >= 0 ? cells.SetItem(before, injected) : cells.Insert(at + 1, injected),
        };
    }

    private static EnumCatalog Enums(NotebookDocument notebook, EnumCatalog enums) => enums.With(
        notebook.Cells.Where(c => c is { Kind: CellKind.Code, KernelName: "csharp" } && c.Source.Contains("enum ", StringComparison.Ordinal))
            .SelectMany(c => CSharpDeclarations.Enums(c.Source)));

    private static string Known(ImmutableArray<DeclaredParameter> declared) => declared.Length == 0
        ? "none: the parameters cell declares nothing"
        : string.Join(", ", declared.OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => p.Type is null ? p.Name : $"{p.Name} ({p.Type})"));

    private static int Find(NotebookDocument notebook, string tag)
    {
        for (var i = 0; i < notebook.Cells.Length; i++)
        {
            if (notebook.Cells[i].Kind == CellKind.Code && notebook.Cells[i].Tags.Contains(tag))
            {
                return i;
            }
        }

        return -1;
    }
}
