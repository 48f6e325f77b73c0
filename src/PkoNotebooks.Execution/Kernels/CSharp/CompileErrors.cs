using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Kernels.Cells;

namespace PkoNotebooks.Execution.Kernels.CSharp;

/// <summary>Turns the compiler's diagnostics into the error that a reader sees: all of them, each with its line in the cell.</summary>
internal static class CompileErrors
{
    private const int Shown = 50;

    /// <exception cref="CellErrorException">There is at least one error.</exception>
    public static void ThrowIfAny(ImmutableArray<Diagnostic> diagnostics, string cellPath)
    {
        var errors = diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)
            .OrderBy(d => d.Location.SourceTree?.FilePath == cellPath ? 0 : 1)
            .ThenBy(d => d.Location.SourceSpan.Start)
            .Distinct()
            .ToList();
        if (errors.Count == 0)
        {
            return;
        }

        var lines = errors.Take(Shown).SelectMany(d => Describe(d, cellPath)).ToList();
        if (errors.Count > Shown)
        {
            lines.Add($"({errors.Count - Shown} more errors)");
        }

        var first = errors[0];
        var message = string.Join('\n', errors.Take(Shown).Select(d => Headline(d, cellPath)));
        throw new CellErrorException(new ErrorOutput(first.Id, message, [.. lines])
        {
            Line = first.Location.SourceTree?.FilePath == cellPath ? LineOf(first) : null,
        });
    }

    private static int LineOf(Diagnostic error) => error.Location.GetLineSpan().StartLinePosition.Line + 1;

    private static string Headline(Diagnostic error, string cellPath)
    {
        var message = error.GetMessage(CultureInfo.InvariantCulture);
        message = MissingNames.Advice(error.Id, message) is { } advice ? $"{message}. {advice}" : message;
        if (!error.Location.IsInSource)
        {
            return $"{cellPath}: error {error.Id}: {message}";
        }

        var span = error.Location.GetLineSpan();
        return $"{span.Path}, line {span.StartLinePosition.Line + 1}, column {span.StartLinePosition.Character + 1}: error {error.Id}: {message}";
    }

    private static IEnumerable<string> Describe(Diagnostic error, string cellPath)
    {
        yield return Headline(error, cellPath);
        if (error.Location.SourceTree is { } tree)
        {
            var text = tree.GetText();
            var line = text.Lines[error.Location.GetLineSpan().StartLinePosition.Line];
            yield return "    " + line.ToString().TrimEnd();
            var width = Math.Max(1, Math.Min(error.Location.SourceSpan.End, line.End) - error.Location.SourceSpan.Start);
            yield return "    " + new string(' ', error.Location.SourceSpan.Start - line.Start) + new string('^', width);
        }
    }
}
