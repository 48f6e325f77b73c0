using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PkoNotebooks.Execution.Documents;

/// <summary>Writes JSON as Jupyter does: only what JSON demands is escaped, and numbers keep the digits they were read with.</summary>
internal sealed class JsonLayoutWriter(JsonLayout layout)
{
    private readonly StringBuilder _text = new();

    public static byte[] Write(JsonNode? node, JsonLayout layout)
    {
        var writer = new JsonLayoutWriter(layout);
        writer.Value(node, 0);
        writer._text.Append(layout.Trailer);
        var bytes = Encoding.UTF8.GetBytes(writer._text.ToString());
        return layout.ByteOrderMark ? [0xEF, 0xBB, 0xBF, .. bytes] : bytes;
    }

    private void Value(JsonNode? node, int depth)
    {
        switch (node)
        {
            case null:
                _text.Append("null");
                break;
            case JsonObject members:
                Items('{', '}', members, depth, Member);
                break;
            case JsonArray items:
                Items('[', ']', items, depth, Value);
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                Text(value.GetValue<string>());
                break;
            default:
                _text.Append(node.ToJsonString());
                break;
        }
    }

    private void Member(KeyValuePair<string, JsonNode?> member, int depth)
    {
        Text(member.Key);
        _text.Append(layout.KeySeparator);
        Value(member.Value, depth);
    }

    private void Items<T>(char open, char close, IEnumerable<T> items, int depth, Action<T, int> write)
    {
        _text.Append(open);
        var any = false;
        foreach (var item in items)
        {
            if (any)
            {
                _text.Append(layout.Indent is null ? layout.ItemSeparator : ",");
            }

            any = true;
            Line(depth + 1);
            write(item, depth + 1);
        }

        if (any)
        {
            Line(depth);
        }

        _text.Append(close);
    }

    private void Line(int depth)
    {
        if (layout.Indent is { } indent)
        {
            _text.Append(layout.NewLine);
            for (var i = 0; i < depth; i++)
            {
                _text.Append(indent);
            }
        }
    }

    private void Text(string text)
    {
        _text.Append('"');
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' => _text.Append("\\\""),
                '\\' => _text.Append("\\\\"),
                '\n' => _text.Append("\\n"),
                '\r' => _text.Append("\\r"),
                '\t' => _text.Append("\\t"),
                '\b' => _text.Append("\\b"),
                '\f' => _text.Append("\\f"),
                < ' ' => Escape(c),
                > '~' when layout.EscapeNonAscii => Escape(c),
                _ => _text.Append(c),
            };
        }

        _text.Append('"');
    }

    private StringBuilder Escape(char c) => _text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
}
