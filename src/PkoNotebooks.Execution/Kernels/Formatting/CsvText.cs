using System.Collections;
using System.Data;
using System.Text;

namespace PkoNotebooks.Execution.Kernels.Formatting;

/// <summary>Tables and sequences as CSV (RFC 4180, lines ended by LF).</summary>
internal static class CsvText
{
    public static string Write(object? value)
    {
        var csv = new StringBuilder();
        switch (value)
        {
            case DataTable table:
                Line(csv, table.Columns.Cast<DataColumn>().Select(c => (object?)c.ColumnName));
                foreach (DataRow row in table.Rows)
                {
                    Line(csv, row.ItemArray);
                }

                break;
            case string text:
                return text;
            case IEnumerable items:
                Items(csv, items);
                break;
            default:
                Items(csv, new[] { value });
                break;
        }

        return csv.ToString();
    }

    private static void Items(StringBuilder csv, IEnumerable items)
    {
        List<string>? columns = null;
        foreach (var item in items)
        {
            if (item is null || ScalarText.Of(item) is not null)
            {
                Line(csv, [item]);
            }
            else if (item is IReadOnlyDictionary<string, object?> row)
            {
                if (columns is null)
                {
                    columns = [.. row.Keys];
                    Line(csv, columns);
                }

                Line(csv, columns.Select(c => row.GetValueOrDefault(c)));
            }
            else
            {
                var members = ValueMembers.Of(item.GetType());
                if (columns is null)
                {
                    columns = [.. members.Select(m => m.Name)];
                    Line(csv, columns);
                }

                Line(csv, members.Select(m => m.Read(item)));
            }
        }
    }

    private static void Line(StringBuilder csv, IEnumerable<object?> values) => csv.AppendJoin(',', values.Select(Field)).Append('\n');

    private static string Field(object? value)
    {
        var text = value is null or DBNull ? "" : ScalarText.Of(value) ?? PlainTextWriter.SafeText(value);
        return text.AsSpan().IndexOfAny(",\"\n\r") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
