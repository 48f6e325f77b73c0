using System.Security.Cryptography;
using System.Text;

namespace PkoNotebooks.Publishing.Html;

/// <summary>
/// The styles and scripts of one page and the policy that admits exactly those, by SHA-256 (Content Security Policy Level 3, section 2.3.1).
/// Everything else is refused by the browser: other scripts, event handlers, style attributes, every request.
/// </summary>
internal sealed class ContentPolicy
{
    private readonly List<string> _styles = [];
    private readonly List<string> _scriptHashes = [];
    private readonly List<string> _styleHashes = [];

    /// <summary>The style sheets, each once, in the order in which they were first asked for.</summary>
    public IReadOnlyList<string> Styles => _styles;

    public void AddStyle(string css)
    {
        var text = Normalise(css);
        if (!_styles.Contains(text, StringComparer.Ordinal))
        {
            _styles.Add(text);
            _styleHashes.Add(Hash(text));
        }
    }

    /// <summary>Admits an inline script; the caller writes it into the page with exactly this text.</summary>
    public void AdmitScript(string script)
    {
        var hash = Hash(Normalise(script));
        if (!_scriptHashes.Contains(hash, StringComparer.Ordinal))
        {
            _scriptHashes.Add(hash);
        }
    }

    /// <summary>The value of the page's <c>Content-Security-Policy</c> meta element.</summary>
    public override string ToString() =>
        "default-src 'none'; " +
        $"script-src {Sources(_scriptHashes)}; " +
        $"style-src {Sources(_styleHashes)}; " +
        "img-src data:; base-uri 'none'; form-action 'none'";

    /// <summary>As a browser's parser leaves it: hashes are taken after line ends have become LF.</summary>
    public static string Normalise(string text) =>
        text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Replace("\0", "", StringComparison.Ordinal);

    private static string Sources(List<string> hashes) => hashes.Count == 0 ? "'none'" : string.Join(' ', hashes);

    private static string Hash(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";
}
