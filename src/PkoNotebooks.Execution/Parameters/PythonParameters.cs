using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PkoNotebooks.Execution.Parameters;

/// <summary>Parameters cells of Python notebooks, so that a notebook of another kernel takes the same options.</summary>
internal static partial class PythonParameters
{
    public static ImmutableArray<DeclaredParameter> Read(string source)
    {
        var parameters = ImmutableArray.CreateBuilder<DeclaredParameter>();
        var lines = source.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (Assignment().Match(lines[i]) is { Success: true } match)
            {
                parameters.Add(new(
                    match.Groups["name"].Value,
                    match.Groups["type"].Success ? match.Groups["type"].Value.Trim() : null,
                    match.Groups["value"].Value.Trim(),
                    match.Groups["comment"].Value.Trim(),
                    i + 1));
            }
        }

        return parameters.ToImmutable();
    }

    /// <summary>The value as a Python literal; its type is what it looks like, as in papermill, unless it stood in quotes.</summary>
    public static Literal Format(DeclaredParameter parameter, ParameterValue value)
    {
        var text = parameter.Type == "str" || parameter.Default.StartsWith('"') || parameter.Default.StartsWith('\'');
        return value switch
        {
            NullValue => new("None", "null"),
            ListValue list => List([.. list.Items.Select(item => Format(parameter with { Default = "" }, item))]),
            ScalarValue { Quoted: false } scalar when !text && Plain(scalar.Text) is { } plain => plain,
            ScalarValue scalar => new(Quote(scalar.Text), scalar.Text),
            _ => throw new FormatException("found names and values, expected one value or a list"),
        };
    }

    private static Literal List(Literal[] items) =>
        new($"[{string.Join(", ", items.Select(i => i.Code))}]", $"[{string.Join(", ", items.Select(i => i.Display))}]");

    private static Literal? Plain(string text) => text switch
    {
        "true" or "True" => new("True", "true"),
        "false" or "False" => new("False", "false"),
        "None" or "null" => new("None", "null"),
        _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) =>
            new(n.ToString(CultureInfo.InvariantCulture), text),
        _ when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var x) && double.IsFinite(x) =>
            new(text.Trim(), text.Trim()),
        _ => null,
    };

    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' or '\\' => quoted.Append('\\').Append(c),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                < ' ' => quoted.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:x2}"),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('"').ToString();
    }

    [GeneratedRegex("""^(?<name>[A-Za-z_]\w*)\s*(:\s*(?<type>[^=#]+?)\s*)?=(?!=)\s*(?<value>("[^"]*"|'[^']*'|[^#])*?)\s*(#\s*(type:\s*\S+\s*)?(?<comment>.*))?$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Assignment();
}
