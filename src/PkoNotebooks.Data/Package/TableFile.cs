using System.Security.Cryptography;
using PkoNotebooks.Data.Csv;
using PkoNotebooks.Data.Validation;

namespace PkoNotebooks.Data.Package;

/// <summary>A table's file as read: its hash and its text, with everything that is wrong with the file as a whole.</summary>
internal sealed record TableFile(ResourceDescriptor Resource, string FullPath, string Sha256, string? Text)
{
    // A table is held in memory; beyond this it is not one of ours, and a wrong file must not fill the machine.
    private const long Largest = 1L << 29;

    /// <summary>Null where the file cannot be read at all.</summary>
    public static TableFile? Read(DataPackage package, ResourceDescriptor resource, List<DataError> errors)
    {
        if (PackagePath.Problem(package.Directory, resource) is { } problem)
        {
            errors.Add(problem);
            return null;
        }

        var path = Path.Combine(package.Directory, resource.Path);
        byte[] bytes;
        try
        {
            var length = new FileInfo(path).Length;
            if (length > Largest)
            {
                errors.Add(new(
                    DataErrorKind.ByteCount, resource.Path, null, null, Number(length) + " bytes",
                    "at most " + Number(Largest) + " bytes", "Split the table, or restore the right file."));
                return null;
            }

            bytes = File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            var missing = error is FileNotFoundException or DirectoryNotFoundException;
            errors.Add(new(
                DataErrorKind.SourceError, resource.Path, null, null, missing ? "no file" : error.GetType().Name, "a readable file",
                missing ? "Restore the file, or take the table out of the descriptor." : "Make the file readable."));
            return null;
        }

        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (resource.Bytes is { } declared && declared != bytes.Length)
        {
            errors.Add(new(
                DataErrorKind.ByteCount, resource.Path, null, null, Number(bytes.Length) + " bytes", Number(declared) + " bytes", Changed));
        }

        if (resource.Sha256 is { } expected && expected != sha256)
        {
            errors.Add(new(DataErrorKind.HashCount, resource.Path, null, null, "sha256:" + sha256, "sha256:" + expected, Changed));
        }

        return new(resource, path, sha256, CsvText.Decode(resource.Path, bytes, errors));
    }

    private const string Changed
        = "The file is not the one that was sealed: restore it, or, after a change that you mean, run `pko data seal`.";

    private static string Number(long value) => value.ToString("N0", System.Globalization.CultureInfo.InvariantCulture);
}
