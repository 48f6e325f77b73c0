using System.Collections.Immutable;
using System.Globalization;
using PkoNotebooks.Data.Files;
using PkoNotebooks.Data.Validation;

namespace PkoNotebooks.Data.Package;

/// <summary>A Data Package's descriptor and the folder that holds it. Its tables' files are not read.</summary>
public sealed class DataPackage
{
    internal DataPackage(string directory, string? name, string? title, string? version, string sha256, ImmutableArray<ResourceDescriptor> resources)
    {
        Directory = directory;
        Name = name;
        Title = title;
        Version = version;
        Sha256 = sha256;
        Resources = resources;
    }

    /// <summary>Full path of the package's folder.</summary>
    public string Directory { get; }

    public string? Name { get; }

    public string? Title { get; }

    public string? Version { get; }

    /// <summary>Lower-case hexadecimal SHA-256 of <c>datapackage.json</c>.</summary>
    public string Sha256 { get; }

    /// <summary>The tables, in the descriptor's order.</summary>
    public ImmutableArray<ResourceDescriptor> Resources { get; }

    /// <summary>Full path of <c>datapackage.json</c>.</summary>
    public string DescriptorPath => Path.Combine(Directory, PackageFinder.DescriptorName);

    /// <summary>What the descriptor says of one table, as its path and a JSON Pointer (RFC 6901).</summary>
    internal string ResourcePath(string table) =>
        string.Create(CultureInfo.InvariantCulture, $"{DescriptorPath}#/resources/{Resources.IndexOf(this[table])}");

    /// <summary>Reads <c>datapackage.json</c> from the folder.</summary>
    /// <exception cref="DirectoryNotFoundException">The folder holds none.</exception>
    /// <exception cref="DataPackageException">The descriptor is wrong.</exception>
    public static DataPackage Open(string? directory = null)
    {
        var folder = PackageFinder.Find(directory);
        FileTransaction.Recover(folder);
        return DescriptorReader.Read(folder, File.ReadAllBytes(Path.Combine(folder, PackageFinder.DescriptorName)));
    }

    /// <summary>The table of that name, or null.</summary>
    public ResourceDescriptor? Find(string table)
    {
        foreach (var resource in Resources)
        {
            if (resource.Name == table)
            {
                return resource;
            }
        }

        return null;
    }

    /// <summary>The table of that name.</summary>
    /// <exception cref="DataPackageException">The package has none.</exception>
    public ResourceDescriptor this[string table]
        => Find(table) ?? throw new DataPackageException(
            "The data package",
            [
                new(
                    DataErrorKind.ResourceError, PackageFinder.DescriptorName, null, "resources", table,
                    string.Join(", ", Resources.Select(resource => resource.Name)),
                    "Declare the table in the descriptor, or use one that it declares."),
            ]);

    /// <summary>Full path of a table's file, after making sure that it lies inside the package's folder.</summary>
    /// <exception cref="DataPackageException">It lies outside, or is reached by a link that leads outside.</exception>
    public string PathOf(ResourceDescriptor resource)
        => PackagePath.Problem(Directory, resource) is { } problem
            ? throw new DataPackageException("The data package", [problem])
            : Path.Combine(Directory, resource.Path);
}
