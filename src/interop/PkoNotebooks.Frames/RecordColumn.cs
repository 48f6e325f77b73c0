using System.Collections.Immutable;
using System.Reflection;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Frames;

/// <summary>A column of a frame: a property of a table's row or of an analysis result.</summary>
/// <param name="Name">As in the table's file: snake_case.</param>
/// <param name="Type">
/// What a cell holds: a number, a day, a truth value or a text. Enumerated values are texts as in the files, facts are numbers.
/// </param>
/// <param name="Property">Where it comes from.</param>
public sealed record RecordColumn(string Name, Type Type, PropertyInfo Property)
{
    // What every row says about itself beyond the columns of its file.
    private static readonly string[] RowOnly = [nameof(ITableRow.Table), nameof(ITableRow.Key), nameof(ITableRow.Line)];
    private static readonly string[] Last = [nameof(ITableRow.SourceId), nameof(ITableRow.Locator), nameof(ITableRow.Note)];

    /// <summary>Whether the column holds facts, whose units and citations travel beside it.</summary>
    public bool IsFigure => Property.PropertyType == typeof(Measured) || Property.PropertyType == typeof(Fact);

    /// <summary>
    /// The columns of a record, in the order of its file for a row of a table. Properties that are no single value, such as lists, are left out.
    /// </summary>
    public static ImmutableArray<RecordColumn> Of<T>()
    {
        var isRow = typeof(ITableRow).IsAssignableFrom(typeof(T));
        return
        [
            .. typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(p => p.GetIndexParameters().Length == 0 && !(isRow && RowOnly.Contains(p.Name)))
                .OrderBy(p => isRow ? Array.IndexOf(Last, p.Name) : 0)
                .Select(p => CellType(p.PropertyType) is { } type ? new RecordColumn(WireName.Snake(p.Name), type, p) : null)
                .OfType<RecordColumn>(),
        ];
    }

    /// <summary>The value of a record's cell; null where it is missing.</summary>
    public object? Value(object record) => Property.GetValue(record) switch
    {
        Measured measured => measured.Fact?.Value,
        Fact fact => fact.Value,
        Enum value => WireName.Snake(value.ToString()),
        var other => other,
    };

    /// <summary>The fact in a record's cell; null where there is none.</summary>
    public Fact? Fact(object record) => Property.GetValue(record) switch
    {
        Measured measured => measured.Fact,
        Fact fact => fact,
        _ => null,
    };

    private static Type? CellType(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type == typeof(Measured) || type == typeof(Fact) ? typeof(double)
            : type.IsEnum ? typeof(string)
            : type == typeof(string) || type == typeof(DateOnly) || type == typeof(bool) || type == typeof(int) || type == typeof(long)
                || type == typeof(double) || type == typeof(decimal) ? type
            : null;
    }
}
