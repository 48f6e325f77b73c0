using System.IO.Compression;
using PkoNotebooks.Data.Package;
using PkoNotebooks.Data.Tests.Fixtures;
using PkoNotebooks.Data.Validation;

namespace PkoNotebooks.Data.Tests.Package;

public sealed class PackageArchiveTests
{
    [Theory]
    [InlineData("")]
    [InlineData("release-1.0/data/")]
    public void A_package_is_unpacked_from_wherever_it_stands_in_the_archive(string root)
    {
        using var package = new TinyPackage();
        using var target = new TinyPackage();
        var archive = Path.Combine(target.Folder, "p.zip");
        using (var zip = ZipFile.Open(archive, ZipArchiveMode.Create))
        {
            foreach (var file in Directory.EnumerateFiles(package.Folder, "*", SearchOption.AllDirectories))
            {
                zip.CreateEntryFromFile(file, root + Path.GetRelativePath(package.Folder, file).Replace('\\', '/'));
            }

            Entry(zip, "README.md", "beside");
        }

        var folder = Path.Combine(target.Folder, "out");
        Directory.CreateDirectory(folder);
        PackageArchive.Unpack(archive, folder);
        Assert.Empty(DataCheck.Run(folder).Errors);
    }

    [Theory]
    [InlineData("../evil.csv")]
    [InlineData("tables/../../evil.csv")]
    [InlineData("{absolute}/evil.csv")]
    public void A_path_out_of_the_folder_is_refused_and_nothing_is_written_there(string path)
    {
        using var scratch = new TinyPackage();
        var (archive, folder) = Bomb(scratch, zip => Entry(zip, path.Replace("{absolute}", scratch.Folder, StringComparison.Ordinal), "x"));
        var error = Assert.Single(Assert.Throws<DataPackageException>(() => PackageArchive.Unpack(archive, folder)).Errors);
        Assert.Contains("outside its folder", error.Advice, StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.EnumerateFiles(scratch.Folder, "evil.csv", SearchOption.AllDirectories), _ => true);
    }

    [Fact]
    public void An_archive_that_unpacks_to_more_than_it_may_is_stopped_on_the_way()
    {
        using var scratch = new TinyPackage();
        var (archive, folder) = Bomb(scratch, zip =>
        {
            using var stream = zip.CreateEntry("tables/bomb.csv").Open();
            stream.Write(new byte[1 << 24]);
        });
        Assert.InRange(new FileInfo(archive).Length, 1, 1 << 17);
        var error = Assert.Single(Assert.Throws<DataPackageException>(() => PackageArchive.Unpack(archive, folder, 1 << 20)).Errors);
        Assert.Contains("bomb", error.Advice, StringComparison.Ordinal);
        Assert.InRange(new FileInfo(Path.Combine(folder, "tables", "bomb.csv")).Length, 0, 1 << 20);
    }

    [Fact]
    public void What_is_no_archive_or_holds_no_package_is_refused()
    {
        using var scratch = new TinyPackage();
        var text = Path.Combine(scratch.Folder, "no.zip");
        File.WriteAllText(text, "PK, but no archive");
        Assert.Contains("a ZIP archive", Assert.Throws<DataPackageException>(() => PackageArchive.Unpack(text, scratch.Folder)).Message, StringComparison.Ordinal);
        var empty = Path.Combine(scratch.Folder, "empty.zip");
        using (var zip = ZipFile.Open(empty, ZipArchiveMode.Create))
        {
            Entry(zip, "notes.txt", "x");
        }

        Assert.Contains("no data package", Assert.Throws<DataPackageException>(() => PackageArchive.Unpack(empty, scratch.Folder)).Message, StringComparison.Ordinal);
    }

    private static (string Archive, string Folder) Bomb(TinyPackage scratch, Action<ZipArchive> add)
    {
        var archive = Path.Combine(scratch.Folder, "bomb.zip");
        using (var zip = ZipFile.Open(archive, ZipArchiveMode.Create))
        {
            Entry(zip, "datapackage.json", "{}");
            add(zip);
        }

        var folder = Path.Combine(scratch.Folder, "deep", "out");
        Directory.CreateDirectory(folder);
        return (archive, folder);
    }

    private static void Entry(ZipArchive zip, string path, string text)
    {
        using var writer = new StreamWriter(zip.CreateEntry(path).Open());
        writer.Write(text);
    }
}
