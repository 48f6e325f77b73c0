using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace PkoNotebooks.Execution.Kernels.CSharp;

/// <summary>Compiles cells, each as a continuation of the one before.</summary>
internal sealed class CSharpCompiler(AssemblyReferences references, string workingDirectory)
{
    /// <summary>The C# script dialect in its latest version.</summary>
    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest, DocumentationMode.Parse, SourceCodeKind.Script);

    // As .NET Interactive has them, so that its notebooks compile.
    private static readonly ImmutableArray<string> Imports =
    [
        "System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq",
        "Microsoft.DotNet.Interactive.Kernel", "Microsoft.DotNet.Interactive",
    ];

    private static readonly EmitOptions Emitting = new(debugInformationFormat: DebugInformationFormat.PortablePdb);

    // One object, replaced as a whole: completion reads it while a cell is being accepted.
    private volatile Chain _chain = new(null, ImmutableHashSet.Create<MetadataReference>(ReferenceEqualityComparer.Instance), 0);

    public static SyntaxTree Parse(string code, string path, CancellationToken cancellationToken) =>
        SyntaxFactory.ParseSyntaxTree(SourceText.From(code, Encoding.UTF8), ParseOptions, path, cancellationToken);

    /// <summary>A compilation that sees everything that earlier cells declared.</summary>
    public CSharpCompilation Create(SyntaxTree tree, string? name = null)
    {
        var chain = _chain;
        name ??= $"Submission#{chain.Length}";
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            scriptClassName: name,
            usings: chain.Last is null ? Imports : [], // a submission inherits those of the one before
            optimizationLevel: OptimizationLevel.Release,
            allowUnsafe: MayBeUnsafe(tree),
            concurrentBuild: false, // a cell is a few lines: sharing them out among threads costs more than compiling them
            metadataReferenceResolver: new CellReferenceResolver(references),
            sourceReferenceResolver: new CellSourceResolver(workingDirectory),
            assemblyIdentityComparer: DesktopAssemblyIdentityComparer.Default);

        // A submission inherits every reference of the one before, duplicates included. With all of them given each time the
        // hundredth cell would bind seventeen thousand, and memory would grow with the square of the number of cells.
        var added = references.All.Where(r => !chain.References.Contains(r));
        var compilation = CSharpCompilation.CreateScriptCompilation(name, tree, added, options);

        // Set afterwards: given at once, the one before would be compiled a second time, in search of errors that it cannot have.
        return chain.Last is null ? compilation : compilation.WithScriptCompilationInfo(compilation.ScriptCompilationInfo!.WithPreviousScriptCompilation(chain.Last));
    }

    /// <summary>Compiles. All errors are in the result; the compilation becomes the previous one only by <see cref="Accept"/>.</summary>
    /// <param name="symbols">Where the lines of the code go; null where they are not asked for.</param>
    public static EmitResult Emit(CSharpCompilation compilation, Stream image, Stream? symbols, CancellationToken cancellationToken) =>
        compilation.Emit(image, symbols, options: Emitting, cancellationToken: cancellationToken);

    /// <summary>Makes later cells see this one.</summary>
    public void Accept(CSharpCompilation compilation)
    {
        var chain = _chain;
        _chain = new(compilation, chain.References.Union(compilation.ExternalReferences), chain.Length + 1);
    }

    /// <summary>Whether the cell ends in an expression whose value is the cell's result.</summary>
    public static bool HasResult(CSharpCompilation compilation, SyntaxTree tree, CancellationToken cancellationToken)
    {
        var root = tree.GetCompilationUnitRoot(cancellationToken);
        if (root.Members.OfType<GlobalStatementSyntax>().Any(g => Returns(g.Statement)))
        {
            return true;
        }

        return root.Members.LastOrDefault() is GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } last }
            && (HasValue(last.Expression) || compilation.GetSemanticModel(tree).GetTypeInfo(last.Expression, cancellationToken).Type is not { SpecialType: SpecialType.System_Void });
    }

    /// <summary>Whether an expression has a value whatever its names mean: then nobody needs to ask for its type.</summary>
    private static bool HasValue(ExpressionSyntax expression) =>
        expression is LiteralExpressionSyntax or BinaryExpressionSyntax or IdentifierNameSyntax or MemberAccessExpressionSyntax
            or InterpolatedStringExpressionSyntax or BaseObjectCreationExpressionSyntax or ElementAccessExpressionSyntax or TupleExpressionSyntax;

    /// <summary>Whether the code, or a file that it loads, may hold unsafe code: where that is allowed the compiler marks each assembly, which costs.</summary>
    private static bool MayBeUnsafe(SyntaxTree tree) =>
        tree.GetRoot().ContainsDirectives
        || tree.ToString() is var code && (code.Contains("unsafe", StringComparison.Ordinal) || code.Contains("SkipLocalsInit", StringComparison.Ordinal));

    private static bool Returns(StatementSyntax statement) =>
        statement.DescendantNodesAndSelf(n => n is not (LambdaExpressionSyntax or AnonymousMethodExpressionSyntax or LocalFunctionStatementSyntax))
            .Any(n => n is ReturnStatementSyntax { Expression: not null });

    /// <param name="Last">The compilation that the next one continues.</param>
    /// <param name="References">What it refers to, and hands on.</param>
    private sealed record Chain(CSharpCompilation? Last, ImmutableHashSet<MetadataReference> References, int Length);
}
