using Microsoft.AspNetCore.Html;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Elements for languages in which <see cref="PocketView"/>'s dynamic calls cannot be written, such as F#.</summary>
public static class HtmlElements
{
    /// <summary>One element; text among its content is escaped, HTML content is not, other values are shown as a cell's result is.</summary>
    /// <param name="name">The element's name.</param>
    /// <param name="attributes">Names and values, in order; null as value for a name alone.</param>
    /// <param name="content">What it holds, in order.</param>
    public static IHtmlContent Make(string name, IEnumerable<Tuple<string, object?>> attributes, IEnumerable<object?> content) =>
        PocketView.Element(name, attributes.Select(a => KeyValuePair.Create(a.Item1, a.Item2)), content);
}
