using System.Runtime.CompilerServices;
using System.Text;

namespace PkoNotebooks.Publishing.Html;

/// <summary>Writes HTML from templates whose holes are escaped unless they hold <see cref="Markup"/>.</summary>
internal sealed class HtmlWriter
{
    private readonly StringBuilder _html = new();

    public int Length => _html.Length;

    /// <summary>Writes a template: its literal text is HTML, its holes are data.</summary>
    public HtmlWriter Add([InterpolatedStringHandlerArgument("")] ref Template template)
    {
        _ = template;
        return this;
    }

    public HtmlWriter Add(Markup markup)
    {
        _html.Append(markup.Value);
        return this;
    }

    public HtmlWriter Line([InterpolatedStringHandlerArgument("")] ref Template template)
    {
        _ = template;
        _html.Append('\n');
        return this;
    }

    public Markup ToMarkup() => new(_html.ToString());

    public override string ToString() => _html.ToString();

    [InterpolatedStringHandler]
    internal readonly ref struct Template
    {
        private readonly StringBuilder _html;

#pragma warning disable IDE0060 // The compiler passes the two counts.
        public Template(int literalLength, int formattedCount, HtmlWriter writer) => _html = writer._html;
#pragma warning restore IDE0060

        public void AppendLiteral(string html) => _html.Append(html);

        public void AppendFormatted(Markup markup) => _html.Append(markup.Value);

        public void AppendFormatted(string? text) => _html.Append(Markup.Escape(text));

        public void AppendFormatted<T>(T value) => _html.Append(Markup.Escape(Markup.Invariant(value)));
    }
}
