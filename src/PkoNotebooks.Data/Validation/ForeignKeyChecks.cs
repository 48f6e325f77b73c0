using PkoNotebooks.Data.Package;

namespace PkoNotebooks.Data.Validation;

/// <summary>Whether what a row refers to is there.</summary>
internal static class ForeignKeyChecks
{
    public static void Report(
        DataPackage package, ResourceDescriptor resource, Dictionary<string, TableCells> tables, List<DataError> errors)
    {
        var references = new List<Reference>();
        foreach (var key in resource.ForeignKeys)
        {
            var target = key.Resource.Length == 0 ? resource : package.Find(key.Resource);
            if (target is null || key.ReferenceFields.Any(field => target.IndexOf(field) < 0))
            {
                errors.Add(new(
                    DataErrorKind.SchemaError, PackageFinder.DescriptorName, null, $"resources/{resource.Name}/schema/foreignKeys",
                    $"{key.Resource}({string.Join(",", key.ReferenceFields)})", "a table of this package and fields that it has",
                    "Correct the foreign key."));
            }
            else if (tables.TryGetValue(resource.Name, out var table) && tables.TryGetValue(target.Name, out var to))
            {
                // Without a readable table there, every reference would look broken; its own errors are reported already.
                references.Add(new(table, to, key));
            }
        }

        // All of a row's references at once: to go through a long table takes longer than to look up a text.
        foreach (var (line, cells) in references.Count > 0 ? tables[resource.Name].Rows : [])
        {
            foreach (var reference in references)
            {
                reference.Report(line, cells, errors);
            }
        }
    }

    private sealed class Reference(TableCells from, TableCells to, ForeignKey key)
    {
        private readonly int[] _here = from.Columns(key.Fields);
        private readonly HashSet<string> _known = Keys(to, to.Columns(key.ReferenceFields));
        private readonly RecentTexts _passed = new();

        public void Report(int line, string[] cells, List<DataError> errors)
        {
            if (TableCells.KeyOf(cells, _here) is not { Length: > 0 } value || _passed.Contains(value))
            {
                return;
            }

            if (_known.Contains(value))
            {
                _passed.Add(value);
                return;
            }

            errors.Add(new(
                DataErrorKind.ForeignKey, from.Resource.Path, line, string.Join(",", key.Fields), value.Replace('\u001f', '/'),
                $"a value of {string.Join(",", key.ReferenceFields)} in table {to.Resource.Name}",
                $"Correct the value, or add the row to {to.Resource.Path}."));
        }

        private static HashSet<string> Keys(TableCells table, int[] columns)
        {
            var keys = new HashSet<string>(StringComparer.Ordinal);
            foreach (var row in table.Rows)
            {
                if (TableCells.KeyOf(row.Cells, columns) is { } value)
                {
                    keys.Add(value);
                }
            }

            return keys;
        }
    }
}
