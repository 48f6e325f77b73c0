using System.Collections.Immutable;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Publishing.Cells;
using PkoNotebooks.Publishing.Facts;
using PkoNotebooks.Publishing.Html;
using PkoNotebooks.Publishing.Language;
using PkoNotebooks.Publishing.Sanitising;
using PkoNotebooks.Publishing.Site;

namespace PkoNotebooks.Publishing.Pages;

/// <summary>What the parts of one page share.</summary>
internal sealed class PageContext
{
    public PageContext(NotebookDocument notebook, SiteOptions options, InterfaceText words, CodeHighlighter highlighter)
    {
        Options = options;
        Words = words;
        Highlighter = highlighter;
        Policy.AddStyle(Assets.Style);
        Sanitiser = new(Policy, ScriptPolicy.For(notebook, options.TrustedScripts), Ids);
        SafeSanitiser = new(Policy, ScriptPolicy.None, Ids);
        Facts = new(Ids);
        foreach (var own in (ReadOnlySpan<string>)["main", "nb-words", "contents", "sources", "figures", "rows", "data-used", "cite", "rerun"])
        {
            Ids.Take(own);
        }
    }

    public SiteOptions Options { get; }

    public InterfaceText Words { get; }

    public CodeHighlighter Highlighter { get; }

    public ContentPolicy Policy { get; } = new();

    public PageIds Ids { get; } = new();

    /// <summary>For outputs of code: an author's script may run.</summary>
    public HtmlSanitiser Sanitiser { get; }

    /// <summary>For prose and pictures: no script ever runs.</summary>
    public HtmlSanitiser SafeSanitiser { get; }

    public FactRegister Facts { get; }

    public ImmutableArray<FactsPayload>.Builder Payloads { get; } = ImmutableArray.CreateBuilder<FactsPayload>();
}
