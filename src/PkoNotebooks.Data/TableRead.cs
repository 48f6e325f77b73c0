namespace PkoNotebooks.Data;

/// <summary>A table that was used, and the content that it had.</summary>
/// <param name="Name">The table's name, such as <c>personnel</c>.</param>
/// <param name="Sha256">Lower-case hexadecimal SHA-256 of its file.</param>
public sealed record TableRead(string Name, string Sha256)
{
    /// <summary><c>sha256:</c> and the hash, as the descriptor and the facts write it.</summary>
    public string Hash => "sha256:" + Sha256;
}
