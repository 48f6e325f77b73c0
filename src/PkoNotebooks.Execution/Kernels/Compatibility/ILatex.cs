namespace Microsoft.DotNet.Interactive;

/// <summary>A value that is written in LaTeX.</summary>
internal interface ILatex
{
    string Latex { get; }
}
