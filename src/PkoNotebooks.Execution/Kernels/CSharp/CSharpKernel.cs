using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.DotNet.Interactive;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Kernels.Cells;
using PkoNotebooks.Execution.Kernels.Magic;

namespace PkoNotebooks.Execution.Kernels.CSharp;

/// <summary>C# scripting: each cell continues where the last one stopped.</summary>
internal sealed class CSharpKernel : ILanguageKernel
{
    private readonly AssemblyReferences _references;
    private readonly NotebookLoadContext _loader;
    private readonly CSharpCompiler _compiler;
    private readonly CSharpCompletion _completion;
    private readonly CSharpInspection _inspection;
    private ImmutableArray<object> _submissions = [];

    // Each compiled cell finds the cells before it here; slot 0 would hold a globals object, which we have none of.
    private object?[] _slots = new object?[64];

    public CSharpKernel(SessionOptions options, AssemblyReferences references, NotebookLoadContext loader)
    {
        _references = references;
        _loader = loader;
        _compiler = new CSharpCompiler(references, options.WorkingDirectory);
        _completion = new CSharpCompletion(_compiler);
        _inspection = new CSharpInspection(_compiler);
    }

    public string Name => "csharp";

    public ImmutableArray<KernelVariable> Variables => SubmissionVariables.Of(_submissions);

    public void Execute(CodeStep step, CellContext cell)
    {
        if (Compile(step.Code, cell.Label, cell.Cancellation) is not { } compiled)
        {
            return;
        }

        UserCode.Run(
            async () =>
            {
                var value = await Start(compiled).ConfigureAwait(true);
                if (compiled.HasResult && value is not DisplayedValue)
                {
                    var output = cell.Formatter.Format(value);
                    cell.Sink.Result(output.Data, output.Metadata);
                }

                return 0;
            },
            cell.Cancellation);
    }

    /// <summary>Runs code of our own making in the session, such as the declaration of a shared variable.</summary>
    public void ExecuteQuietly(string code, CellContext cell)
    {
        if (Compile(code, cell.Label, cell.Cancellation) is { } compiled)
        {
            UserCode.Run(() => Start(compiled), cell.Cancellation);
        }
    }

    public void SetValue(string name, object? value, CellContext cell)
    {
        if (!SyntaxFacts.IsValidIdentifier(name))
        {
            throw new CellErrorException("InvalidName", $"'{name}' is not a name that a C# variable can have.");
        }

        var type = CSharpTypeName.Of(value, _references);
        ExecuteQuietly($"{type} @{name} = ({type})global::{typeof(SharedValue).FullName}.Take({SharedValue.Put(value, cell)});", cell);
    }

    public CompletionResult Complete(string code, int cursor, CancellationToken cancellationToken) => _completion.At(code, cursor, cancellationToken);

    public MimeBundle? Inspect(string code, int cursor, CancellationToken cancellationToken) => _inspection.At(code, cursor, cancellationToken);

    public CodeCompleteness IsComplete(string code)
    {
        var tree = CSharpCompiler.Parse(code, "", CancellationToken.None);
        var errors = tree.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
        if (errors.Count == 0)
        {
            return CodeCompleteness.Complete;
        }

        // More text can mend what is missing at the end, or what was opened and not closed; nothing mends the rest.
        var end = code.TrimEnd().Length;
        return !SyntaxFactory.IsCompleteSubmission(tree) && errors.All(e => e.Location.SourceSpan.End >= end || e.Id is "CS1035" or "CS1039" or "CS8997" or "CS1010")
            ? CodeCompleteness.Incomplete
            : CodeCompleteness.Invalid;
    }

    private CompiledCell? Compile(string code, string path, CancellationToken cancellationToken)
    {
        var tree = CSharpCompiler.Parse(code, path, cancellationToken);
        var root = tree.GetCompilationUnitRoot(cancellationToken);
        if (root.Members.Count == 0 && root.Usings.Count == 0 && root.Externs.Count == 0 && !root.ContainsDirectives && !root.ContainsDiagnostics)
        {
            return null;
        }

        var compilation = _compiler.Create(tree);
        if (compilation.SyntaxTrees.All(t => t.GetCompilationUnitRoot(cancellationToken).Members.Count == 0))
        {
            // Only usings: there is nothing to emit, and the next cell must see them.
            CompileErrors.ThrowIfAny(compilation.GetDiagnostics(cancellationToken), path);
            _compiler.Accept(compilation);
            return null;
        }

        var symbols = LateSymbols.Suffice(root) ? null : new MemoryStream();
        var image = new MemoryStream();
        var result = CSharpCompiler.Emit(compilation, image, symbols, cancellationToken);
        if (!result.Success)
        {
            CompileErrors.ThrowIfAny(result.Diagnostics, path);
        }

        var hasResult = CSharpCompiler.HasResult(compilation, tree, cancellationToken);
        var assembly = symbols is null ? _loader.LoadCell(image, new LateSymbols(compilation)) : _loader.LoadCell(image, symbols);
        var entry = compilation.GetEntryPoint(cancellationToken)!;
        var method = assembly.GetType(entry.ContainingType.MetadataName, throwOnError: true)!
            .GetMethod(entry.MetadataName, BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)!;
        return new CompiledCell(compilation, hasResult, method.CreateDelegate<Func<object?[], Task<object>>>());
    }

    private Task<object> Start(CompiledCell cell)
    {
        var slot = _submissions.Length + 1;
        if (slot + 1 >= _slots.Length)
        {
            Array.Resize(ref _slots, _slots.Length * 2);
        }

        try
        {
            return cell.Entry(_slots);
        }
        finally
        {
            // A cell takes its slot before its first statement runs, so what it declared before an error stays.
            if (_slots[slot] is { } submission)
            {
                _submissions = _submissions.Add(submission);
                _compiler.Accept(cell.Compilation);
            }
        }
    }

    private sealed record CompiledCell(CSharpCompilation Compilation, bool HasResult, Func<object?[], Task<object>> Entry);
}
