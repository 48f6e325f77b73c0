using System.Collections;
using System.Data;
using System.Runtime.CompilerServices;
using System.Text;

namespace PkoNotebooks.Execution.Kernels.Formatting;

/// <summary>Writes values as plain text: scalars as themselves, sequences in brackets, members indented below their type.</summary>
internal sealed class PlainTextWriter(FormatterSettings settings)
{
    // Text stands beside the richer form and is seldom read to its end.
    private const int DepthLimit = 3;
    private const int SizeLimit = 64 << 10;

    private readonly StringBuilder _text = new();

    public static string Write(object? value, FormatterSettings settings)
    {
        if (value is not null && ScalarText.Of(value) is { } scalar)
        {
            return scalar;
        }

        var writer = new PlainTextWriter(settings);
        writer.Value(value, 0);
        return writer._text.Length > SizeLimit ? writer._text.ToString(0, SizeLimit) + " …" : writer._text.ToString();
    }

    private void Value(object? value, int depth)
    {
        if (_text.Length > SizeLimit)
        {
            return;
        }

        switch (value)
        {
            case null:
                _text.Append(settings.NullText);
                break;
            case ValueMembers.Unreadable unreadable:
                _text.Append(unreadable.Text);
                break;
            case not null when ScalarText.Of(value) is { } scalar:
                _text.Append(depth == 0 ? scalar : Cut(scalar));
                break;
            case SqlRows rows:
                _text.Append(SqlTable.Plain(rows));
                break;
            case DataTable table:
                _text.Append(FormattableString.Invariant($"{table.Rows.Count} rows: {string.Join(", ", table.Columns.Cast<DataColumn>().Select(c => c.ColumnName))}"));
                break;
            case Exception error when depth == 0:
                _text.Append(error.GetType().FullName).Append(": ").Append(error.Message);
                break;
            case ITuple tuple:
                Sequence("(", Enumerable.Range(0, tuple.Length).Select(i => tuple[i]), ")", depth);
                break;
            case IDictionary dictionary:
                Sequence("[", dictionary.Cast<object>().Select(e => e is DictionaryEntry entry ? new KeyValuePair<object, object?>(entry.Key, entry.Value) : e), "]", depth);
                break;
            case IEnumerable sequence:
                Sequence("[", sequence, "]", depth);
                break;
            default:
                Members(value, depth);
                break;
        }
    }

    private void Sequence(string open, IEnumerable items, string close, int depth)
    {
        var read = ValueItems.Of(items, settings.LimitOf(items));
        _text.Append(open).Append(open == "(" ? "" : " ");
        for (var i = 0; i < read.Shown.Count; i++)
        {
            _text.Append(i == 0 ? "" : ", ");
            if (depth >= DepthLimit)
            {
                _text.Append(Cut(read.Shown[i]?.ToString() ?? settings.NullText));
            }
            else
            {
                Value(read.Shown[i], depth + 1);
            }
        }

        _text.Append(read.Note is null ? "" : $" ... {read.Note}").Append(open == "(" || read.Shown.Count == 0 ? "" : " ").Append(close);
    }

    private void Members(object value, int depth)
    {
        var type = value.GetType();
        var members = ValueMembers.Of(type);
        if (members.Count == 0 || depth >= DepthLimit || HasOwnText(type))
        {
            _text.Append(Cut(SafeText(value)));
            return;
        }

        _text.Append(TypeText.Short(type));
        foreach (var member in members)
        {
            _text.Append('\n').Append(' ', (depth + 1) * 2).Append(member.Name).Append(": ");
            Value(member.Read(value), depth + 1);
        }
    }

    private static bool HasOwnText(Type type) =>
        type.GetMethod(nameof(ToString), Type.EmptyTypes)?.DeclaringType is { } declaring && declaring != typeof(object) && declaring != typeof(ValueType);

    public static string SafeText(object value)
    {
        try
        {
            var text = value.ToString() ?? "";
            return text == value.GetType().ToString() ? TypeText.Of(value.GetType()) : text;
        }
        catch (Exception error) when (error is not ThreadAbortException)
        {
            return $"({error.GetType().Name}: {error.Message})";
        }
    }

    public static string Cut(string text) =>
        text.Length <= 1000 ? text : FormattableString.Invariant($"{text[..1000]}… ({text.Length - 1000} more characters)");
}
