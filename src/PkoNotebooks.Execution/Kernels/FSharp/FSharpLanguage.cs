using FSharp.Compiler.CodeAnalysis;
using FSharp.Compiler.EditorServices;
using FSharp.Compiler.Interactive;
using FSharp.Compiler.Symbols;
using FSharp.Compiler.Tokenization;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Kernels.Completion;

namespace PkoNotebooks.Execution.Kernels.FSharp;

/// <summary>What could stand at the cursor of an F# cell, and what stands there, by the compiler's own services; nothing runs.</summary>
internal sealed class FSharpLanguage(Shell.FsiEvaluationSession session)
{
    private const int Overloads = 10;

    public CompletionResult? Complete(string code, int cursor)
    {
        var (line, column, text) = Place(code, cursor);
        if (Check(code) is not { } found)
        {
            return null;
        }

        var partial = QuickParse.GetPartialLongNameEx(text, column - 1);
        var list = found.Check.GetDeclarationListInfo(FSharpOption<FSharpParseFileResults>.Some(found.Parse), line, text, partial, null, null, null);
        if (list.IsError)
        {
            return null;
        }

        var typed = partial.PartialIdent;
        var items = list.Items
            .Where(i => i.NameInList.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            .Select(i => new CompletionItem(i.NameInCode, Kind(i.Glyph)))
            .DistinctBy(i => i.Text);
        return new(cursor - typed.Length, cursor, [.. items]);
    }

    /// <summary>The signature and the documentation of the name at the cursor; null where there is none.</summary>
    public MimeBundle? Describe(string code, int cursor)
    {
        var (line, column, text) = Place(code, cursor);
        if (text.Length == 0 || QuickParse.GetCompleteIdentifierIsland(true, text, Math.Min(column, text.Length - 1)) is not { } island || Check(code) is not { } found)
        {
            return null;
        }

        var names = ListModule.OfSeq(island.Value.Item1.Split('.'));
        var tip = found.Check.GetToolTip(line, island.Value.Item2, text, names, FSharpTokenTag.IDENT, null);
        var described = tip.Item.OfType<ToolTipElement.Group>().SelectMany(g => g.elements).Take(Overloads).ToList();
        if (described.Count == 0)
        {
            return null;
        }

        var signatures = described.Select(d => string.Concat(d.MainDescription.Select(t => t.Text)));
        var comment = described.Select(d => d.XmlDoc).OfType<FSharpXmlDoc.FromXmlText>().Select(x => x.Item.GetXmlText()).FirstOrDefault();
        return Documentation.Bundle(string.Join('\n', signatures), comment, "fsharp");
    }

    private (FSharpParseFileResults Parse, FSharpCheckFileResults Check)? Check(string code)
    {
        try
        {
            var (parse, check, _) = session.ParseAndCheckInteraction(code);
            return (parse, check);
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            // Half a line may be beyond what the compiler's services can read.
            return null;
        }
    }

    private static (int Line, int Column, string Text) Place(string code, int cursor)
    {
        var before = code[..cursor];
        var start = before.LastIndexOf('\n') + 1;
        var end = code.IndexOf('\n', cursor);
        return (before.Count(c => c == '\n') + 1, cursor - start, code[start..(end < 0 ? code.Length : end)].TrimEnd('\r'));
    }

    private static string Kind(FSharpGlyph glyph) =>
        glyph.IsMethod || glyph.IsOverridenMethod || glyph.IsExtensionMethod ? "method"
        : glyph.IsProperty ? "property"
        : glyph.IsField || glyph.IsEnumMember ? "field"
        : glyph.IsModule ? "module"
        : glyph.IsNameSpace ? "namespace"
        : glyph.IsVariable || glyph.IsConstant ? "instance"
        : "class";
}
