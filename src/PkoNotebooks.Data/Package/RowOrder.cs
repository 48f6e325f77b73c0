using System.Globalization;

namespace PkoNotebooks.Data.Package;

/// <summary>The order of a table's rows: by the fields of its primary key, numbers as numbers, all else letter by letter.</summary>
internal sealed class RowOrder(ResourceDescriptor resource) : IComparer<string[]>
{
    private readonly (int Column, bool IsNumber)[] _fields =
    [
        .. resource.PrimaryKey.Select(name =>
        {
            var column = resource.IndexOf(name);
            return (column, resource.Fields[column].Type is FieldType.Integer or FieldType.Number);
        }),
    ];

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

    private static decimal Number(string cell) => decimal.TryParse(cell, NumberStyles.Number, CultureInfo.InvariantCulture, out var value) ? value : 0;
}
