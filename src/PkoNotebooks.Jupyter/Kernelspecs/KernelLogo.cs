namespace PkoNotebooks.Jupyter.Kernelspecs;

/// <summary>The picture that a front end's launcher shows: two bars of unequal height, paying and serving.</summary>
internal static class KernelLogo
{
    public const string Svg = """
        <svg xmlns="http://www.w3.org/2000/svg" width="64" height="64" viewBox="0 0 64 64">
          <rect width="64" height="64" rx="10" fill="#2463a5"/>
          <rect x="16" y="12" width="12" height="40" fill="#ffffff"/>
          <rect x="36" y="42" width="12" height="10" fill="#ffffff"/>
        </svg>

        """;
}
