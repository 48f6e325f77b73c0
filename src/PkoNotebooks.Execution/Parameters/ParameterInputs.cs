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

    /// <summary><c>--for-each country=DEU,KOR,GBR</c>: one input a value; for a list, <c>years=[1992,2023],[2015]</c>.</summary>
    /// <exception cref="ParameterException">The text has no name, or no values.</exception>
    public static ImmutableArray<ParameterInput> ForEach(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var values = equals < 0 ? [] : SplitAtCommas(text[(equals + 1)..]);
        return equals > 0 && values.Count > 0
            ? [.. values.Select(value => new ParameterInput(text[..equals].Trim(), new ScalarValue(value), "--for-each"))]
            : throw new ParameterException([$"--for-each: found \"{text}\", expected name=value,value,…"]);
    }

    // A comma in brackets or quotes is the value's own: years=[1,2],[3].
    private static List<string> SplitAtCommas(string text)
    {
        var values = new List<string>();
        var (start, depth, quoted) = (0, 0, false);
        for (var i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || (text[i] == ',' && depth == 0 && !quoted))
            {
                values.Add(text[start..i].Trim());
                start = i + 1;
                continue;
            }

            quoted ^= text[i] == '"';
            depth += quoted ? 0 : text[i] switch { '[' => 1, ']' => -1, _ => 0 };
        }

        return [.. values.Where(v => v.Length > 0)];
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
            return YamlText.Read(yaml) is { } root ? YamlText.Value(root) : new NullValue();
        }
        catch (YamlException)
        {
            return null;
        }
    }

    private static ImmutableArray<ParameterInput> FromYaml(string yaml, string where, bool withLines)
    {
        try
        {
            return YamlText.Read(yaml) switch
            {
                null => [],
                YamlMappingNode mapping => [.. mapping.Children.Select(c => Input(c.Key, c.Value, where, withLines))],
                _ => throw new ParameterException([$"{where}: expected names and values, such as country: DEU"]),
            };
        }
        catch (YamlException e)
        {
            throw new ParameterException([string.Create(CultureInfo.InvariantCulture, $"{where}:{e.Start.Line}:{e.Start.Column}: {e.Message}")]);
        }
    }

    private static ParameterInput Input(YamlNode name, YamlNode value, string where, bool withLines) => new(
        (name as YamlScalarNode)?.Value ?? name.ToString(),
        YamlText.Value(value),
        withLines ? string.Create(CultureInfo.InvariantCulture, $"{where}:{name.Start.Line}") : where);
}
