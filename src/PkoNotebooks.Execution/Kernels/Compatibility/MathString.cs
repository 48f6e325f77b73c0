namespace Microsoft.DotNet.Interactive;

/// <summary>A formula in LaTeX, without the dollar signs.</summary>
[TypeFormatterSource(typeof(LatexFormatterSource))]
public sealed class MathString(string value) : ILatex
{
    public static implicit operator MathString(string source) => new(source);

    string ILatex.Latex => $"$${value}$$";

    public override string ToString() => value;
}
