using System.Globalization;

namespace PkoNotebooks.Publishing.Html;

/// <summary>The element identifiers of one page: none is given twice, and no output can take one of the page's own.</summary>
internal sealed class PageIds
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>The wished identifier, or the first free one with a number behind it.</summary>
    public string Take(string wish)
    {
        var id = wish.Length == 0 ? "part" : wish;
        for (var n = 2; !_taken.Add(id); n++)
        {
            id = string.Create(CultureInfo.InvariantCulture, $"{wish}-{n}");
        }

        return id;
    }

    public bool IsTaken(string id) => _taken.Contains(id);

    /// <summary>An identifier for a heading: its letters and digits in any script, lower case, hyphens between.</summary>
    public string TakeForHeading(string text)
    {
        var slug = new System.Text.StringBuilder();
        foreach (var c in text.Trim())
        {
            if (char.IsLetterOrDigit(c))
            {
                slug.Append(char.ToLowerInvariant(c));
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }

            if (slug.Length >= 60)
            {
                break;
            }
        }

        var name = slug.ToString().Trim('-');
        return Take(name.Length == 0 || !char.IsLetter(name[0]) ? "s-" + name : name);
    }
}
