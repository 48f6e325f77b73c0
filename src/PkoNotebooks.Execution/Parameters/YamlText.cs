using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace PkoNotebooks.Execution.Parameters;

/// <summary>Reads YAML that others wrote, within limits: a small text can nest without end, or stand for gigabytes by references to itself.</summary>
internal static class YamlText
{
    private const int MostDepth = 64;
    private const int MostValues = 100_000;

    /// <summary>The text's first document; null where it has none.</summary>
    /// <exception cref="YamlException">It is no YAML, or nests too deep.</exception>
    public static YamlNode? Read(string text)
    {
        // Event by event first: building the nodes takes a stack frame a level.
        var parser = new Parser(new StringReader(text));
        var depth = 0;
        while (parser.MoveNext())
        {
            depth += parser.Current!.NestingIncrease;
            if (depth > MostDepth)
            {
                throw new YamlException(parser.Current.Start, parser.Current.End, $"It nests deeper than {MostDepth} levels.");
            }
        }

        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return stream.Documents.Count == 0 ? null : stream.Documents[0].RootNode;
    }

    /// <summary>A value of the document, references (<c>*name</c>) replaced by what they refer to.</summary>
    /// <exception cref="YamlException">It refers to itself, or stands for too many values.</exception>
    public static ParameterValue Value(YamlNode node)
    {
        var left = MostValues;
        return Value(node, 0, ref left);
    }

    private static ParameterValue Value(YamlNode node, int depth, ref int left)
    {
        if (depth > MostDepth || left-- == 0)
        {
            throw new YamlException(node.Start, node.End, $"It refers to itself, or stands for more than {MostValues} values.");
        }

        switch (node)
        {
            case YamlSequenceNode list:
                var items = new List<ParameterValue>();
                foreach (var item in list.Children)
                {
                    items.Add(Value(item, depth + 1, ref left));
                }

                return new ListValue([.. items]);
            case YamlScalarNode { Style: ScalarStyle.Plain, Value: null or "" or "~" or "null" or "Null" or "NULL" }:
                return new NullValue();
            case YamlScalarNode scalar:
                return new ScalarValue(scalar.Value ?? "", scalar.Style != ScalarStyle.Plain);
            default:
                return new MapValue();
        }
    }
}
