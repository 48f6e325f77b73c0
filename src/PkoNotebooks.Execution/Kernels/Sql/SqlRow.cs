using System.Collections;
using System.Collections.Immutable;
using System.Globalization;

namespace PkoNotebooks.Execution.Kernels;

/// <summary>One row of a query's result, by column name. Missing values are null.</summary>
public sealed class SqlRow(ImmutableArray<string> columns, ImmutableArray<object?> values) : IReadOnlyDictionary<string, object?>
{
    public int Count => columns.Length;

    public IEnumerable<string> Keys => columns;

    public IEnumerable<object?> Values => values;

    /// <exception cref="KeyNotFoundException">The query gave no such column; the message names those it gave.</exception>
    public object? this[string key] => TryGetValue(key, out var value)
        ? value
        : throw new KeyNotFoundException($"The query gave no column '{key}'. It gave: {string.Join(", ", columns)}.");

    public object? this[int index] => values[index];

    /// <summary>The value converted, as with <see cref="Convert.ChangeType(object, Type, IFormatProvider)"/> in the invariant culture.</summary>
    /// <exception cref="InvalidCastException">It is missing, or of a type that does not convert.</exception>
    public T Get<T>(string column)
    {
        var type = Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T);
        return this[column] switch
        {
            null when default(T) is null => default!,
            null => throw new InvalidCastException($"Column '{column}' has no value in this row."),
            T value => value,
            string text when type == typeof(DateOnly) => (T)(object)DateOnly.Parse(text, CultureInfo.InvariantCulture),
            string text when type == typeof(DateTime) => (T)(object)DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
            var value => (T)Convert.ChangeType(value, type, CultureInfo.InvariantCulture),
        };
    }

    public bool ContainsKey(string key) => IndexOf(key) >= 0;

    public bool TryGetValue(string key, out object? value)
    {
        var index = IndexOf(key);
        value = index < 0 ? null : values[index];
        return index >= 0;
    }

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => columns.Select((c, i) => KeyValuePair.Create(c, values[i])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // As in SQL, the case of a column's name does not matter.
    private int IndexOf(string key)
    {
        for (var i = 0; i < columns.Length; i++)
        {
            if (string.Equals(columns[i], key, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }
}
