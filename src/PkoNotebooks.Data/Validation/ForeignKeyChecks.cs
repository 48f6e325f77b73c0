using PkoNotebooks.Data.Package;

namespace PkoNotebooks.Data.Validation;

/// <summary>Whether what a row refers to is there.</summary>
internal static class ForeignKeyChecks
{
    public static void Report(
        DataPackage package, ResourceDescriptor resource, Dictionary<string, TableCells> tables, List<DataError> errors)
    {
        foreach (var key in resource.ForeignKeys)
        {
            var target = key.Resource.Length == 0 ? resource : package.Find(key.Resource);
            if (target is null || key.ReferenceFields.Any(field => target.IndexOf(field) < 0))
            {
                errors.Add(new(
                    DataErrorKind.SchemaError, PackageFinder.DescriptorName, null, $"resources/{resource.Name}/schema/foreignKeys",
                    $"{key.Resource}({string.Join(",", key.ReferenceFields)})", "a table of this package and fields that it has",
                    "Correct the foreign key."));
                continue;
            }

            // Without a readable table there, every reference would look broken; its own errors are reported already.
            if (tables.TryGetValue(resource.Name, out var from) && tables.TryGetValue(target.Name, out var to))
            {
                Report(from, to, key, errors);
            }
        }
    }

    private static void Report(TableCells from, TableCells to, ForeignKey key, List<DataError> errors)
    {
        var there = to.Columns(key.ReferenceFields);
        var known = to.Rows.Select(row => TableCells.KeyOf(row.Cells, there)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var here = from.Columns(key.Fields);
        string? last = null;
        foreach (var (line, cells) in from.Rows)
        {
            if (TableCells.KeyOf(cells, here) is not { } value || ReferenceEquals(value, last))
            {
                continue;
            }

            if (known.Contains(value))
            {
                last = value;
            }
            else
            {
                errors.Add(new(
                    DataErrorKind.ForeignKey, from.Resource.Path, line, string.Join(",", key.Fields), value.Replace('\u001f', '/'),
                    $"a value of {string.Join(",", key.ReferenceFields)} in table {to.Resource.Name}",
                    $"Correct the value, or add the row to {to.Resource.Path}."));
            }
        }
    }
}
