using System.Collections.Frozen;

namespace PkoNotebooks.Publishing.Sanitising;

/// <summary>What may stand in a page that comes from a cell: everything not named here goes.</summary>
internal static class AllowList
{
    public static readonly FrozenSet<string> HtmlElements = Set(
        "a abbr address article aside b bdi bdo blockquote br button caption cite code col colgroup data datalist dd del details dfn div dl dt em " +
        "fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img input ins kbd label legend li mark meter nav ol optgroup option output p pre " +
        "progress q rp rt ruby s samp section select small span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr");

    /// <summary>Elements that go while what they hold stays.</summary>
    public static readonly FrozenSet<string> Unwrapped = Set("html body main form center font tt big strike nobr hgroup search picture");

    public static readonly FrozenSet<string> SvgElements = Set(
        "svg g defs symbol use path rect circle ellipse line polyline polygon text tspan textPath title desc metadata clipPath mask pattern marker " +
        "linearGradient radialGradient stop filter feGaussianBlur feOffset feMerge feMergeNode feColorMatrix feFlood feComposite feBlend feDropShadow switch a");

    public static readonly FrozenSet<string> HtmlAttributes = Set(
        "abbr alt checked cite class colspan datetime dir disabled for headers height hidden high href hreflang id label lang list low max maxlength min " +
        "multiple name open optimum pattern placeholder readonly reversed role rowspan scope selected size span spellcheck src start step tabindex title " +
        "translate type value width");

    public static readonly FrozenSet<string> InputTypes = Set("text search checkbox radio range number button date month");

    /// <summary>Properties of a style attribute that SVG also takes as an attribute: so a diagram keeps its look under a policy without inline style.</summary>
    public static readonly FrozenSet<string> SvgPresentation = Set(
        "fill fill-opacity fill-rule stroke stroke-width stroke-dasharray stroke-linecap stroke-linejoin stroke-opacity opacity font-family font-size " +
        "font-style font-weight text-anchor dominant-baseline alignment-baseline visibility display color stop-color stop-opacity");

    /// <summary>Attributes whose value names other elements of the page.</summary>
    public static readonly FrozenSet<string> IdReferences = Set(
        "for headers list aria-labelledby aria-describedby aria-controls aria-owns aria-details aria-flowto aria-activedescendant aria-errormessage");

    private static FrozenSet<string> Set(string names) => names.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
