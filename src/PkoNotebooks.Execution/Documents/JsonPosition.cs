using System.Text;
using System.Text.Json;

namespace PkoNotebooks.Execution.Documents;

/// <summary>Where in a file something stands: looked for only once something is wrong, so that a sound file costs nothing.</summary>
internal static class JsonPosition
{
    /// <summary>The deepest nesting read; charts in outputs nest deeper than the usual 64.</summary>
    public const int MaxDepth = 512;

    /// <summary>1-based line and column of the value that a path of member names and indices leads to; of its parent where it is missing.</summary>
    public static (int Line, int Column) Of(ReadOnlySpan<byte> utf8, IReadOnlyList<object> path)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
        reader.Read();
        var found = reader.TokenStartIndex;
        foreach (var step in path)
        {
            if (!(step is string name ? ToMember(ref reader, name) : ToItem(ref reader, (int)step)))
            {
                break;
            }

            found = reader.TokenStartIndex;
        }

        return OfByte(utf8, found);
    }

    /// <summary>1-based line and column, in characters, of a byte.</summary>
    public static (int Line, int Column) OfByte(ReadOnlySpan<byte> utf8, long offset)
    {
        var before = utf8[..(int)Math.Clamp(offset, 0, utf8.Length)];
        var line = before.Count((byte)'\n') + 1;
        var start = before.LastIndexOf((byte)'\n') + 1;
        return (line, Encoding.UTF8.GetCharCount(before[start..]) + 1);
    }

    /// <summary>Where the first string stands that holds half of a surrogate pair; null where none does.</summary>
    public static (int Line, int Column)? HalfCharacter(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
            {
                try
                {
                    _ = reader.GetString();
                }
                catch (InvalidOperationException)
                {
                    return OfByte(utf8, reader.TokenStartIndex);
                }
            }
        }

        return null;
    }

    private static bool ToMember(ref Utf8JsonReader reader, string name)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var hit = reader.ValueTextEquals(name);
            reader.Read();
            if (hit)
            {
                return true;
            }

            reader.Skip();
        }

        return false;
    }

    private static bool ToItem(ref Utf8JsonReader reader, int index)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return false;
        }

        for (var i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
        {
            if (i == index)
            {
                return true;
            }

            reader.Skip();
        }

        return false;
    }
}
