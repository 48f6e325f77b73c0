using PkoNotebooks.Data.Package;
using PkoNotebooks.Data.Tests.Fixtures;
using PkoNotebooks.Data.Validation;

namespace PkoNotebooks.Data.Tests.Package;

public sealed class PackageSealTests
{
    [Fact]
    public void A_changed_table_is_right_again_after_sealing()
    {
        using var package = new TinyPackage();
        File.AppendAllText(package.PathOf("events"), "E002,1995-11-01,month,law,Act amended,,record,list,\n");
        Assert.Equal([DataErrorKind.ByteCount, DataErrorKind.HashCount], DataPackageValidator.Check(package.Folder).Select(error => error.Kind));
        Assert.Equal(["events"], PackageSeal.Write(package.Folder));
        Assert.Empty(DataPackageValidator.Check(package.Folder));
    }

    [Fact]
    public void Sealing_what_is_sealed_changes_nothing()
    {
        using var package = new TinyPackage();
        var before = File.ReadAllBytes(package.Descriptor);
        Assert.Empty(PackageSeal.Write(package.Folder));
        Assert.Equal(before, File.ReadAllBytes(package.Descriptor));
    }

    [Fact]
    public void Sealing_touches_only_hash_and_length()
    {
        using var package = new TinyPackage();
        File.AppendAllText(package.PathOf("events"), "E002,1995-11-01,month,law,Act amended,,record,list,\n");
        var before = File.ReadAllLines(package.Descriptor);
        PackageSeal.Write(package.Folder);
        var different = before.Zip(File.ReadAllLines(package.Descriptor)).Where(pair => pair.First != pair.Second).ToList();
        Assert.Equal(2, different.Count);
    }
}
