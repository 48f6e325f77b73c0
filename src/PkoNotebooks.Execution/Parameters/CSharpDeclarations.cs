using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PkoNotebooks.Execution.Parameters;

/// <summary>Reads the declarations of a C# cell from its syntax alone: nothing is compiled and nothing runs.</summary>
internal static class CSharpDeclarations
{
    private static readonly CSharpParseOptions Script = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    public static ImmutableArray<DeclaredParameter> Read(string source)
    {
        var text = WithoutMagic(source);
        var parameters = ImmutableArray.CreateBuilder<DeclaredParameter>();
        foreach (var member in CSharpSyntaxTree.ParseText(text, Script).GetCompilationUnitRoot().Members)
        {
            var declaration = member switch
            {
                FieldDeclarationSyntax field => field.Declaration,
                GlobalStatementSyntax { Statement: LocalDeclarationStatementSyntax local } => local.Declaration,
                _ => null,
            };
            foreach (var variable in declaration?.Variables ?? default)
            {
                if (variable.Initializer is { Value: var value })
                {
                    var type = declaration!.Type.IsVar ? Infer(value) : declaration.Type.ToString();
                    var line = variable.GetLocation().GetLineSpan().StartLinePosition.Line;
                    parameters.Add(new(variable.Identifier.ValueText, type, value.ToString(), Comment(text, member, line), line + 1));
                }
            }
        }

        return parameters.ToImmutable();
    }

    /// <summary>The members of the enums that a cell declares, by the enum's name.</summary>
    public static IEnumerable<(string Name, ImmutableArray<string> Members)> Enums(string source) =>
        CSharpSyntaxTree.ParseText(WithoutMagic(source), Script).GetRoot().DescendantNodes().OfType<EnumDeclarationSyntax>()
            .Select(e => (e.Identifier.ValueText, e.Members.Select(m => m.Identifier.ValueText).ToImmutableArray()));

    /// <summary>The type of a default, as far as its form tells; null where it does not.</summary>
    private static string? Infer(ExpressionSyntax value) => value switch
    {
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } or InterpolatedStringExpressionSyntax => "string",
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.TrueLiteralExpression or (int)SyntaxKind.FalseLiteralExpression } => "bool",
        LiteralExpressionSyntax { Token.Value: { } literal } => Keyword(literal),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression } minus => Infer(minus.Operand),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } sure => Infer(sure.Operand),
        ParenthesizedExpressionSyntax inner => Infer(inner.Expression),
        ObjectCreationExpressionSyntax made => made.Type.ToString(),
        ArrayCreationExpressionSyntax array => array.Type.ElementType + "[]",
        ImplicitArrayCreationExpressionSyntax { Initializer.Expressions: [var first, ..] } => Infer(first) is { } element ? element + "[]" : null,
        CastExpressionSyntax cast => cast.Type.ToString(),
        DefaultExpressionSyntax none => none.Type.ToString(),
        // DateOnly.Parse(…), decimal.Parse(…): what gives a value of its own type.
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var method } call }
            when method.StartsWith("Parse", StringComparison.Ordinal) || method.StartsWith("From", StringComparison.Ordinal) => call.Expression.ToString(),
        // An enum's member, or a constant such as DateOnly.MinValue or string.Empty.
        MemberAccessExpressionSyntax { Expression: var owner } => owner.ToString(),
        _ => null,
    };

    private static string? Keyword(object literal) => literal switch
    {
        int => "int",
        uint => "uint",
        long => "long",
        ulong => "ulong",
        double => "double",
        float => "float",
        decimal => "decimal",
        char => "char",
        _ => null,
    };

    /// <summary>The comment on the declaration's line, or else the comment lines right above it.</summary>
    private static string Comment(string text, SyntaxNode member, int line)
    {
        var after = member.GetTrailingTrivia().Concat(member.DescendantTrivia().Where(t => t.GetLocation().GetLineSpan().StartLinePosition.Line == line))
            .FirstOrDefault(IsComment);
        if (after != default)
        {
            return Words(after.ToString());
        }

        var lines = text.Split('\n');
        var above = new List<string>();
        for (var i = line - 1; i >= 0 && lines[i].TrimStart().StartsWith("//", StringComparison.Ordinal); i--)
        {
            above.Insert(0, Words(lines[i]));
        }

        return string.Join(' ', above);
    }

    private static bool IsComment(SyntaxTrivia trivia) =>
        trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia);

    private static string Words(string comment) => comment.Trim().TrimStart('/', '*').TrimEnd('*', '/').Trim();

    private static string WithoutMagic(string source) =>
        string.Join('\n', source.Split('\n').Select(l => l.StartsWith('#') ? "" : l.TrimEnd('\r')));
}
