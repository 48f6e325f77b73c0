using System.Collections.Immutable;
using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace PkoNotebooks.Execution.Parameters;

/// <summary>Reads parameters in the forms that papermill takes: name and value, YAML text, a YAML file.</summary>
public static class ParameterInputs
{
    /// <summary><c>-p name value</c>. The value is taken as typed; <c>[a, b]</c> is a list for a parameter that is one.</summary>
    public static ParameterInput FromPair(string name, string value) => new(name, new ScalarValue(value), "-p");

    /// <summary><c>-y "{country: DEU, asOf: 2015-03-31}"</c>.</summary>
    /// <exception cref="ParameterException">The text is not YAML, or not a mapping.</exception>
    public static ImmutableArray<ParameterInput> FromYaml(string yaml) => FromYaml(yaml, "-y", withLines: false);

    /// <summary><c>-f params.yml</c>.</summary>
    /// <exception cref="ParameterException">The file is missing, is not YAML, or not a mapping.</exception>
    public static ImmutableArray<ParameterInput> FromFile(string path)
    {
        try
        {
            return FromYaml(File.ReadAllText(path), path, withLines: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ParameterException([$"{path}: {e.Message}"]);
        }
    }

    /// <summary><c>--for-each country=DEU,KOR,GBR</c>: one input a value.</summary>
    /// <exception cref="ParameterException">The text has no name, or no values.</exception>
    public static ImmutableArray<ParameterInput> ForEach(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var values = equals < 0 ? [] : text[(equals + 1)..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return equals > 0 && values.Length > 0
            ? [.. values.Select(value => new ParameterInput(text[..equals].Trim(), new ScalarValue(value), "--for-each"))]
            : throw new ParameterException([$"--for-each: found \"{text}\", expected name=value,value,…"]);
    }

    /// <summary>The inputs with one left a name: files first, then YAML, then pairs, a later one over an earlier one, as in papermill.</summary>
    public static ImmutableArray<ParameterInput> Combine(params IEnumerable<ParameterInput>[] fromWeakToStrong)
    {
        var inputs = new OrderedDictionary<string, ParameterInput>(StringComparer.Ordinal);
        foreach (var input in fromWeakToStrong.SelectMany(i => i))
        {
            inputs[input.Name] = input;
        }

        return [.. inputs.Values];
    }

    /// <summary>A value from YAML text, such as the list in <c>-p countries "[DEU, KOR]"</c>; null where the text is no YAML.</summary>
    internal static ParameterValue? ValueFromYaml(string yaml)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            return stream.Documents.Count == 0 ? new NullValue() : Value(stream.Documents[0].RootNode);
        }
        catch (YamlException)
        {
            return null;
        }
    }

    private static ImmutableArray<ParameterInput> FromYaml(string yaml, string where, bool withLines)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(yaml));
        }
        catch (YamlException e)
        {
            throw new ParameterException([string.Create(CultureInfo.InvariantCulture, $"{where}:{e.Start.Line}:{e.Start.Column}: {e.Message}")]);
        }

        if (stream.Documents.Count == 0)
        {
            return [];
        }

        return stream.Documents[0].RootNode is YamlMappingNode mapping
            ? [.. mapping.Children.Select(c => Input(c.Key, c.Value, where, withLines))]
            : throw new ParameterException([$"{where}: expected names and values, such as country: DEU"]);
    }

    private static ParameterInput Input(YamlNode name, YamlNode value, string where, bool withLines) => new(
        (name as YamlScalarNode)?.Value ?? name.ToString(),
        Value(value),
        withLines ? string.Create(CultureInfo.InvariantCulture, $"{where}:{name.Start.Line}") : where);

    private static ParameterValue Value(YamlNode node) => node switch
    {
        YamlSequenceNode list => new ListValue([.. list.Children.Select(Value)]),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: null or "" or "~" or "null" or "Null" or "NULL" } => new NullValue(),
        YamlScalarNode scalar => new ScalarValue(scalar.Value ?? "", scalar.Style != ScalarStyle.Plain),
        _ => new MapValue(),
    };
}
