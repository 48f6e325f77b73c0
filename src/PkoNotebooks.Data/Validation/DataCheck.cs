using System.Collections.Immutable;
using PkoNotebooks.Data.Package;
using PkoNotebooks.Data.Validation.Rules;

namespace PkoNotebooks.Data.Validation;

/// <summary>What a full check of a package found: against its descriptor, and against the rules that no schema can say.</summary>
/// <param name="Directory">The package's folder.</param>
/// <param name="Tables">Each table with its number of rows; -1 where it could not be read.</param>
/// <param name="Errors">All errors; empty where the package is right.</param>
public sealed record DataCheck(string Directory, ImmutableArray<(string Name, int Rows)> Tables, ImmutableArray<DataError> Errors)
{
    public bool Passed => Errors.IsEmpty;

    /// <param name="directory">The package's folder; found as by <see cref="PkoData.Load"/> when null.</param>
    /// <param name="cancellationToken">Ends the work between tables and rules.</param>
    /// <exception cref="DirectoryNotFoundException">There is no package.</exception>
    public static DataCheck Run(string? directory = null, CancellationToken cancellationToken = default)
    {
        DataPackage package;
        try
        {
            package = DataPackage.Open(directory);
        }
        catch (DataPackageException error)
        {
            return new(directory ?? "", [], error.Errors);
        }

        var data = PkoData.Load(package.Directory);
        var errors = DataPackageValidator.Validate(package, cancellationToken).AddRange(PackageRules.Check(data, cancellationToken));
        var tables = package.Resources.Select(resource => (resource.Name, Count(data, resource.Name))).ToImmutableArray();
        return new(package.Directory, tables, errors);
    }

    private static int Count(PkoData data, string table)
    {
        try
        {
            return data.Cells(table).Rows.Length;
        }
        catch (DataPackageException)
        {
            return -1;
        }
    }
}
