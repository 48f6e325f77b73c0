using System.Collections.Frozen;
using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PkoNotebooks.Execution.Parameters;

/// <summary>Turns a value into the C# expression that has it, held against the type that the notebook declares.</summary>
internal sealed class CSharpLiterals(EnumCatalog enums)
{
    private static readonly FrozenSet<string> Lists = FrozenSet.Create(
        StringComparer.Ordinal,
        "List", "IList", "IReadOnlyList", "IEnumerable", "ICollection", "IReadOnlyCollection", "ImmutableArray", "ImmutableList", "HashSet", "ISet");

    /// <exception cref="FormatException">The value is not of the type; the message says what was found and expected.</exception>
    public Literal Format(string? typeName, ParameterValue value)
    {
        var type = SyntaxFactory.ParseTypeName(typeName ?? "object");
        return Of(type, value);
    }

    private Literal Of(TypeSyntax type, ParameterValue value)
    {
        if (type is NullableTypeSyntax nullable)
        {
            return value is NullValue or ScalarValue { Quoted: false, Text: "null" } ? new("null", "null") : Of(nullable.ElementType, value);
        }

        var element = type switch
        {
            ArrayTypeSyntax { RankSpecifiers: [{ Rank: 1 }] } array => array.ElementType,
            GenericNameSyntax { TypeArgumentList.Arguments: [var only] } generic when Lists.Contains(generic.Identifier.ValueText) => only,
            QualifiedNameSyntax { Right: GenericNameSyntax { TypeArgumentList.Arguments: [var only] } generic } when Lists.Contains(generic.Identifier.ValueText) => only,
            _ => null,
        };
        if (element is not null)
        {
            return List(type, element, value);
        }

        return value switch
        {
            ScalarValue scalar => Scalar(type.ToString(), scalar),
            NullValue when type.ToString() is "object" or "dynamic" => new("null", "null"),
            NullValue => throw new FormatException($"found null, expected {Describe(type.ToString())} (declared {type}, not {type}?)"),
            ListValue when type.ToString() is "object" or "dynamic" => throw new FormatException("found a list, expected one value, for the declaration gives no type"),
            ListValue => throw new FormatException($"found a list, expected {Describe(type.ToString())}"),
            _ => throw new FormatException($"found names and values, expected {Describe(type.ToString())}"),
        };
    }

    private Literal List(TypeSyntax type, TypeSyntax element, ParameterValue value)
    {
        var given = value is ScalarValue { Quoted: false } text
            ? text.Text.TrimStart().StartsWith('[')
                ? ParameterInputs.ValueFromYaml(text.Text)
                : new ListValue([.. text.Text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(t => new ScalarValue(t))])
            : value;
        if (given is not ListValue list)
        {
            throw new FormatException($"found {Found(value)}, expected a list such as [a, b] ({type})");
        }

        var items = new List<Literal>();
        var wrong = new List<string>();
        for (var i = 0; i < list.Items.Length; i++)
        {
            try
            {
                items.Add(Of(element, list.Items[i]));
            }
            catch (FormatException e)
            {
                wrong.Add(string.Create(CultureInfo.InvariantCulture, $"item {i + 1}: {e.Message}"));
            }
        }

        if (wrong.Count > 0)
        {
            throw new FormatException(string.Join("; ", wrong));
        }

        var code = string.Join(", ", items.Select(i => i.Code));
        var display = $"[{string.Join(", ", items.Select(i => i.Display))}]";
        return type is not ArrayTypeSyntax ? new($"[{code}]", display)
            : items.Count == 0 ? new($"new {element}[0]", display)
            : new($"new {element}[] {{ {code} }}", display);
    }

    private Literal Scalar(string type, ScalarValue scalar)
    {
        var text = scalar.Text;
        return CSharpScalars.Format(type, text) is { } known ? known
            : type is "object" or "dynamic" ? Guess(scalar)
            : CSharpScalars.Knows(type) ? throw new FormatException($"found {Found(scalar)}, expected {Describe(type)}")
            : Enum(type, text);
    }

    private Literal Enum(string type, string text)
    {
        var simple = type[(type.LastIndexOf('.') + 1)..];
        var member = text.StartsWith(type + ".", StringComparison.Ordinal) ? text[(type.Length + 1)..]
            : text.StartsWith(simple + ".", StringComparison.Ordinal) ? text[(simple.Length + 1)..]
            : text;
        if (enums.Members(type) is { } members)
        {
            var found = members.FirstOrDefault(m => m == member) ?? members.FirstOrDefault(m => m.Equals(member, StringComparison.OrdinalIgnoreCase));
            return found is not null
                ? new($"{type}.{found}", found)
                : throw new FormatException($"found \"{text}\", expected one of {string.Join(", ", members)} ({type})");
        }

        return SyntaxFacts.IsValidIdentifier(member)
            ? new($"{type}.{member}", member)
            : throw new FormatException($"found \"{text}\", expected the name of a member of {type}");
    }

    /// <summary>For a declaration that gives no type: what the text looks like.</summary>
    private static Literal Guess(ScalarValue scalar)
    {
        foreach (var type in scalar.Quoted ? [] : (string[])["bool", "int", "double"])
        {
            if (CSharpScalars.Format(type, scalar.Text) is { } literal)
            {
                return literal;
            }
        }

        return CSharpScalars.Format("string", scalar.Text)!;
    }

    private static string Found(ParameterValue value) => value is ScalarValue scalar ? $"\"{scalar.Text}\"" : "no value";

    private string Describe(string type) => CSharpScalars.Describe(type)
        ?? (enums.Members(type) is { } members ? $"one of {string.Join(", ", members)} ({type})" : type);
}
