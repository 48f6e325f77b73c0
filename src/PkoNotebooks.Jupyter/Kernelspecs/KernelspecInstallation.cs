using System.Collections.Immutable;

namespace PkoNotebooks.Jupyter.Kernelspecs;

/// <summary>What to install, and where.</summary>
public sealed record KernelspecInstallation
{
    /// <summary>The program and its first arguments, up to where the connection file's path follows: such as <c>/opt/pko/pko kernel start</c>.</summary>
    public required ImmutableArray<string> StartCommand { get; init; }

    /// <summary>The kernelspec's name: letters, digits, <c>- . _</c>. Default: <c>pko</c>.</summary>
    public string Name { get; init; } = "pko";

    /// <summary>What a front end shows. Default: <c>PkoNotebooks (C#)</c>.</summary>
    public string DisplayName { get; init; } = "PkoNotebooks (C#)";

    /// <summary>Variables for the kernel's process. Default: none.</summary>
    public ImmutableSortedDictionary<string, string> Environment { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>An environment whose <c>share/jupyter/kernels</c> is used; null for the user's own folder.</summary>
    public string? Prefix { get; init; }

    /// <summary>Whether to register <c>.net-csharp</c> and <c>.net-fsharp</c> too, so that notebooks for .NET Interactive open without a question.</summary>
    public bool ReplaceDotnetInteractive { get; init; }
}
