using System.Reflection;
using PkoNotebooks.Data.Package;
using PkoNotebooks.Data.Tables;
using PkoNotebooks.Data.Tests.Fixtures;

namespace PkoNotebooks.Data.Tests.Tables;

/// <summary>The descriptor and the records declare the same tables: whoever changes one and not the other fails here, not at a user's.</summary>
public sealed class RecordsAndSchemaTests
{
    private const string MayBeEmpty = ", may be empty";

    private static readonly string Tiny = Path.Combine(AppContext.BaseDirectory, "Fixtures", "package");

    private static readonly string[] OfTheRowItself = ["Table", "Key", "Line"];

    private static readonly IReadOnlyDictionary<string, Type> Records = typeof(TableRow).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(TableRow)))
        .ToDictionary(type => (string)type.GetField("TableName", BindingFlags.Static | BindingFlags.NonPublic)!.GetRawConstantValue()!);

    public static TheoryData<string> Packages => new(PackagesThere());

    [Fact]
    public void Every_table_has_a_record_and_every_record_a_table()
        => Assert.Equal(Records.Keys.Order(), DataPackage.Open(RealPackage.Folder).Resources.Select(resource => resource.Name).Order());

    [Fact]
    public void Every_table_of_the_tiny_package_has_a_record()
        => Assert.Empty(DataPackage.Open(Tiny).Resources.Select(resource => resource.Name).Except(Records.Keys));

    [Theory]
    [MemberData(nameof(Packages))]
    public void Fields_and_properties_have_the_same_names_and_types(string folder)
    {
        var different = new List<string>();
        foreach (var resource in DataPackage.Open(folder).Resources)
        {
            var record = Records[resource.Name];
            var declared = resource.Fields.Select(field => $"{resource.Name}.{field.Name}: {Describe(field, resource.PrimaryKey, record)}").ToList();
            var properties = Columns(record).Select(column => $"{resource.Name}.{column}").ToList();
            different.AddRange(declared.Except(properties).Select(line => "only in datapackage.json: " + line));

            // The tiny package need not grow with every field that may be empty.
            different.AddRange(properties.Except(declared)
                .Where(line => folder != Tiny || !line.EndsWith(MayBeEmpty, StringComparison.Ordinal))
                .Select(line => "only in the record: " + line));
        }

        Assert.True(different.Count == 0, string.Join('\n', different.Order()));
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_record_makes_its_key_from_the_fields_that_the_schema_names(string folder)
    {
        var package = DataPackage.Open(folder);
        var data = PkoData.Load(folder);
        foreach (var resource in package.Resources)
        {
            var fields = resource.PrimaryKey.Length > 0 ? resource.PrimaryKey : resource.UniqueKeys[0];
            var cells = data.Cells(resource.Name);
            var columns = cells.Columns(fields);
            var table = data.Table(resource.Name);
            Assert.Equal(cells.Rows.Length, table.Rows.Count);
            foreach (var ((line, row), record) in cells.Rows.Zip(table.Rows))
            {
                Assert.Equal(line, record.Line);
                Assert.Equal(string.Join('/', columns.Select(column => row[column])), record.Key);
            }
        }
    }

    private static IEnumerable<string> PackagesThere()
    {
        yield return Tiny;
        if (RealPackage.Folder is { } real)
        {
            yield return real;
        }
    }

    // A record may hold an enumerated column as text, but an enumeration must have exactly the column's values.
    private static string Describe(FieldDescriptor field, IEnumerable<string> primaryKey, Type record)
    {
        var property = record.GetProperties().SingleOrDefault(property => !OfTheRowItself.Contains(property.Name) && ColumnOf(property) == field.Name);
        var isText = property?.PropertyType == typeof(string);
        var required = field.Constraints.Required || primaryKey.Contains(field.Name);
        var values = field.Constraints.Enum.IsEmpty || isText ? "" : $" ({string.Join(", ", field.Constraints.Enum)})";
        return WireName.Snake(field.Type.ToString()) + values + (required ? "" : MayBeEmpty);
    }

    private static IEnumerable<string> Columns(Type record)
    {
        var nullability = new NullabilityInfoContext();
        foreach (var property in record.GetProperties(BindingFlags.Instance | BindingFlags.Public))
        {
            if (OfTheRowItself.Contains(property.Name)
                || (property.Name == "Locator" && (record == typeof(Source) || record == typeof(Correction)))
                || (property.Name == "Note" && record == typeof(Correction)))
            {
                continue;
            }

            var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            var optional = nullability.Create(property).WriteState == NullabilityState.Nullable;
            yield return $"{ColumnOf(property)}: {Describe(type)}{(optional ? MayBeEmpty : "")}";
        }
    }

    // A record's own Table property is the table that it stands in.
    private static string ColumnOf(PropertyInfo property)
        => property.Name == nameof(Correction.CorrectedTable) ? "table" : WireName.Snake(property.Name);

    private static string Describe(Type type)
    {
        if (type.IsEnum)
        {
            return $"string ({string.Join(", ", Enum.GetNames(type).Select(WireName.Snake))})";
        }

        return type == typeof(string) ? "string"
            : type == typeof(int) ? "integer"
            : type == typeof(decimal) ? "number"
            : type == typeof(bool) ? "boolean"
            : type == typeof(DateOnly) ? "date"
            : throw new NotSupportedException(type.Name);
    }
}
