using System.Collections.Immutable;

namespace PkoNotebooks.Display.Language;

/// <summary>A template of composed texts, found again in a text: its own words where they stand in it, and in the holes what lies between.</summary>
/// <remarks>No regular expression: those took longer to make than to use, and one with many holes tries every way to fill them.</remarks>
internal sealed class TermPattern
{
    private readonly ImmutableArray<string> words;
    private readonly ImmutableArray<int> holes;

    public TermPattern(string template, string translation)
    {
        Template = template;
        Translation = translation;
        var own = ImmutableArray.CreateBuilder<string>();
        var order = ImmutableArray.CreateBuilder<int>();
        var before = "";
        foreach (var part in PhraseTemplate.Parse(template))
        {
            if (part.Hole is { } hole)
            {
                own.Add(before);
                order.Add(hole);
                before = "";
            }
            else
            {
                before += part.Text;
            }
        }

        own.Add(before);
        (words, holes) = (own.ToImmutable(), order.ToImmutable());
        OwnLength = words.Sum(w => w.Length);
    }

    public string Template { get; }

    public string Translation { get; }

    /// <summary>How much the template itself says.</summary>
    public int OwnLength { get; }

    /// <summary>What fills the holes, by their number: with the first as short as may be, then as long as may be. What ends a hole may stand in it as well.</summary>
    public IEnumerable<ImmutableArray<string>> Matches(string text)
    {
        var (first, last) = (words[0], words[^1]);
        if (text.Length < OwnLength + holes.Length || !text.StartsWith(first, StringComparison.Ordinal) || !text.EndsWith(last, StringComparison.Ordinal) || text.Contains('\n', StringComparison.Ordinal))
        {
            yield break;
        }

        var shortest = FromLeft(text);
        if (shortest is not null)
        {
            yield return Filled(text, shortest);
        }

        if (FromRight(text) is { } longest && shortest?.SequenceEqual(longest) != true)
        {
            yield return Filled(text, longest);
        }
    }

    // Where the words after each hole begin: each as far left as it can stand with something before it.
    private int[]? FromLeft(string text)
    {
        var starts = Ends(text);
        var from = words[0].Length;
        for (var i = 1; i < words.Length - 1; i++)
        {
            starts[i] = text.IndexOf(words[i], Math.Min(text.Length, from + 1), StringComparison.Ordinal);
            if (starts[i] < 0)
            {
                return null;
            }

            from = starts[i] + words[i].Length;
        }

        return from < starts[^1] ? starts : null;
    }

    // The same from the right.
    private int[]? FromRight(string text)
    {
        var starts = Ends(text);
        for (var i = words.Length - 2; i > 0; i--)
        {
            var room = starts[i + 1] - 1;
            starts[i] = room < words[i].Length ? -1 : text.LastIndexOf(words[i], room - 1, room, StringComparison.Ordinal);
            if (starts[i] < 0)
            {
                return null;
            }
        }

        return words[0].Length < starts[1] ? starts : null;
    }

    private int[] Ends(string text)
    {
        var starts = new int[words.Length];
        starts[^1] = text.Length - words[^1].Length;
        return starts;
    }

    private ImmutableArray<string> Filled(string text, int[] starts)
    {
        var filled = new string[holes.Max() + 1];
        Array.Fill(filled, "");
        for (var i = 0; i < holes.Length; i++)
        {
            var from = starts[i] + words[i].Length;
            filled[holes[i]] = text[from..starts[i + 1]];
        }

        return [.. filled];
    }
}
