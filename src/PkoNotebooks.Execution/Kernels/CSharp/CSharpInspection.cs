using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Kernels.Completion;

namespace PkoNotebooks.Execution.Kernels.CSharp;

/// <summary>Signature and documentation of what stands at the cursor in C#.</summary>
internal sealed class CSharpInspection(CSharpCompiler compiler)
{
    private const int Overloads = 10;

    private static readonly SymbolDisplayFormat Format = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints,
        memberOptions: SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeContainingType | SymbolDisplayMemberOptions.IncludeType
            | SymbolDisplayMemberOptions.IncludeRef | SymbolDisplayMemberOptions.IncludeConstantValue,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeDefaultValue
            | SymbolDisplayParameterOptions.IncludeParamsRefOut | SymbolDisplayParameterOptions.IncludeExtensionThis,
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        localOptions: SymbolDisplayLocalOptions.IncludeType,
        kindOptions: SymbolDisplayKindOptions.IncludeTypeKeyword | SymbolDisplayKindOptions.IncludeNamespaceKeyword,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat ScriptFormat = Format.RemoveMemberOptions(SymbolDisplayMemberOptions.IncludeContainingType);

    private readonly FrameworkDocumentation _framework = new();

    public MimeBundle? At(string code, int cursor, CancellationToken cancellationToken)
    {
        var tree = CSharpCompiler.Parse(code, "", cancellationToken);
        var model = compiler.Create(tree).GetSemanticModel(tree);
        var root = tree.GetRoot(cancellationToken);

        // The word to the left counts where the cursor stands just behind it.
        foreach (var position in new[] { cursor, cursor - 1 })
        {
            if (position < 0 || position > root.FullSpan.End)
            {
                continue;
            }

            var token = root.FindToken(Math.Min(position, Math.Max(0, root.FullSpan.End - 1)));
            if (token.Span.Contains(position) && IsWord(token) && Symbols(model, token, cancellationToken) is { Count: > 0 } found)
            {
                return Describe(found, cancellationToken);
            }
        }

        // Inside the parentheses of a call, the called method.
        var call = root.FindToken(Math.Clamp(cursor - 1, 0, Math.Max(0, root.FullSpan.End - 1))).Parent?.AncestorsAndSelf().OfType<InvocationExpressionSyntax>().FirstOrDefault();
        return call is not null && Of(model.GetSymbolInfo(call, cancellationToken)) is { Count: > 0 } called ? Describe(called, cancellationToken) : null;
    }

    private static bool IsWord(SyntaxToken token) =>
        token.IsKind(SyntaxKind.IdentifierToken) || SyntaxFacts.IsPredefinedType(token.Kind()) || token.Kind() is SyntaxKind.VarKeyword or SyntaxKind.NewKeyword or SyntaxKind.ThisKeyword;

    private static List<ISymbol> Symbols(SemanticModel model, SyntaxToken token, CancellationToken cancellationToken)
    {
        var node = token.Parent!;
        if (model.GetDeclaredSymbol(node, cancellationToken) is { } declared)
        {
            return [declared];
        }

        var found = Of(model.GetSymbolInfo(node, cancellationToken));
        return found.Count > 0 ? found : [.. model.GetMemberGroup(node, cancellationToken)];
    }

    private static List<ISymbol> Of(SymbolInfo info) => info.Symbol is { } symbol ? [symbol] : [.. info.CandidateSymbols];

    private MimeBundle Describe(List<ISymbol> symbols, CancellationToken cancellationToken)
    {
        var signature = string.Join('\n', symbols.Take(Overloads).Select(s => s.ToDisplayString(s.ContainingType is { IsScriptClass: true } ? ScriptFormat : Format)));
        if (symbols is [IMethodSymbol { ContainingType: { } type, Name: var name }] && type.GetMembers(name).OfType<IMethodSymbol>().Count() is > 1 and var count)
        {
            signature += FormattableString.Invariant($"\n// and {count - 1} more overloads");
        }

        var documented = symbols[0] is IMethodSymbol { ReducedFrom: { } reduced } ? reduced.OriginalDefinition : symbols[0].OriginalDefinition;
        var xml = documented.GetDocumentationCommentXml(cancellationToken: cancellationToken);
        return Documentation.Bundle(signature, string.IsNullOrWhiteSpace(xml) ? _framework.Of(documented) : xml, "csharp");
    }
}
