using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PkoNotebooks.Execution.Kernels.CSharp;

/// <summary>What could stand at the cursor in C#: members after a dot, otherwise everything in scope and the keywords.</summary>
internal sealed class CSharpCompletion(CSharpCompiler compiler)
{
    private const int Limit = 1000;

    private static readonly ImmutableArray<string> Keywords =
    [
        .. Enum.GetValues<SyntaxKind>().Where(k => SyntaxFacts.IsKeywordKind(k) && SyntaxFacts.IsReservedKeyword(k)).Select(SyntaxFacts.GetText),
        "async", "await", "dynamic", "get", "init", "nameof", "record", "required", "set", "var", "when", "where", "with", "yield",
    ];

    public CompletionResult At(string code, int cursor, CancellationToken cancellationToken)
    {
        var start = cursor;
        while (start > 0 && (char.IsLetterOrDigit(code[start - 1]) || code[start - 1] == '_'))
        {
            start--;
        }

        var tree = CSharpCompiler.Parse(code, "", cancellationToken);
        var root = tree.GetRoot(cancellationToken);
        if (IsInText(root, cursor))
        {
            return new CompletionResult(cursor, cursor, []);
        }

        var model = compiler.Create(tree).GetSemanticModel(tree);
        var typed = code[start..cursor];
        var left = start == 0 ? default : root.FindToken(start - 1);
        var symbols = left.IsKind(SyntaxKind.DotToken) || left.IsKind(SyntaxKind.ColonColonToken)
            ? Members(model, left, start, cancellationToken)
            : InScope(model, root, start, left);
        var items = symbols
            .Where(s => s.CanBeReferencedByName && s.Name.StartsWith(typed, StringComparison.OrdinalIgnoreCase) && !s.IsImplicitlyDeclared)
            .GroupBy(s => s.Name, StringComparer.Ordinal)
            .Select(g => (Item: Item(g.First(), g.Count(), model, start), Rank: Rank(g.First(), typed)));
        if (!left.IsKind(SyntaxKind.DotToken))
        {
            items = items.Concat(Keywords.Where(k => typed.Length > 0 && k.StartsWith(typed, StringComparison.Ordinal)).Select(k => (new CompletionItem(k, "keyword"), 3)));
        }

        return new CompletionResult(start, cursor, [.. items.OrderBy(i => i.Rank).ThenBy(i => i.Item.Text, StringComparer.OrdinalIgnoreCase).Select(i => i.Item).DistinctBy(i => i.Text).Take(Limit)]);
    }

    private static IEnumerable<ISymbol> Members(SemanticModel model, SyntaxToken dot, int position, CancellationToken cancellationToken)
    {
        var target = dot.Parent switch
        {
            MemberAccessExpressionSyntax access => access.Expression,
            QualifiedNameSyntax name => name.Left,
            MemberBindingExpressionSyntax binding => binding.Ancestors().OfType<ConditionalAccessExpressionSyntax>().FirstOrDefault()?.Expression,
            AliasQualifiedNameSyntax alias => alias.Alias,
            _ => (SyntaxNode?)null,
        };
        if (target is null)
        {
            return [];
        }

        var symbol = model.GetSymbolInfo(target, cancellationToken).Symbol ?? (target is IdentifierNameSyntax identifier ? model.GetAliasInfo(identifier, cancellationToken)?.Target : null);
        if (symbol is INamespaceSymbol space)
        {
            return model.LookupNamespacesAndTypes(position, space);
        }

        if (symbol is INamedTypeSymbol or ITypeParameterSymbol)
        {
            return model.LookupSymbols(position, (INamespaceOrTypeSymbol)symbol).Where(s => s.IsStatic || s is INamedTypeSymbol);
        }

        var type = model.GetTypeInfo(target, cancellationToken).Type;
        if (dot.Parent is MemberBindingExpressionSyntax && type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            type = nullable.TypeArguments[0];
        }

        return type is null or IErrorTypeSymbol ? [] : model.LookupSymbols(position, type, includeReducedExtensionMethods: true).Where(s => !s.IsStatic && s is not INamedTypeSymbol);
    }

    private static IEnumerable<ISymbol> InScope(SemanticModel model, SyntaxNode root, int position, SyntaxToken left)
    {
        if (left.Parent?.AncestorsAndSelf().OfType<UsingDirectiveSyntax>().FirstOrDefault() is { StaticKeyword.RawKind: 0 })
        {
            return model.LookupNamespacesAndTypes(position).Where(s => s is INamespaceSymbol);
        }

        var scope = model.LookupSymbols(Math.Min(position, root.FullSpan.End));

        // Between the braces of an object initializer, the members of the object come first.
        return left.Parent?.AncestorsAndSelf().OfType<InitializerExpressionSyntax>().FirstOrDefault() is { RawKind: (int)SyntaxKind.ObjectInitializerExpression, Parent: BaseObjectCreationExpressionSyntax creation }
            && left.Kind() is SyntaxKind.OpenBraceToken or SyntaxKind.CommaToken
            && model.GetTypeInfo(creation).Type is { } created
            ? model.LookupSymbols(position, created).Where(s => s is IPropertySymbol { SetMethod: not null } or IFieldSymbol { IsStatic: false })
            : scope;
    }

    private static bool IsInText(SyntaxNode root, int cursor)
    {
        var trivia = root.FindTrivia(cursor > 0 ? cursor - 1 : 0);
        if (trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia && trivia.SpanStart < cursor)
        {
            return true;
        }

        var token = root.FindToken(cursor > 0 ? cursor - 1 : 0);
        return token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
            && token.SpanStart < cursor && (cursor < token.Span.End || token.ContainsDiagnostics || token.IsKind(SyntaxKind.InterpolatedStringTextToken));
    }

    private static CompletionItem Item(ISymbol symbol, int overloads, SemanticModel model, int position)
    {
        var kind = symbol switch
        {
            IMethodSymbol => "function",
            IPropertySymbol => "property",
            IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum } => "enum",
            IFieldSymbol { ContainingType.IsScriptClass: true } or ILocalSymbol or IParameterSymbol or IRangeVariableSymbol => "variable",
            IFieldSymbol => "field",
            IEventSymbol => "event",
            INamespaceSymbol => "module",
            INamedTypeSymbol { TypeKind: TypeKind.Interface } => "interface",
            INamedTypeSymbol { TypeKind: TypeKind.Enum } => "enum",
            INamedTypeSymbol { TypeKind: TypeKind.Struct } => "struct",
            _ => "class",
        };
        var more = overloads > 1 ? FormattableString.Invariant($" (+ {overloads - 1} more)") : "";
        return new CompletionItem(symbol.Name, kind, symbol is INamespaceSymbol ? null : symbol.ToMinimalDisplayString(model, position) + more);
    }

    private static int Rank(ISymbol symbol, string typed)
    {
        var isExact = typed.Length == 0 || symbol.Name.StartsWith(typed, StringComparison.Ordinal);
        var place = symbol switch
        {
            ILocalSymbol or IParameterSymbol or IRangeVariableSymbol => 0,
            { ContainingType.IsScriptClass: true } => 0,
            IMethodSymbol { ReducedFrom: not null } => 2,
            INamespaceSymbol => 4,
            _ => 1,
        };
        return place + (isExact ? 0 : 5);
    }
}
