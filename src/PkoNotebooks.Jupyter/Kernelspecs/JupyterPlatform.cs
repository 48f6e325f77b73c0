namespace PkoNotebooks.Jupyter.Kernelspecs;

/// <summary>The three sets of rules for folders.</summary>
public enum JupyterPlatform
{
    Linux,
    MacOS,
    Windows,
}
