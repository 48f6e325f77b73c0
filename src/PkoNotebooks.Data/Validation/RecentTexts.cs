namespace PkoNotebooks.Data.Validation;

/// <summary>
/// Remembers texts that passed a check, of each look the last one: a long table has the same days, states and counts again and
/// again, and to find one here takes a comparison and no hash of the whole text.
/// </summary>
internal sealed class RecentTexts
{
    private readonly string?[] _texts = new string?[256];
    private string? _last;

    /// <param name="text">Not empty.</param>
    public bool Contains(string text)
    {
        if (ReferenceEquals(text, _last))
        {
            return true;
        }

        if (_texts[Place(text)] != text)
        {
            return false;
        }

        _last = text;
        return true;
    }

    /// <inheritdoc cref="Contains"/>
    public void Add(string text) => _texts[Place(text)] = _last = text;

    private static int Place(string text) => ((text[0] * 31) + (text[text.Length / 2] * 7) + text[^1]) & 0xFF;
}
