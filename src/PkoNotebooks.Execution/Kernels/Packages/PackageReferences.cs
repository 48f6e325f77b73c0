using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Kernels.Cells;
using PkoNotebooks.Execution.Kernels.Importing;
using PkoNotebooks.Execution.Kernels.Magic;

namespace PkoNotebooks.Execution.Kernels.Packages;

/// <summary>All packages that a notebook asks for, to be had in one restore.</summary>
public sealed record PackageReferences
{
    public static PackageReferences None { get; } = new();

    /// <summary>The packages, sorted by name; the first mention of a name counts.</summary>
    public ImmutableArray<PackageReference> Packages { get; init; } = [];

    /// <summary>Places to look besides those of the user's configuration, in order.</summary>
    public ImmutableArray<string> Sources { get; init; } = [];

    public bool IsEmpty => Packages.IsEmpty;

    /// <summary>Whether the same references may mean other versions tomorrow.</summary>
    public bool IsFloating => Packages.Any(p => p.IsFloating);

    /// <summary>Identifies the exact set: SHA-256 as lower-case hex.</summary>
    public string Key => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        $"net{Environment.Version.Major}.0\n{string.Join('\n', Packages.Select(p => p.ToString().ToLowerInvariant()))}\n\n{string.Join('\n', Sources)}")));

    /// <summary>Reads the <c>#r "nuget: …"</c> and <c>#i "nuget: …"</c> lines of the code cells and of the files that they import.</summary>
    /// <param name="cells">The notebook's cells, in order.</param>
    /// <param name="workingDirectory">The notebook's folder.</param>
    /// <remarks>Lines and files that cannot be read are left out: the cell that holds them says what is wrong when it runs.</remarks>
    public static PackageReferences Collect(IEnumerable<NotebookCell> cells, string workingDirectory)
    {
        var found = None;
        foreach (var cell in cells.Where(c => c.Kind == CellKind.Code))
        {
            found = found.WithCell(cell.Source, cell.KernelName, workingDirectory, []);
        }

        return found;
    }

    /// <summary>The 1-based line of a cell that asks for a package, itself or by what it imports; null where none does.</summary>
    /// <param name="cell">A code cell.</param>
    /// <param name="packageId">The package's name; null for any.</param>
    /// <param name="workingDirectory">The notebook's folder.</param>
    internal static int? Line(NotebookCell cell, string? packageId, string workingDirectory) =>
        cell.Kind != CellKind.Code ? null : Directives(cell.Source, cell.KernelName)
            .Where(s => None.WithDirective(s.Directive, workingDirectory, []).Packages
                .Any(p => packageId is null || string.Equals(p.Id, packageId, StringComparison.OrdinalIgnoreCase)))
            .Select(s => (int?)s.Line)
            .FirstOrDefault();

    /// <summary>These references and one more.</summary>
    public PackageReferences With(PackageReference package) =>
        Packages.Any(p => string.Equals(p.Id, package.Id, StringComparison.OrdinalIgnoreCase))
            ? this
            : this with { Packages = [.. Packages.Append(package).OrderBy(p => p.Id, StringComparer.OrdinalIgnoreCase)] };

    /// <summary>These references with one more place to look.</summary>
    public PackageReferences WithSource(string source) => Sources.Contains(source) ? this : this with { Sources = Sources.Add(source) };

    private PackageReferences WithCell(string source, string kernelName, string workingDirectory, ImmutableArray<string> imported)
    {
        var found = this;
        foreach (var step in Directives(source, kernelName))
        {
            found = found.WithDirective(step.Directive, workingDirectory, imported);
        }

        return found;
    }

    private static IEnumerable<DirectiveStep> Directives(string source, string kernelName) =>
        CellParser.Parse(source, kernelName, KernelNames.Find).OfType<DirectiveStep>().Where(s => s.Directive.Arguments.Length > 0);

    private PackageReferences WithDirective(DirectiveLine directive, string workingDirectory, ImmutableArray<string> imported)
    {
        var argument = directive.Arguments[0].Trim();
        try
        {
            return directive.Name switch
            {
                "#r" when IsNuGet(argument) => With(PackageReference.Parse(argument)),
                "#i" when IsNuGet(argument) => WithSource(SourceOf(argument, workingDirectory)),
                "#!import" => WithImport(argument, workingDirectory, imported),
                _ => this,
            };
        }
        catch (Exception error) when (error is FormatException or IOException or CellErrorException or UnauthorizedAccessException)
        {
            return this;
        }
    }

    private PackageReferences WithImport(string named, string workingDirectory, ImmutableArray<string> imported)
    {
        var path = Path.GetFullPath(Path.Combine(workingDirectory, named.Replace('\\', '/')));
        if (!File.Exists(path) || imported.Contains(path))
        {
            return this;
        }

        var found = this;
        foreach (var cell in ImportedCells.Read(path, named, 0))
        {
            found = found.WithCell(cell.Code, cell.KernelName, workingDirectory, imported.Add(path));
        }

        return found;
    }

    internal static bool IsNuGet(string argument) => argument.StartsWith("nuget:", StringComparison.OrdinalIgnoreCase);

    /// <summary>The URL, or the folder's full path.</summary>
    internal static string SourceOf(string argument, string workingDirectory)
    {
        var source = argument["nuget:".Length..].Trim();
        return source.Contains("://", StringComparison.Ordinal) ? source : Path.GetFullPath(Path.Combine(workingDirectory, source));
    }
}
