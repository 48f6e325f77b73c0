using System.Collections.Immutable;
using PkoNotebooks.Data.Package;

namespace PkoNotebooks.Data.Validation;

/// <summary>
/// Holds a package against everything that its descriptor declares: path, hash, length, encoding, header, shape of rows, types,
/// constraints, primary, unique and foreign keys. Finds all errors, in the order of the descriptor's tables and of their lines.
/// </summary>
public static class DataPackageValidator
{
    // One wrong column of a large table is one mistake; what follows after this many is left out and counted.
    private const int MostPerTable = 1000;

    /// <summary>As <see cref="Validate"/>, the errors of the descriptor itself included.</summary>
    /// <param name="directory">The package's folder; found as by <see cref="PkoData.Load"/> when null.</param>
    /// <param name="cancellationToken">Ends the work between tables.</param>
    /// <exception cref="DirectoryNotFoundException">There is no package.</exception>
    public static ImmutableArray<DataError> Check(string? directory = null, CancellationToken cancellationToken = default)
    {
        DataPackage package;
        try
        {
            package = DataPackage.Open(directory);
        }
        catch (DataPackageException error)
        {
            return error.Errors;
        }

        return Validate(package, cancellationToken);
    }

    public static ImmutableArray<DataError> Validate(DataPackage package, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(package);
        var tables = new Dictionary<string, TableCells>(StringComparer.Ordinal);
        var errors = new List<(ResourceDescriptor Resource, List<DataError> Errors)>();
        foreach (var resource in package.Resources)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var found = new List<DataError>();
            if (TableCells.Read(package, resource, found) is { } table)
            {
                tables[resource.Name] = table;
                CellChecks.Report(table, found);
                KeyChecks.Report(table, found);
            }

            errors.Add((resource, found));
        }

        foreach (var (resource, found) in errors)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ForeignKeyChecks.Report(package, resource, tables, found);
        }

        return [.. errors.SelectMany(table => Limited(table.Resource, table.Errors))];
    }

    private static IEnumerable<DataError> Limited(ResourceDescriptor resource, List<DataError> errors)
    {
        var ordered = errors.OrderBy(error => error.Row ?? 0).ToList();
        foreach (var error in ordered.Take(MostPerTable))
        {
            yield return error;
        }

        if (ordered.Count > MostPerTable)
        {
            yield return new(
                ordered[MostPerTable].Kind, resource.Path, null, null,
                FormattableString.Invariant($"{ordered.Count - MostPerTable} more errors"), null,
                "Correct those above first; the rest usually has the same cause.");
        }
    }
}
