namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>HTML elements by name, for <c>using static</c>: see <see cref="PocketView"/>.</summary>
public static class PocketViewTags
{
    /// <summary>Any element: <c>_.element</c>.</summary>
    public static dynamic _ => new PocketView();

    public static dynamic a => PocketView.Element("a");

    public static dynamic abbr => PocketView.Element("abbr");

    public static dynamic address => PocketView.Element("address");

    public static dynamic area => PocketView.Element("area");

    public static dynamic article => PocketView.Element("article");

    public static dynamic aside => PocketView.Element("aside");

    public static dynamic audio => PocketView.Element("audio");

    public static dynamic b => PocketView.Element("b");

    public static dynamic bdi => PocketView.Element("bdi");

    public static dynamic bdo => PocketView.Element("bdo");

    public static dynamic blockquote => PocketView.Element("blockquote");

    public static dynamic body => PocketView.Element("body");

    public static dynamic br => PocketView.Element("br");

    public static dynamic button => PocketView.Element("button");

    public static dynamic canvas => PocketView.Element("canvas");

    public static dynamic caption => PocketView.Element("caption");

    public static dynamic center => PocketView.Element("center");

    public static dynamic circle => PocketView.Element("circle");

    public static dynamic cite => PocketView.Element("cite");

    public static dynamic code => PocketView.Element("code");

    public static dynamic col => PocketView.Element("col");

    public static dynamic colgroup => PocketView.Element("colgroup");

    public static dynamic data => PocketView.Element("data");

    public static dynamic dd => PocketView.Element("dd");

    public static dynamic details => PocketView.Element("details");

    public static dynamic dfn => PocketView.Element("dfn");

    public static dynamic div => PocketView.Element("div");

    public static dynamic dl => PocketView.Element("dl");

    public static dynamic dt => PocketView.Element("dt");

    public static dynamic em => PocketView.Element("em");

    public static dynamic embed => PocketView.Element("embed");

    public static dynamic fieldset => PocketView.Element("fieldset");

    public static dynamic figcaption => PocketView.Element("figcaption");

    public static dynamic figure => PocketView.Element("figure");

    public static dynamic font => PocketView.Element("font");

    public static dynamic footer => PocketView.Element("footer");

    public static dynamic form => PocketView.Element("form");

    public static dynamic g => PocketView.Element("g");

    public static dynamic h1 => PocketView.Element("h1");

    public static dynamic h2 => PocketView.Element("h2");

    public static dynamic h3 => PocketView.Element("h3");

    public static dynamic h4 => PocketView.Element("h4");

    public static dynamic h5 => PocketView.Element("h5");

    public static dynamic h6 => PocketView.Element("h6");

    public static dynamic head => PocketView.Element("head");

    public static dynamic header => PocketView.Element("header");

    public static dynamic hgroup => PocketView.Element("hgroup");

    public static dynamic hr => PocketView.Element("hr");

    public static dynamic html => PocketView.Element("html");

    public static dynamic i => PocketView.Element("i");

    public static dynamic iframe => PocketView.Element("iframe");

    public static dynamic img => PocketView.Element("img");

    public static dynamic input => PocketView.Element("input");

    public static dynamic ins => PocketView.Element("ins");

    public static dynamic kbd => PocketView.Element("kbd");

    public static dynamic label => PocketView.Element("label");

    public static dynamic legend => PocketView.Element("legend");

    public static dynamic li => PocketView.Element("li");

    public static dynamic line => PocketView.Element("line");

    public static dynamic link => PocketView.Element("link");

    public static dynamic main => PocketView.Element("main");

    public static dynamic map => PocketView.Element("map");

    public static dynamic mark => PocketView.Element("mark");

    public static dynamic menu => PocketView.Element("menu");

    public static dynamic menuitem => PocketView.Element("menuitem");

    public static dynamic meta => PocketView.Element("meta");

    public static dynamic meter => PocketView.Element("meter");

    public static dynamic nav => PocketView.Element("nav");

    public static dynamic noscript => PocketView.Element("noscript");

    public static dynamic ol => PocketView.Element("ol");

    public static dynamic optgroup => PocketView.Element("optgroup");

    public static dynamic option => PocketView.Element("option");

    public static dynamic output => PocketView.Element("output");

    public static dynamic p => PocketView.Element("p");

    public static dynamic path => PocketView.Element("path");

    public static dynamic picture => PocketView.Element("picture");

    public static dynamic polygon => PocketView.Element("polygon");

    public static dynamic pre => PocketView.Element("pre");

    public static dynamic progress => PocketView.Element("progress");

    public static dynamic q => PocketView.Element("q");

    public static dynamic rect => PocketView.Element("rect");

    public static dynamic s => PocketView.Element("s");

    public static dynamic samp => PocketView.Element("samp");

    public static dynamic script => PocketView.Element("script");

    public static dynamic section => PocketView.Element("section");

    public static dynamic select => PocketView.Element("select");

    public static dynamic small => PocketView.Element("small");

    public static dynamic source => PocketView.Element("source");

    public static dynamic span => PocketView.Element("span");

    public static dynamic strike => PocketView.Element("strike");

    public static dynamic strong => PocketView.Element("strong");

    public static dynamic style => PocketView.Element("style");

    public static dynamic sub => PocketView.Element("sub");

    public static dynamic summary => PocketView.Element("summary");

    public static dynamic sup => PocketView.Element("sup");

    public static dynamic svg => PocketView.Element("svg");

    public static dynamic table => PocketView.Element("table");

    public static dynamic tbody => PocketView.Element("tbody");

    public static dynamic td => PocketView.Element("td");

    public static dynamic template => PocketView.Element("template");

    public static dynamic text => PocketView.Element("text");

    public static dynamic textarea => PocketView.Element("textarea");

    public static dynamic tfoot => PocketView.Element("tfoot");

    public static dynamic th => PocketView.Element("th");

    public static dynamic thead => PocketView.Element("thead");

    public static dynamic time => PocketView.Element("time");

    public static dynamic title => PocketView.Element("title");

    public static dynamic tr => PocketView.Element("tr");

    public static dynamic track => PocketView.Element("track");

    public static dynamic u => PocketView.Element("u");

    public static dynamic ul => PocketView.Element("ul");

    public static dynamic video => PocketView.Element("video");

    public static dynamic wbr => PocketView.Element("wbr");
}
