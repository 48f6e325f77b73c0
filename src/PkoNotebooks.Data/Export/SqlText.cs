using System.Globalization;
using PkoNotebooks.Data.Package;

namespace PkoNotebooks.Data.Export;

/// <summary>Names, types and values as SQLite takes them.</summary>
internal static class SqlText
{
    public static string Name(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    public static string TypeOf(FieldType type) => type switch
    {
        FieldType.Integer or FieldType.Boolean => "INTEGER",
        FieldType.Number => "REAL",
        _ => "TEXT",
    };

    public static object Value(FieldType type, string cell) => (type, cell) switch
    {
        (_, "") => DBNull.Value,
        (FieldType.Integer, _) => long.Parse(cell, CultureInfo.InvariantCulture),
        (FieldType.Number, _) => double.Parse(cell, CultureInfo.InvariantCulture),
        (FieldType.Boolean, _) => cell == "true" ? 1L : 0L,
        _ => cell,
    };
}
