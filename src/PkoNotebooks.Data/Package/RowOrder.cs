using System.Globalization;

namespace PkoNotebooks.Data.Package;

/// <summary>The order of a table's rows: by the fields of its primary key, numbers as numbers, all else letter by letter.</summary>
/// <param name="resource">The table.</param>
/// <param name="same">How many of the key's first fields are known to be the same in all rows that are compared.</param>
internal sealed class RowOrder(ResourceDescriptor resource, int same = 0) : IComparer<string[]>
{
    private readonly Field[] _fields = Fields(resource, same);

    public int Compare(string[]? x, string[]? y)
    {
        foreach (var (column, isNumber) in _fields)
        {
            var order = isNumber ? Number(x![column]).CompareTo(Number(y![column])) : string.CompareOrdinal(x![column], y![column]);
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }

    private static Field[] Fields(ResourceDescriptor resource, int same)
    {
        var fields = new Field[resource.PrimaryKey.Length - same];
        for (var i = 0; i < fields.Length; i++)
        {
            var column = resource.IndexOf(resource.PrimaryKey[same + i]);
            fields[i] = new(column, resource.Fields[column].Type is FieldType.Integer or FieldType.Number);
        }

        return fields;
    }

    private static decimal Number(string cell) => decimal.TryParse(cell, NumberStyles.Number, CultureInfo.InvariantCulture, out var value) ? value : 0;

    private readonly record struct Field(int Column, bool IsNumber);
}
