using System.Globalization;
using System.IO.Compression;
using PkoNotebooks.Data.Validation;

namespace PkoNotebooks.Data.Package;

/// <summary>Unpacks a package from a ZIP archive, such as a release's, trusting nothing that the archive says of itself.</summary>
public static class PackageArchive
{
    /// <summary>The most that is unpacked (bytes, counted as they come out and not as the archive declares them).</summary>
    public const long Largest = 1L << 30;

    /// <summary>The most files that are looked at.</summary>
    public const int MostFiles = 10_000;

    /// <summary>
    /// Unpacks the descriptor nearest to the archive's top, and the files beside and below it, into an empty folder. Everything
    /// else in the archive stays in it.
    /// </summary>
    /// <exception cref="DataPackageException">It is no archive, holds no package, is too large, or has a path out of the folder.</exception>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static void Unpack(string archive, string folder) => Unpack(archive, folder, Largest);

    internal static void Unpack(string archive, string folder, long largest)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var name = Path.GetFileName(archive);
        try
        {
            using var zip = ZipFile.OpenRead(archive);
            Unpack(name, zip, folder, largest);
        }
        catch (InvalidDataException error)
        {
            throw Refused(name, null, error.GetType().Name, "a ZIP archive", "The archive is damaged or none: fetch it again.");
        }
    }

    private static void Unpack(string name, ZipArchive zip, string folder, long largest)
    {
        if (zip.Entries.Count > MostFiles)
        {
            throw Refused(name, null, Number(zip.Entries.Count) + " files", "at most " + Number(MostFiles), "Give an archive of the package alone.");
        }

        var descriptor = zip.Entries
            .Where(entry => entry.Name == PackageFinder.DescriptorName)
            .OrderBy(entry => entry.FullName.Count(c => c == '/')).ThenBy(entry => entry.FullName, StringComparer.Ordinal)
            .FirstOrDefault()
            ?? throw Refused(name, null, null, PackageFinder.DescriptorName, "The archive holds no data package.");
        var root = descriptor.FullName[..^descriptor.Name.Length];
        var left = largest;
        var top = Path.GetFullPath(folder) + Path.DirectorySeparatorChar;
        foreach (var entry in zip.Entries.Where(entry => entry.Name.Length > 0 && entry.FullName.StartsWith(root, StringComparison.Ordinal)))
        {
            var path = Path.GetFullPath(Path.Combine(folder, entry.FullName[root.Length..]));
            if (!path.StartsWith(top, StringComparison.Ordinal))
            {
                throw Refused(name, entry.FullName, entry.FullName, "a path inside the package", "The archive would write outside its folder: do not use it.");
            }

            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            left -= Copy(name, entry, path, left, largest);
        }
    }

    // What an entry says of its length is its author's word; only what comes out counts.
    private static long Copy(string name, ZipArchiveEntry entry, string path, long left, long largest)
    {
        using var from = entry.Open();
        using var to = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None);
        var buffer = new byte[1 << 16];
        long copied = 0;
        for (int read; (read = from.Read(buffer)) > 0; copied += read)
        {
            if (copied + read > left)
            {
                throw Refused(
                    name, entry.FullName, $"more than {Number(largest)} bytes unpacked, from {Number(entry.CompressedLength)} packed",
                    "at most " + Number(largest), "The archive is a bomb, or not of a package: do not use it.");
            }

            to.Write(buffer, 0, read);
        }

        return copied;
    }

    private static DataPackageException Refused(string archive, string? entry, string? found, string? expected, string advice)
        => new("Archive " + archive, [new(DataErrorKind.PackageError, entry is null ? archive : $"{archive}!{entry}", null, null, found, expected, advice)]);

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
