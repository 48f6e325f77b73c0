using System.Collections;
using System.Data;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace PkoNotebooks.Execution.Kernels.Formatting;

/// <summary>Writes any value as HTML: tables for sequences and dictionaries, expandable members for objects.</summary>
/// <param name="settings">The session's limits.</param>
/// <param name="writeOther">Gives the HTML of a value that has a formatter of its own, or null.</param>
internal sealed class HtmlValueWriter(FormatterSettings settings, Func<object, string?> writeOther)
{
    // Beyond this many values a page becomes slow, however the limits of lists and depth multiply.
    private const int ValueLimit = 20_000;

    private readonly StringBuilder _html = new();
    private int _values;

    public string Write(object? value)
    {
        Value(value, 0);
        return _html.Append(ValueStyles.Element).ToString();
    }

    private void Value(object? value, int depth)
    {
        if (++_values > ValueLimit)
        {
            _html.Append('…');
            return;
        }

        switch (value)
        {
            case null:
                Plain(settings.NullText, isNumber: false);
                break;
            case ValueMembers.Unreadable unreadable:
                Plain(unreadable.Text, isNumber: false);
                break;
            case not null when depth > 0 && writeOther(value) is { } other:
                _html.Append(other);
                break;
            case not null when ScalarText.Of(value) is { } scalar:
                Plain(PlainTextWriter.Cut(scalar), IsNumber(value));
                break;
            case not null when depth >= settings.DepthLimit:
                _html.Append(HtmlText.Escape(PlainTextWriter.Cut(PlainTextWriter.SafeText(value))));
                break;
            case SqlRows rows:
                _html.Append(SqlTable.Html(rows));
                break;
            case DataTable table:
                Table(table, depth);
                break;
            case DataView view:
                Table(view.ToTable(), depth);
                break;
            case IDictionary dictionary:
                Dictionary(dictionary.Cast<object>(), dictionary.Count, depth);
                break;
            case IEnumerable sequence when KeyedPairs(sequence):
                Dictionary(sequence.Cast<object>(), null, depth);
                break;
            case ITuple tuple when value.GetType().FullName!.StartsWith("System.", StringComparison.Ordinal):
                Rows(Enumerable.Range(0, tuple.Length).Select(i => ("Item" + (i + 1).ToString(CultureInfo.InvariantCulture), tuple[i])), value, depth);
                break;
            case IEnumerable sequence:
                Sequence(sequence, depth);
                break;
            default:
                Rows(ValueMembers.Of(value.GetType()).Select(m => (m.Name, m.Read(value))), value, depth);
                break;
        }
    }

    private void Plain(string text, bool isNumber) =>
        _html.Append("<div class=\"dni-plaintext").Append(isNumber ? " dni-number" : "").Append("\"><pre>").Append(HtmlText.Escape(text)).Append("</pre></div>");

    /// <summary>A value's parts below a line that says what it is.</summary>
    private void Rows(IEnumerable<(string Name, object? Value)> rows, object value, int depth)
    {
        var summary = value is Exception error ? $"{error.GetType().FullName}: {error.Message}" : PlainTextWriter.SafeText(value);
        _html.Append(depth == 0 ? "<details open=\"open\" class=\"dni-treeview\">" : "<details class=\"dni-treeview\">")
            .Append("<summary><span class=\"dni-code-hint\"><code>").Append(HtmlText.Escape(PlainTextWriter.Cut(summary))).Append("</code></span></summary><div><table><tbody>");
        foreach (var (name, part) in rows)
        {
            _html.Append("<tr><th scope=\"row\">").Append(HtmlText.Escape(name)).Append("</th><td>");
            Value(part, depth + 1);
            _html.Append("</td></tr>");
        }

        _html.Append("</tbody></table></div></details>");
    }

    private void Dictionary(IEnumerable<object> entries, int? count, int depth)
    {
        var read = ValueItems.Of(entries, settings.ListLimit);
        _html.Append("<table class=\"dni-table\"><thead><tr><th scope=\"col\">key</th><th scope=\"col\">value</th></tr></thead><tbody>");
        foreach (var entry in read.Shown)
        {
            var (key, value) = entry is DictionaryEntry e ? (e.Key, e.Value) : (Part(entry!, "Key"), Part(entry!, "Value"));
            _html.Append("<tr><td>");
            Value(key, depth + 1);
            _html.Append("</td><td>");
            Value(value, depth + 1);
            _html.Append("</td></tr>");
        }

        More(read with { More = read.More is null && count is { } known ? known - read.Shown.Count : read.More }, 2);
        _html.Append("</tbody></table>");
    }

    private void Sequence(IEnumerable sequence, int depth)
    {
        var read = ValueItems.Of(sequence, settings.LimitOf(sequence));
        if (read.Shown.All(i => i is null || (ScalarText.Of(i) is not null && writeOther(i) is null)))
        {
            var text = string.Join(", ", read.Shown.Select(i => i is null ? settings.NullText : PlainTextWriter.Cut(ScalarText.Of(i)!)));
            Plain($"[ {text}{(text.Length > 0 ? " " : "")}{(read.Note is { } note ? $"... {note} " : "")}]", isNumber: false);
            return;
        }

        var columns = Columns(read.Shown);
        _html.Append("<table class=\"dni-table\"><thead><tr><th scope=\"col\"><i>index</i></th>");
        foreach (var column in columns)
        {
            _html.Append("<th scope=\"col\">").Append(HtmlText.Escape(column)).Append("</th>");
        }

        _html.Append(columns.Count == 0 ? "<th scope=\"col\">value</th>" : "").Append("</tr></thead><tbody>");
        for (var i = 0; i < read.Shown.Count; i++)
        {
            _html.Append(CultureInfo.InvariantCulture, $"<tr><td>{i}</td>");
            Cells(read.Shown[i], columns, depth);
            _html.Append("</tr>");
        }

        More(read, Math.Max(1, columns.Count) + 1);
        _html.Append("</tbody></table>");
    }

    private void Cells(object? item, List<string> columns, int depth)
    {
        if (columns.Count == 0)
        {
            _html.Append("<td>");
            Value(item, depth + 1);
            _html.Append("</td>");
            return;
        }

        foreach (var column in columns)
        {
            _html.Append("<td>");
            if (item is not null && ReadColumn(item, column, out var value))
            {
                Value(value, depth + 1);
            }

            _html.Append("</td>");
        }
    }

    private void Table(DataTable table, int depth)
    {
        var limit = Math.Max(settings.ListLimit, 100);
        _html.Append("<table class=\"dni-table\"><thead><tr>");
        foreach (DataColumn column in table.Columns)
        {
            _html.Append("<th scope=\"col\">").Append(HtmlText.Escape(column.ColumnName)).Append("</th>");
        }

        _html.Append("</tr></thead><tbody>");
        foreach (var row in table.Rows.Cast<DataRow>().Take(limit))
        {
            _html.Append("<tr>");
            foreach (var value in row.ItemArray)
            {
                _html.Append("<td>");
                Value(value is DBNull ? null : value, depth + 1);
                _html.Append("</td>");
            }

            _html.Append("</tr>");
        }

        More(new ValueItems([], Math.Max(0, table.Rows.Count - limit), null), table.Columns.Count);
        _html.Append("</tbody></table>");
    }

    private void More(ValueItems items, int columns)
    {
        if (items.Note is { } note)
        {
            _html.Append(CultureInfo.InvariantCulture, $"<tr><td class=\"dni-more\" colspan=\"{columns}\">{HtmlText.Escape(note)}</td></tr>");
        }
    }

    // One table with a column a member is more readable than a list of expandable objects, where the items have members.
    private List<string> Columns(List<object?> items)
    {
        var columns = new List<string>();
        foreach (var item in items)
        {
            if (item is null || ScalarText.Of(item) is not null || writeOther(item) is not null)
            {
                return [];
            }

            var names = item is IReadOnlyDictionary<string, object?> row ? row.Keys
                : item is IEnumerable ? []
                : item is ITuple tuple && item.GetType().FullName!.StartsWith("System.", StringComparison.Ordinal) ? Enumerable.Range(1, tuple.Length).Select(i => "Item" + i.ToString(CultureInfo.InvariantCulture))
                : ValueMembers.Of(item.GetType()).Select(m => m.Name);
            foreach (var name in names.Where(n => !columns.Contains(n)))
            {
                columns.Add(name);
            }
        }

        return columns.Count > 100 ? [] : columns;
    }

    private static bool ReadColumn(object item, string column, out object? value)
    {
        if (item is IReadOnlyDictionary<string, object?> row)
        {
            return row.TryGetValue(column, out value);
        }

        if (item is ITuple tuple && column.StartsWith("Item", StringComparison.Ordinal) && int.TryParse(column.AsSpan(4), out var number) && number <= tuple.Length)
        {
            value = tuple[number - 1];
            return true;
        }

        var member = ValueMembers.Of(item.GetType()).FirstOrDefault(m => m.Name == column);
        value = member?.Read(item);
        return member is not null;
    }

    private static bool IsNumber(object value) => Type.GetTypeCode(value.GetType()) is >= TypeCode.SByte and <= TypeCode.Decimal && value is not Enum;


    private static bool KeyedPairs(IEnumerable sequence) =>
        sequence.GetType().GetInterfaces().Any(i => i.IsGenericType && (i.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>) || i.GetGenericTypeDefinition() == typeof(IDictionary<,>)));

    private static object? Part(object entry, string name) => entry.GetType().GetProperty(name)?.GetValue(entry);
}
