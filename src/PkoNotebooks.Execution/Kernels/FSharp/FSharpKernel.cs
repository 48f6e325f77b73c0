using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.ExceptionServices;
using FSharp.Compiler.Diagnostics;
using FSharp.Compiler.Interactive;
using Microsoft.DotNet.Interactive;
using Microsoft.FSharp.Core;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Kernels.Cells;
using PkoNotebooks.Execution.Kernels.CSharp;
using PkoNotebooks.Execution.Kernels.Magic;

namespace PkoNotebooks.Execution.Kernels.FSharp;

/// <summary>F# scripting on the compiler's own interactive session. Made, and its compiler loaded, when the first F# cell runs.</summary>
internal sealed class FSharpKernel : ILanguageKernel, IDisposable
{
    private static readonly char[] Blanks = [' ', '\n', '\r', '\t'];

    private readonly AssemblyReferences _references;
    private readonly HashSet<string> _referenced = new(StringComparer.Ordinal);

    private readonly Shell.FsiEvaluationSession _session;
    private readonly FSharpLanguage _language;
    private bool _knowsHtml;

    public FSharpKernel(SessionOptions options, AssemblyReferences references)
    {
        _references = references;
        var configuration = Shell.FsiEvaluationSession.GetDefaultConfiguration();
        string[] arguments =
        [
            "fsi", "--noninteractive", "--nologo", "--gui-", "--quiet", "--targetprofile:netcore", "--langversion:latest",
            "--multiemit+", "--debug:portable", "--tailcalls-", $"--lib:{options.WorkingDirectory}", $"-r:{typeof(FSharpKernel).Assembly.Location}",
        ];
        _session = Shell.FsiEvaluationSession.Create(
            configuration, arguments, TextReader.Null, TextWriter.Null, TextWriter.Null, null, null);
        _language = new(_session);
        Setup();
    }

    public string Name => "fsharp";

    public ImmutableArray<KernelVariable> Variables =>
        [.. _session.GetBoundValues().Reverse().Where(v => v.Name != "it").Select(v => new KernelVariable(v.Name, v.Value.ReflectionType, () => v.Value.ReflectionValue))];

    public void Execute(CodeStep step, CellContext cell)
    {
        Reference();
        OfferHtml(step.Code);
        UserCode.Run(
            () =>
            {
                if (Evaluate(step.Code, cell) is { } value && value.ReflectionType != typeof(Unit) && value.ReflectionValue is not DisplayedValue)
                {
                    var output = cell.Formatter.Format(value.ReflectionValue);
                    cell.Sink.Result(output.Data, output.Metadata);
                }

                return 0;
            },
            cell.Cancellation);
    }

    public void SetValue(string name, object? value, CellContext cell)
    {
        if (name.Length == 0 || name.Contains('`', StringComparison.Ordinal) || name.Contains('\n', StringComparison.Ordinal))
        {
            throw new CellErrorException("InvalidName", $"'{name}' is not a name that an F# value can have.");
        }

        Reference();
        var type = CSharpTypeName.Of(value, _references);
        type = type == "dynamic" ? "obj" : type.Replace("global::", "global.", StringComparison.Ordinal);
        Evaluate($"let ``{name}`` = unbox<{type}> (global.{typeof(SharedValue).FullName}.Take({SharedValue.Put(value, cell)}))", cell);
    }

    public CompletionResult Complete(string code, int cursor, CancellationToken cancellationToken) =>
        _language.Complete(code, cursor) is { Items.IsEmpty: false } found ? found : Names(code, cursor);

    public MimeBundle? Inspect(string code, int cursor, CancellationToken cancellationToken) => _language.Describe(code, cursor);

    // What the session holds, where the text around the cursor cannot be understood.
    private CompletionResult Names(string code, int cursor)
    {
        var start = cursor;
        while (start > 0 && (char.IsLetterOrDigit(code[start - 1]) || code[start - 1] is '_' or '.'))
        {
            start--;
        }

        var path = code[start..cursor];
        var dot = path.LastIndexOf('.') + 1;
        var items = _session.GetCompletions(path).Distinct().Order(StringComparer.Ordinal).Select(n => new CompletionItem(n, "instance"));
        return new CompletionResult(start + dot, cursor, [.. items]);
    }

    public void Dispose() => ((IDisposable)_session).Dispose();

    private void Setup() => _session.EvalInteractionNonThrowing(
        "open System\nopen System.IO\nopen System.Text\nopen System.Collections\nopen System.Collections.Generic\nopen System.Threading.Tasks\nopen System.Linq\nopen Microsoft.DotNet.Interactive\nopen Microsoft.DotNet.Interactive.Formatting\nopen type Microsoft.DotNet.Interactive.Kernel",
        FSharpOption<CancellationToken>.None);

    // Few notebooks build HTML in F#: its module is made when a cell names it.
    private void OfferHtml(string code)
    {
        if (!_knowsHtml && code.Contains("Html", StringComparison.Ordinal))
        {
            _knowsHtml = true;
            _session.EvalInteractionNonThrowing(FSharpHtml.Module, FSharpOption<CancellationToken>.None);
        }
    }

    // What C# cells and #r brought is there for F# as well.
    private void Reference()
    {
        foreach (var path in _references.AddedPaths.Where(_referenced.Add))
        {
            _session.EvalInteractionNonThrowing($"#r @\"{path}\"", FSharpOption<CancellationToken>.None);
        }
    }

    private Shell.FsiValue? Evaluate(string code, CellContext cell)
    {
        // The compiler looks up from its own work when this token is cancelled; running code is ended by its thread.
        var (outcome, diagnostics) = _session.EvalInteractionNonThrowing(code, cell.Label, FSharpOption<CancellationToken>.Some(cell.Cancellation));
        var errors = diagnostics.Where(d => d.Severity.IsError).ToList();
        if (errors.Count > 0)
        {
            throw Failure(errors, code, cell.Label);
        }

        if (outcome is FSharpChoice<FSharpOption<Shell.FsiValue>, Exception>.Choice2Of2 { Item: { } error })
        {
            ExceptionDispatchInfo.Throw(error);
        }

        return outcome is FSharpChoice<FSharpOption<Shell.FsiValue>, Exception>.Choice1Of2 { Item: { } value } ? value.Value : null;
    }

    private static CellErrorException Failure(List<FSharpDiagnostic> errors, string code, string label)
    {
        var lines = code.Split('\n');
        var headlines = errors.Select(e => string.Create(
            CultureInfo.InvariantCulture, $"{label}, line {e.StartLine}, column {e.StartColumn + 1}: error FS{e.ErrorNumber:0000}: {string.Join(' ', e.Message.Split(Blanks, StringSplitOptions.RemoveEmptyEntries))}")).ToList();
        var traceback = errors.Zip(headlines).SelectMany(pair => new[] { pair.Second }
            .Concat(pair.First.StartLine > 0 && pair.First.StartLine <= lines.Length ? ["    " + lines[pair.First.StartLine - 1]] : []));
        return new CellErrorException(new ErrorOutput(
            string.Create(CultureInfo.InvariantCulture, $"FS{errors[0].ErrorNumber:0000}"), string.Join('\n', headlines), [.. traceback])
        { Line = errors[0].StartLine > 0 ? errors[0].StartLine : null });
    }
}
