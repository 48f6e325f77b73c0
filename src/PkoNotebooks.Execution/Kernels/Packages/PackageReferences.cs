using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using PkoNotebooks.Execution.Documents;
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
    public static PackageReferences Collect(IEnumerable<NotebookCell> cells, string workingDirectory) =>
        cells.Where(c => c.Kind == CellKind.Code)
            .SelectMany(c => ImportedSteps.Of(c.Source, c.KernelName, workingDirectory))
            .Aggregate(None, (found, step) => found.WithStep(step, workingDirectory));

    /// <summary>The 1-based line of a cell that asks for a package, itself or by what it imports; null where none does.</summary>
    /// <param name="cell">A code cell.</param>
    /// <param name="packageId">The package's name; null for any.</param>
    /// <param name="workingDirectory">The notebook's folder.</param>
    internal static int? Line(NotebookCell cell, string? packageId, string workingDirectory) =>
        cell.Kind != CellKind.Code ? null : CellParser.Parse(cell.Source, cell.KernelName, KernelNames.Find)
            .Where(own => ImportedSteps.In(own, workingDirectory)
                .SelectMany(s => None.WithStep(s, workingDirectory).Packages)
                .Any(p => packageId is null || string.Equals(p.Id, packageId, StringComparison.OrdinalIgnoreCase)))
            .Select(own => (int?)own.Line)
            .FirstOrDefault();

    /// <summary>These references and one more, unless these kernels give what it gives.</summary>
    public PackageReferences With(PackageReference package) =>
        InteractivePackages.IsBuiltIn(package.Id) || Packages.Any(p => string.Equals(p.Id, package.Id, StringComparison.OrdinalIgnoreCase))
            ? this
            : this with { Packages = [.. Packages.Append(package).OrderBy(p => p.Id, StringComparer.OrdinalIgnoreCase)] };

    /// <summary>These references with one more place to look.</summary>
    public PackageReferences WithSource(string source) => Sources.Contains(source) ? this : this with { Sources = Sources.Add(source) };

    private PackageReferences WithStep(CellStep step, string workingDirectory)
    {
        if (step is not DirectiveStep { Directive: { Name: "#r" or "#i", Arguments: [var first, ..] } directive } || !IsNuGet(first.Trim()))
        {
            return this;
        }

        try
        {
            return directive.Name == "#r" ? With(PackageReference.Parse(first.Trim())) : WithSource(SourceOf(first.Trim(), workingDirectory));
        }
        catch (FormatException)
        {
            return this;
        }
    }

    internal static bool IsNuGet(string argument) => argument.StartsWith("nuget:", StringComparison.OrdinalIgnoreCase);

    /// <summary>The URL, or the folder's full path.</summary>
    internal static string SourceOf(string argument, string workingDirectory)
    {
        var source = argument["nuget:".Length..].Trim();
        return source.Contains("://", StringComparison.Ordinal) ? source : Path.GetFullPath(Path.Combine(workingDirectory, source));
    }
}
