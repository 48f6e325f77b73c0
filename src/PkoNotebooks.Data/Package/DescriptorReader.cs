using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using PkoNotebooks.Data.Tables;
using PkoNotebooks.Data.Validation;

namespace PkoNotebooks.Data.Package;

/// <summary>Reads <c>datapackage.json</c>, naming everything in it that is wrong.</summary>
/// <remarks>Every start reads it, so it is read with arrays and loops: each query over <see cref="JsonElement"/> would first have to be compiled.</remarks>
internal sealed class DescriptorReader
{
    private readonly List<DataError> _errors = [];

    public static DataPackage Read(string directory, byte[] json)
    {
        var reader = new DescriptorReader();

        // On another core: the first hash of a process takes as long as all the rest here.
        var sha256 = Task.Run(() => Convert.ToHexStringLower(SHA256.HashData(json)));
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 32 });
        }
        catch (JsonException error)
        {
            throw NotJson((int?)error.LineNumber + 1, error.Message);
        }

        using (document)
        {
            DataPackage package;
            try
            {
                package = reader.Package(directory, document.RootElement, sha256);
            }
            catch (InvalidOperationException error)
            {
                // Texts are decoded only when they are read: bytes that are not UTF-8, or half of a surrogate pair.
                throw NotJson(null, error.Message);
            }

            return reader._errors.Count == 0 ? package : throw new DataPackageException("The data package", reader._errors);
        }
    }

    private static DataPackageException NotJson(int? line, string message)
        => new(
            "The data package",
            [new(DataErrorKind.PackageError, PackageFinder.DescriptorName, line, null, null, "JSON in UTF-8 without a byte order mark", message)]);

    private DataPackage Package(string directory, JsonElement root, Task<string> sha256)
    {
        var resources = ImmutableArray.CreateBuilder<ResourceDescriptor>();
        if (root.ValueKind != JsonValueKind.Object)
        {
            Wrong(DataErrorKind.PackageError, "", root, "an object");
            return new(directory, null, null, null, sha256.GetAwaiter().GetResult(), []);
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        var items = Items(root, "resources", "resources");
        for (var i = 0; i < items.Length; i++)
        {
            var where = $"resources[{i}]";
            var resource = Resource(items[i], where);
            if (!names.Add(resource.Name))
            {
                _errors.Add(new(
                    DataErrorKind.ResourceError, PackageFinder.DescriptorName, null, where + ".name", resource.Name,
                    "a name of its own", "Rename one of the two tables."));
            }

            resources.Add(resource);
        }

        if (resources.Count == 0)
        {
            _errors.Add(new(
                DataErrorKind.PackageError, PackageFinder.DescriptorName, null, "resources", null, "at least one table", "Declare the tables."));
        }

        var (name, title, version) = (Text(root, "name", "name"), Text(root, "title", "title"), Text(root, "version", "version"));
        return new(directory, name, title, version, sha256.GetAwaiter().GetResult(), resources.ToImmutable());
    }

    private ResourceDescriptor Resource(JsonElement item, string where)
    {
        var schema = item.ValueKind == JsonValueKind.Object && item.TryGetProperty("schema", out var found) ? found : default;
        if (schema.ValueKind != JsonValueKind.Object)
        {
            Wrong(DataErrorKind.SchemaError, where + ".schema", schema, "an object with fields");
        }

        var hash = Text(item, "hash", where + ".hash");
        if (hash is not null && !DescriptorValues.IsSha256(hash))
        {
            _errors.Add(new(
                DataErrorKind.ResourceError, PackageFinder.DescriptorName, null, where + ".hash", hash,
                "sha256: and 64 hexadecimal digits in lower case", "Write the hash anew with `pko data seal`."));
            hash = null;
        }

        var fields = schema.ValueKind == JsonValueKind.Object ? Fields(schema, where + ".schema.fields") : [];
        var resource = new ResourceDescriptor
        {
            Name = Required(item, "name", where),
            Path = Required(item, "path", where),
            Title = Text(item, "title", where + ".title"),
            Description = Text(item, "description", where + ".description"),
            Fields = fields,
            PrimaryKey = Names(schema, "primaryKey", where),
            UniqueKeys = UniqueKeys(schema, where),
            ForeignKeys = ForeignKeys(schema, where),
            Sha256 = hash?["sha256:".Length..],
            Bytes = item.ValueKind == JsonValueKind.Object && item.TryGetProperty("bytes", out var bytes) && bytes.TryGetInt64(out var length)
                ? length
                : null,
        };
        List<string> keyed = [.. resource.PrimaryKey];
        foreach (var key in resource.UniqueKeys)
        {
            keyed.AddRange(key);
        }

        foreach (var key in resource.ForeignKeys)
        {
            keyed.AddRange(key.Fields);
        }

        foreach (var name in keyed.Where(name => resource.IndexOf(name) < 0).Distinct())
        {
            _errors.Add(new(
                DataErrorKind.SchemaError, PackageFinder.DescriptorName, null, where + ".schema", name,
                string.Join(", ", fields.Select(field => field.Name)), "A key names a field that the schema does not have."));
        }

        return resource;
    }

    private ImmutableArray<FieldDescriptor> Fields(JsonElement schema, string where)
    {
        var items = Items(schema, "fields", where);
        var fields = ImmutableArray.CreateBuilder<FieldDescriptor>(items.Length);
        for (var i = 0; i < items.Length; i++)
        {
            fields.Add(Field(items[i], $"{where}[{i}]"));
        }

        return fields.MoveToImmutable();
    }

    private FieldDescriptor Field(JsonElement item, string where)
    {
        var type = Text(item, "type", where + ".type") ?? "string";
        if (!WireName.TryParse(type, out FieldType parsed))
        {
            _errors.Add(new(
                DataErrorKind.SchemaError, PackageFinder.DescriptorName, null, where + ".type", type,
                "string, integer, number, boolean or date", "Use one of these types."));
        }

        return new()
        {
            Name = Required(item, "name", where),
            Type = parsed,
            Title = Text(item, "title", where + ".title"),
            Description = Text(item, "description", where + ".description"),
            Constraints = item.ValueKind == JsonValueKind.Object && item.TryGetProperty("constraints", out var constraints)
                ? Constraints(constraints, where + ".constraints")
                : FieldConstraints.None,
        };
    }

    private FieldConstraints Constraints(JsonElement item, string where)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            Wrong(DataErrorKind.SchemaError, where, item, "an object");
            return FieldConstraints.None;
        }

        return new()
        {
            Required = item.TryGetProperty("required", out var required) && required.ValueKind == JsonValueKind.True,
            Unique = item.TryGetProperty("unique", out var unique) && unique.ValueKind == JsonValueKind.True,
            Minimum = DescriptorValues.Scalar(item, "minimum"),
            Maximum = DescriptorValues.Scalar(item, "maximum"),
            MinLength = item.TryGetProperty("minLength", out var shortest) && shortest.TryGetInt32(out var least) ? least : null,
            MaxLength = item.TryGetProperty("maxLength", out var longest) && longest.TryGetInt32(out var most) ? most : null,
            Pattern = Text(item, "pattern", where + ".pattern"),
            Enum = item.TryGetProperty("enum", out _) ? ImmutableCollectionsMarshal.AsImmutableArray(DescriptorValues.Texts(Items(item, "enum", where + ".enum"))) : [],
        };
    }

    private ImmutableArray<ImmutableArray<string>> UniqueKeys(JsonElement schema, string where)
    {
        var keys = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        foreach (var key in schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("uniqueKeys", out _) ? Items(schema, "uniqueKeys", where + ".schema.uniqueKeys") : [])
        {
            keys.Add(OneOrMore(key, where + ".schema.uniqueKeys"));
        }

        return keys.ToImmutable();
    }

    private ImmutableArray<ForeignKey> ForeignKeys(JsonElement schema, string where)
    {
        if (schema.ValueKind != JsonValueKind.Object || !schema.TryGetProperty("foreignKeys", out _))
        {
            return [];
        }

        var keys = ImmutableArray.CreateBuilder<ForeignKey>();
        var items = Items(schema, "foreignKeys", where + ".schema.foreignKeys");
        for (var i = 0; i < items.Length; i++)
        {
            var item = items[i];
            var place = $"{where}.schema.foreignKeys[{i}]";
            var reference = item.ValueKind == JsonValueKind.Object && item.TryGetProperty("reference", out var found) ? found : default;
            var fields = Names(item, "fields", place);
            var referenced = Names(reference, "fields", place + ".reference");
            if (fields.Length == 0 || fields.Length != referenced.Length)
            {
                Wrong(DataErrorKind.SchemaError, place, item, "fields, and as many reference.fields");
                continue;
            }

            keys.Add(new(fields, Text(reference, "resource", place) ?? "", referenced));
        }

        return keys.ToImmutable();
    }

    private ImmutableArray<string> Names(JsonElement item, string property, string where)
        => item.ValueKind == JsonValueKind.Object && item.TryGetProperty(property, out var value) ? OneOrMore(value, $"{where}.{property}") : [];

    // The format lets a key be one name or a list of names.
    private ImmutableArray<string> OneOrMore(JsonElement value, string where)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            return [value.GetString()!];
        }

        if (value.ValueKind == JsonValueKind.Array && DescriptorValues.Elements(value) is var names && Array.TrueForAll(names, name => name.ValueKind == JsonValueKind.String))
        {
            return ImmutableCollectionsMarshal.AsImmutableArray(DescriptorValues.Texts(names));
        }

        Wrong(DataErrorKind.SchemaError, where, value, "a field's name or a list of them");
        return [];
    }

    private JsonElement[] Items(JsonElement item, string property, string where)
    {
        if (item.TryGetProperty(property, out var list) && list.ValueKind == JsonValueKind.Array)
        {
            return DescriptorValues.Elements(list);
        }

        Wrong(DataErrorKind.SchemaError, where, list, "a list");
        return [];
    }

    private string Required(JsonElement item, string property, string where)
    {
        if (Text(item, property, $"{where}.{property}") is { Length: > 0 } text)
        {
            return text;
        }

        _errors.Add(new(
            DataErrorKind.ResourceError, PackageFinder.DescriptorName, null, $"{where}.{property}", null, "a text", "Give it."));
        return "";
    }

    private string? Text(JsonElement item, string property, string where)
    {
        if (item.ValueKind != JsonValueKind.Object || !item.TryGetProperty(property, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String)
        {
            return value.GetString();
        }

        Wrong(DataErrorKind.SchemaError, where, value, "a text");
        return null;
    }

    private void Wrong(DataErrorKind kind, string where, JsonElement found, string expected)
        => _errors.Add(new(
            kind, PackageFinder.DescriptorName, null, where,
            found.ValueKind == JsonValueKind.Undefined ? null : found.GetRawText(), expected, "Correct the descriptor."));
}
