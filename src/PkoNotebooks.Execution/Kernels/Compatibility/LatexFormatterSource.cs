namespace Microsoft.DotNet.Interactive;

/// <summary>Gives LaTeX under the MIME type that Jupyter has for it.</summary>
internal sealed class LatexFormatterSource
{
    private readonly object[] _formatters = [new Formatter()];

    public IEnumerable<object> CreateTypeFormatters() => _formatters;

    private sealed class Formatter
    {
        public string MimeType { get; } = "text/latex";

        public bool Format(object instance, TextWriter writer)
        {
            writer.Write(((ILatex)instance).Latex);
            return MimeType.Length > 0;
        }
    }
}
