using System.Globalization;
using System.Text;

namespace PkoNotebooks.Execution.Kernels.FSharp;

/// <summary>
/// The F# module <c>Html</c>: <c>div [ _class "x" ] [ str "text" ]</c>, each element a function of its attributes and its content,
/// with the names that notebooks for .NET Interactive use.
/// </summary>
internal static class FSharpHtml
{
    private const string Elements =
        "a abbr address area article aside audio b bdi bdo big blockquote body br button canvas caption center cite code col colgroup data datalist dd del details dfn " +
        "dialog div dl dt em fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li link main mark " +
        "menu meta meter nav ol optgroup option output p picture pre progress q rp rt ruby s samp script section select small source span strike strong style sub summary sup svg " +
        "table tbody td textarea tfoot th thead time title tr u ul video wbr";

    // Camel case as F# has it; HTML does not tell the cases apart.
    private const string Attributes =
        "accept action allowFullScreen alt async autoComplete autoFocus autoPlay cellPadding cellSpacing charSet checked colSpan cols content contentEditable controls coords " +
        "crossOrigin dateTime default defer dir disabled download draggable encType form frameBorder headers height hidden high href hrefLang id inputMode integrity is itemProp " +
        "itemScope itemType kind label lang list loop low manifest marginHeight marginWidth max maxLength media method min minLength multiple muted name noValidate open optimum " +
        "pattern placeholder poster prefix preload property rel readOnly required role rowSpan rows sandbox scope scrolling selected shape size sizes span spellCheck src srcDoc " +
        "srcLang srcSet start step summary tabIndex target title type useMap value vocab width wrap";

    /// <summary>The module's text, for an interactive session.</summary>
    public static string Module { get; } = Build();

    private static string Build()
    {
        var text = new StringBuilder("module Html =\n");
        void Line(string line) => text.Append(CultureInfo.InvariantCulture, $"    {line}\n");

        Line("type HtmlAttribute = string * obj");
        Line("let custom (name: string) (attrs: HtmlAttribute list) (content: obj list) = Microsoft.DotNet.Interactive.Formatting.HtmlElements.Make(name, attrs, content)");
        Line("let _custom (name: string) (value: obj) : HtmlAttribute = (name, value)");
        Line("let str (text: string) = Microsoft.AspNetCore.Html.HtmlString(System.Net.WebUtility.HtmlEncode text) :> Microsoft.AspNetCore.Html.IHtmlContent");
        Line("let encodedText (text: string) = str text");
        Line("let rawText (html: string) = Microsoft.AspNetCore.Html.HtmlString(html) :> Microsoft.AspNetCore.Html.IHtmlContent");
        Line("let embed (value: obj) = value");
        foreach (var element in Elements.Split(' '))
        {
            Line($"let {element} attrs content = custom \"{element}\" attrs content");
        }

        Line("let _class (value: obj) : HtmlAttribute = (\"class\", (match value with :? (string list) as names -> box (String.concat \" \" names) | one -> one))");
        Line("let _style (value: obj) : HtmlAttribute = (\"style\", (match value with :? (string list) as rules -> box (String.concat \"; \" rules) | one -> one))");
        foreach (var attribute in Attributes.Split(' '))
        {
            Line($"let _{attribute} (value: obj) : HtmlAttribute = (\"{attribute.ToLowerInvariant()}\", value)");
        }

        return text.ToString();
    }
}
