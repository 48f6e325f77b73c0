using System.Diagnostics;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PkoNotebooks.Execution.Kernels.CSharp;

/// <summary>
/// The lines of a cell's code, written when an error asks for them. To write them with every cell costs an eighth of a small cell's time,
/// and nearly all cells end well.
/// </summary>
/// <param name="compilation">What the cell was made from: it gives the same code again, and the lines with it.</param>
internal sealed class LateSymbols(CSharpCompilation compilation)
{
    private readonly Lazy<MetadataReader> _lines = new(() => Write(compilation));

    /// <summary>
    /// Whether nobody but this kernel will ask for the lines: the code runs once, hands none of itself on, and catches nothing whose stack
    /// trace it could print.
    /// </summary>
    public static bool Suffice(CompilationUnitSyntax root) =>
        !root.ContainsDirectives
        && !root.DescendantNodes().Any(n => n is MemberDeclarationSyntax and not (GlobalStatementSyntax or FieldDeclarationSyntax)
            or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or QueryExpressionSyntax or CatchClauseSyntax);

    /// <summary>Where a frame of the cell's code stands, or null where it stands in code that nobody wrote.</summary>
    public (string File, int Line)? Of(StackFrame frame)
    {
        if (frame.GetMethod() is not { } method)
        {
            return null;
        }

        (string, int)? found = null;
        var handle = ((MethodDefinitionHandle)MetadataTokens.EntityHandle(method.MetadataToken)).ToDebugInformationHandle();
        foreach (var point in _lines.Value.GetMethodDebugInformation(handle).GetSequencePoints())
        {
            if (point.Offset > frame.GetILOffset())
            {
                break;
            }

            found = point.IsHidden ? found : (_lines.Value.GetString(_lines.Value.GetDocument(point.Document).Name), point.StartLine);
        }

        return found;
    }

    private static MetadataReader Write(CSharpCompilation compilation)
    {
        using var code = new MemoryStream();
        var symbols = new MemoryStream();
        CSharpCompiler.Emit(compilation, code, symbols, CancellationToken.None);
        symbols.Position = 0;
        return MetadataReaderProvider.FromPortablePdbStream(symbols).GetMetadataReader();
    }
}
