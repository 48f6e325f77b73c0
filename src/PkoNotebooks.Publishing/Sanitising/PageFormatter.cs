using AngleSharp.Dom;
using AngleSharp.Html;

namespace PkoNotebooks.Publishing.Sanitising;

/// <summary>As HTML is written, with the marks of a drawing closed in themselves: a chart has hundreds, and each end tag is read like a tag.</summary>
internal sealed class PageFormatter : HtmlMarkupFormatter
{
    public static PageFormatter Shared { get; } = new();

    public override string OpenTag(IElement element, bool selfClosing)
    {
        var tag = base.OpenTag(element, selfClosing);
        return IsMark(element) && tag.EndsWith('>') && !tag.EndsWith("/>", StringComparison.Ordinal) ? $"{tag[..^1]}/>" : tag;
    }

    public override string CloseTag(IElement element, bool selfClosing) => IsMark(element) ? "" : base.CloseTag(element, selfClosing);

    private static bool IsMark(IElement element) => element.NamespaceUri == "http://www.w3.org/2000/svg" && !element.HasChildNodes;
}
