using System.Text.Json.Nodes;
using PkoNotebooks.Data.Tests.Fixtures;
using PkoNotebooks.Data.Validation;

namespace PkoNotebooks.Data.Tests.Validation;

public sealed class DescriptorTests
{
    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("\u0000")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[")]
    public void A_descriptor_that_is_not_JSON_is_refused(string text)
    {
        using var package = new TinyPackage();
        File.WriteAllText(package.Descriptor, text);
        var error = Assert.Single(DataPackageValidator.Check(package.Folder));
        Assert.Equal(DataErrorKind.PackageError, error.Kind);
        Assert.Throws<DataPackageException>(() => PkoData.Load(package.Folder));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("3")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"resources\":3}")]
    [InlineData("{\"resources\":[3]}")]
    [InlineData("{\"resources\":[{\"name\":\"x\"}]}")]
    [InlineData("{\"resources\":[{\"name\":\"x\",\"path\":\"x.csv\",\"schema\":{\"fields\":[3]}}]}")]
    [InlineData("{\"resources\":[{\"name\":\"x\",\"path\":\"x.csv\",\"schema\":{\"fields\":[{\"name\":\"a\",\"type\":\"geopoint\"}]}}]}")]
    [InlineData("{\"resources\":[{\"name\":\"x\",\"path\":\"x.csv\",\"hash\":\"md5:0\",\"schema\":{\"fields\":[{\"name\":\"a\"}]}}]}")]
    [InlineData("{\"resources\":[{\"name\":\"x\",\"path\":\"x.csv\",\"schema\":{\"primaryKey\":\"b\",\"fields\":[{\"name\":\"a\"}]}}]}")]
    [InlineData("{\"resources\":[{\"name\":\"x\",\"path\":\"x.csv\",\"schema\":{\"primaryKey\":3,\"fields\":[{\"name\":\"a\"}]}}]}")]
    [InlineData("{\"resources\":[{\"name\":\"x\",\"path\":\"x.csv\",\"schema\":{\"foreignKeys\":[{}],\"fields\":[{\"name\":\"a\"}]}}]}")]
    public void A_descriptor_of_another_shape_is_refused_with_the_place(string json)
    {
        using var package = new TinyPackage();
        File.WriteAllText(package.Descriptor, json);
        var errors = DataPackageValidator.Check(package.Folder);
        Assert.NotEmpty(errors);
        Assert.All(errors, error => Assert.Equal("datapackage.json", error.File));
    }

    [Fact]
    public void A_pattern_that_is_no_regular_expression_is_refused()
    {
        using var package = new TinyPackage();
        package.Constrain("events", "event_id", "pattern", "[");
        var error = Assert.Single(DataPackageValidator.Check(package.Folder));
        Assert.Equal((DataErrorKind.SchemaError, "datapackage.json::resources/events/schema/event_id"), (error.Kind, error.Where));
    }

    [Theory]
    [InlineData("../outside.csv")]
    [InlineData("tables/../../outside.csv")]
    [InlineData("/etc/hostname")]
    [InlineData("tables\\events.csv")]
    [InlineData("C:/events.csv")]
    [InlineData("https://example.org/events.csv")]
    [InlineData("./tables/events.csv")]
    [InlineData("tables//events.csv")]
    public void A_path_out_of_the_folder_is_refused_unread(string path)
    {
        using var package = new TinyPackage();
        package.Resource("events", resource => resource["path"] = path);
        var error = Assert.Single(DataPackageValidator.Check(package.Folder));
        Assert.Equal((DataErrorKind.ResourceError, path), (error.Kind, error.Found));
        Assert.Throws<DataPackageException>(() => PkoData.Load(package.Folder).Events);
    }

    [Fact]
    public void A_link_to_a_file_outside_the_folder_is_refused()
    {
        using var package = new TinyPackage();
        using var other = new TinyPackage();
        File.Delete(package.PathOf("events"));
        File.CreateSymbolicLink(package.PathOf("events"), other.PathOf("events"));
        var error = Assert.Single(DataPackageValidator.Check(package.Folder));
        Assert.Equal(DataErrorKind.ResourceError, error.Kind);
        Assert.Contains("symbolic link", error.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_of_a_folder_to_outside_is_refused()
    {
        using var package = new TinyPackage();
        using var other = new TinyPackage();
        Directory.Delete(Path.Combine(package.Folder, "tables"), recursive: true);
        Directory.CreateSymbolicLink(Path.Combine(package.Folder, "tables"), Path.Combine(other.Folder, "tables"));
        var errors = DataPackageValidator.Check(package.Folder);
        Assert.NotEmpty(errors);
        Assert.All(errors, error => Assert.Equal(DataErrorKind.ResourceError, error.Kind));
    }

    [Fact]
    public void A_link_inside_the_folder_is_followed()
    {
        using var package = new TinyPackage();
        File.Move(package.PathOf("events"), package.PathOf("events-1"));
        File.CreateSymbolicLink(package.PathOf("events"), package.PathOf("events-1"));
        Assert.Empty(DataPackageValidator.Check(package.Folder));
    }

    [Fact]
    public void A_foreign_key_to_a_table_that_is_not_there_is_refused()
    {
        using var package = new TinyPackage();
        package.Resource("events", resource => resource["schema"]!["foreignKeys"]![0]!["reference"]!["resource"] = "books");
        var error = Assert.Single(DataPackageValidator.Check(package.Folder));
        Assert.Equal(DataErrorKind.SchemaError, error.Kind);
    }

    [Fact]
    public void Two_tables_of_one_name_are_refused()
    {
        using var package = new TinyPackage();
        package.Resource("events", resource => resource["name"] = "claims");
        Assert.Contains(DataPackageValidator.Check(package.Folder), error => error.Kind == DataErrorKind.ResourceError && error.Found == "claims");
    }

    [Fact]
    public void Keys_of_the_format_that_the_kit_does_not_use_do_no_harm()
    {
        using var package = new TinyPackage();
        package.Resource("events", resource => resource["custom"] = new JsonObject { ["a"] = 1 });
        Assert.Empty(DataPackageValidator.Check(package.Folder));
    }
}
