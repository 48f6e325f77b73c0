namespace Microsoft.DotNet.Interactive;

/// <summary>LaTeX as it is, shown by frontends that know it.</summary>
[TypeFormatterSource(typeof(LatexFormatterSource))]
public sealed class LaTeXString(string value) : ILatex
{
    public static implicit operator LaTeXString(string source) => new(source);

    string ILatex.Latex => value;

    public override string ToString() => value;
}
