using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Frames;

/// <summary>Makes rows of a table from the cells of a frame, and says all that does not fit.</summary>
internal static class RowMaker
{
    public static Table<TRow> Make<TRow>(
        Table<TRow> like, IReadOnlyCollection<string> columns, IEnumerable<(string Place, Func<string, object?> Cell)> rows)
        where TRow : class, ITableRow
    {
        var expected = RecordColumn.Of<TRow>();
        var errors = expected.Select(c => c.Name).Except(columns).Select(name => $"the column {name} is missing").ToList();
        var nullability = new NullabilityInfoContext();
        var required = expected.Where(c => IsRequired(c.Property, nullability)).Select(c => c.Name).ToHashSet(StringComparer.Ordinal);
        var made = new List<TRow>();
        foreach (var (place, cell) in errors.Count == 0 ? rows : [])
        {
            // The record's required members are set below, or named as missing.
            var row = (TRow)RuntimeHelpers.GetUninitializedObject(typeof(TRow));
            foreach (var column in expected)
            {
                var value = cell(column.Name);
                if (value is null ? required.Contains(column.Name) : !TryConvert(value, column.Property.PropertyType, out value))
                {
                    errors.Add($"{place}, {column.Name}: found {Found(cell(column.Name))}, expected {Expected(column)}");
                }
                else if (value is not null)
                {
                    column.Property.SetValue(row, value);
                }
            }

            made.Add(row);
        }

        return errors.Count == 0
            ? new(like.Origin, [.. made])
            : throw new ArgumentException($"The frame does not fit the table {like.Name}: {string.Join("; ", errors.Take(20))}{(errors.Count > 20 ? $"; and {errors.Count - 20} more" : "")}.");
    }

    private static bool IsRequired(PropertyInfo property, NullabilityInfoContext nullability) =>
        property.PropertyType.IsValueType
            ? Nullable.GetUnderlyingType(property.PropertyType) is null
            : nullability.Create(property).ReadState != NullabilityState.Nullable;

    private static bool TryConvert(object value, Type type, out object? converted)
    {
        var target = Nullable.GetUnderlyingType(type) ?? type;
        try
        {
            converted = value switch
            {
                _ when target.IsInstanceOfType(value) => value,
                DateTime day when target == typeof(DateOnly) && day.TimeOfDay == TimeSpan.Zero => DateOnly.FromDateTime(day),
                string text when target.IsEnum => Enum.GetValues(target).Cast<object>().FirstOrDefault(e => WireName.Snake(e.ToString()!) == text),
                // A frame that held a gap has made doubles of its whole numbers.
                double number when target == typeof(int) || target == typeof(long) => number % 1 == 0 ? Convert.ChangeType(number, target, CultureInfo.InvariantCulture) : null,
                IConvertible other when target != typeof(DateOnly) => Convert.ChangeType(other, target, CultureInfo.InvariantCulture),
                _ => null,
            };
        }
        catch (Exception error) when (error is FormatException or InvalidCastException or OverflowException)
        {
            converted = null;
        }

        return converted is not null;
    }

    private static string Found(object? value) => value is null ? "nothing" : $"\"{Convert.ToString(value, CultureInfo.InvariantCulture)}\"";

    private static string Expected(RecordColumn column) =>
        (Nullable.GetUnderlyingType(column.Property.PropertyType) ?? column.Property.PropertyType) is { IsEnum: true } type
            ? $"one of {string.Join(", ", Enum.GetNames(type).Select(WireName.Snake))}"
            : column.Type.Name;
}
