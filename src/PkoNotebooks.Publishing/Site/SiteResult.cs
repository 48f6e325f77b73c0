using System.Collections.Immutable;

namespace PkoNotebooks.Publishing.Site;

/// <summary>A site in its folder.</summary>
/// <param name="IndexPath">The full path of <c>index.html</c>.</param>
/// <param name="Files">Every file of it, by name relative to the output folder, in order.</param>
public sealed record SiteResult(string IndexPath, ImmutableArray<SiteFile> Files)
{
    /// <summary>Whether all of it stood there already, so that nothing was written.</summary>
    public bool Unchanged { get; init; }
}

/// <param name="Name">Relative to the output folder, forward slashes.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Lower-case hex.</param>
public sealed record SiteFile(string Name, long Bytes, string Sha256);
