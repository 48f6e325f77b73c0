namespace PkoNotebooks.Execution.Kernels.Formatting;

/// <summary>The look of default HTML output. The same bytes stand in every output, so that one CSP hash covers them all.</summary>
public static class ValueStyles
{
    /// <summary>The content of the <c>style</c> element.</summary>
    public const string Css =
        ".dni-code-hint{font-style:italic;overflow:hidden;white-space:nowrap}"
        + ".dni-treeview{white-space:nowrap}.dni-treeview td,.dni-treeview th,.dni-table td,.dni-table th{vertical-align:top;text-align:start}"
        + ".dni-plaintext pre{margin:0;white-space:pre-wrap}.dni-plaintext.dni-number pre{text-align:end}"
        + "details.dni-treeview{padding-left:1em}.dni-more{font-style:italic}";

    /// <summary>The whole element.</summary>
    public const string Element = "<style>" + Css + "</style>";
}
