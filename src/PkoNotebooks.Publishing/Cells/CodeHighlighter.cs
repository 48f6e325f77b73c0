using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Classification;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using PkoNotebooks.Publishing.Html;

namespace PkoNotebooks.Publishing.Cells;

/// <summary>Colours code. C# by the compiler's own classification, with the names of earlier cells unknown; other languages as plain text.</summary>
internal sealed class CodeHighlighter : IDisposable
{
    private readonly Lazy<(AdhocWorkspace Workspace, Project Project)> _compiler = new(Start);

    /// <param name="source">The cell's text.</param>
    /// <param name="kernelName">The cell's kernel.</param>
    /// <param name="markedLine">The 1-based line at fault, or null.</param>
    public async Task<Markup> HighlightAsync(string source, string kernelName, int? markedLine, CancellationToken cancellationToken)
    {
        var text = ContentPolicy.Normalise(source);
        var spans = kernelName == "csharp" && text.Length < 200_000
            ? await ClassifyAsync(text, cancellationToken).ConfigureAwait(false)
            : [];
        var html = new HtmlWriter();
        var lineStart = 0;
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            var end = lineStart + line.Length;
            html.Add($"{(number > 1 ? "\n" : "")}");
            var isMarked = number == markedLine;
            html.Add(new Markup(isMarked ? "<mark class=\"nb-line\">" : ""));
            html.Add(Line(text, lineStart, end, spans));
            html.Add(new Markup(isMarked ? "</mark>" : ""));
            lineStart = end + 1;
        }

        return html.ToMarkup();
    }

    public void Dispose()
    {
        if (_compiler.IsValueCreated)
        {
            _compiler.Value.Workspace.Dispose();
        }
    }

    private static Markup Line(string text, int start, int end, IReadOnlyList<(TextSpan Span, string Class)> spans)
    {
        var html = new HtmlWriter();
        var at = start;
        string? open = null;
        foreach (var (span, name) in spans)
        {
            var from = Math.Max(span.Start, at);
            var to = Math.Min(span.End, end);
            if (from >= to)
            {
                continue;
            }

            // What is of one kind and stands together is one span: the parts of a text with holes are.
            if (open != name || from > at)
            {
                html.Add($"{Close(open)}{text[at..from]}<span class=\"{name}\">");
                open = name;
            }

            html.Add($"{text[from..to]}");
            at = to;
        }

        return html.Add($"{Close(open)}{text[at..end]}").ToMarkup();

        static Markup Close(string? open) => new(open is null ? "" : "</span>");
    }

    private async Task<IReadOnlyList<(TextSpan Span, string Class)>> ClassifyAsync(string text, CancellationToken cancellationToken)
    {
        var (code, magic) = WithoutMagic(text);
        var document = _compiler.Value.Project.AddDocument("cell.csx", SourceText.From(code, Encoding.UTF8));
        document = document.WithSourceCodeKind(SourceCodeKind.Script);
        var classified = await Classifier.GetClassifiedSpansAsync(document, new TextSpan(0, code.Length), cancellationToken).ConfigureAwait(false);
        return [.. classified
            .Select(c => (c.TextSpan, Class: ClassOf(c.ClassificationType)))
            .Where(c => c.Class is not null)
            .Select(c => (c.TextSpan, c.Class!))
            .Concat(magic.Select(m => (m, "h-p")))
            .OrderBy(c => c.Item1.Start).ThenByDescending(c => c.Item1.Length).ThenBy(c => c.Item2, StringComparer.Ordinal)];
    }

    // Magic commands are no C#: blanks of the same length keep every position.
    private static (string Code, List<TextSpan> Magic) WithoutMagic(string text)
    {
        var code = new StringBuilder(text);
        var magic = new List<TextSpan>();
        var start = 0;
        foreach (var line in text.Split('\n'))
        {
            var trimmed = line.TrimStart();
            if (trimmed.StartsWith("#!", StringComparison.Ordinal) || trimmed.StartsWith("#r ", StringComparison.Ordinal) || trimmed.StartsWith("#i ", StringComparison.Ordinal))
            {
                magic.Add(new TextSpan(start, line.Length));
                for (var i = 0; i < line.Length; i++)
                {
                    code[start + i] = ' ';
                }
            }

            start += line.Length + 1;
        }

        return (code.ToString(), magic);
    }

    private static (AdhocWorkspace Workspace, Project Project) Start()
    {
        var workspace = new AdhocWorkspace();
        var info = ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "cells", "cells", LanguageNames.CSharp,
            parseOptions: CSharpParseOptions.Default.WithKind(SourceCodeKind.Script).WithLanguageVersion(LanguageVersion.Preview));
        return (workspace, workspace.AddProject(info));
    }

    private static string? ClassOf(string classification) => classification switch
    {
        ClassificationTypeNames.Keyword or ClassificationTypeNames.ControlKeyword => "h-k",
        ClassificationTypeNames.StringLiteral or ClassificationTypeNames.VerbatimStringLiteral or ClassificationTypeNames.StringEscapeCharacter => "h-s",
        ClassificationTypeNames.Comment => "h-c",
        ClassificationTypeNames.NumericLiteral => "h-n",
        ClassificationTypeNames.PreprocessorKeyword or ClassificationTypeNames.PreprocessorText => "h-p",
        ClassificationTypeNames.ClassName or ClassificationTypeNames.RecordClassName or ClassificationTypeNames.StructName
            or ClassificationTypeNames.RecordStructName or ClassificationTypeNames.InterfaceName or ClassificationTypeNames.EnumName
            or ClassificationTypeNames.DelegateName or ClassificationTypeNames.TypeParameterName => "h-t",
        ClassificationTypeNames.MethodName or ClassificationTypeNames.ExtensionMethodName => "h-m",
        _ when classification.StartsWith("xml doc comment", StringComparison.Ordinal) => "h-c",
        _ => null,
    };
}
