using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Display.Text;

namespace PkoNotebooks.Display.Language;

/// <summary>
/// Formulas in words, notes and findings in another language. They are composed where no language is known, so they are taken apart again:
/// a whole sentence by its template, arithmetic at its operators, a term by its pattern, and what fills a hole by the same rules.
/// </summary>
/// <remarks>Templates stand in <c>Resources/terms.CODE.json</c>: English with holes <c>{0}</c>, <c>{1}</c>, and the same with the holes where the language wants them.</remarks>
internal sealed partial class TermText
{
    // Deep enough for every formula of the kit; a text made to nest without end is left as it is.
    private const int Deepest = 12;

    private static readonly string[] Operators = [" ÷ ", " × ", " + ", " − "];

    private readonly ImmutableArray<TermPattern> patterns;
    private readonly Dictionary<string, string> exact;
    private readonly DisplayLanguage language;

    public TermText(DisplayLanguage language, IEnumerable<KeyValuePair<string, string>> terms)
    {
        var all = terms.ToList();
        this.language = language;
        exact = all.Where(t => !t.Key.Contains('{', StringComparison.Ordinal)).ToDictionary(t => t.Key, t => t.Value, StringComparer.Ordinal);

        // The pattern with the most words of its own says most about a text.
        patterns =
        [
            .. all.Where(t => t.Key.Contains('{', StringComparison.Ordinal))
                .Select(t => new TermPattern(t.Key, t.Value))
                .OrderByDescending(p => p.OwnLength).ThenBy(p => p.Template, StringComparer.Ordinal),
        ];
    }

    /// <summary>The text in the language, or null where a part of it has no translation.</summary>
    public string? Of(string text) => Of(text.Trim(), 0);

    private string? Of(string text, int depth)
    {
        if (depth > Deepest || text.Length > 2000)
        {
            return null;
        }

        if (exact.TryGetValue(text, out var whole))
        {
            return whole;
        }

        if (Figure().IsMatch(text))
        {
            return Units(text);
        }

        if (Dollars().Match(text) is { Success: true } dollars)
        {
            return Amount(dollars);
        }

        if (DateTimeText(text) is { } date)
        {
            return date;
        }

        // Before the patterns: a hole of one would swallow the operators, the value behind a name, or the rest of a list.
        if ((Arithmetic(text, depth) ?? Valued(text, depth) ?? Counted(text, depth) ?? Listed(text, depth)) is { } composed)
        {
            return composed;
        }

        foreach (var pattern in patterns)
        {
            if (pattern.Matches(text).Select(holes => Filled(pattern, holes, depth)).FirstOrDefault(f => f is not null) is { } filled)
            {
                return filled;
            }
        }

        return Name(text);
    }

    private string? Filled(TermPattern pattern, ImmutableArray<string> holes, int depth)
    {
        var values = new object[holes.Length];
        for (var i = 0; i < holes.Length; i++)
        {
            if (Of(holes[i], depth + 1) is not { } value)
            {
                return null;
            }

            values[i] = value;
        }

        // Four digits without a comma are a year, which a template may already call one.
        return string.Format(CultureInfo.InvariantCulture, pattern.Translation, values).Replace("年年", "年", StringComparison.Ordinal);
    }

    private string? Arithmetic(string text, int depth)
    {
        if (text is ['(', .., ')'] && Closing(text, 0) == text.Length - 1)
        {
            return Of(text[1..^1], depth + 1) is { } inner ? $"({inner})" : null;
        }

        var nesting = 0;
        for (var i = text.Length - 1; i > 0; i--)
        {
            nesting += text[i] switch { ')' => 1, '(' => -1, _ => 0 };
            var sign = nesting == 0 ? Array.Find(Operators, o => string.CompareOrdinal(text, i, o, 0, o.Length) == 0) : null;
            if (sign is not null)
            {
                return Of(text[..i], depth + 1) is { } left && Of(text[(i + sign.Length)..], depth + 1) is { } right ? left + sign + right : null;
            }
        }

        return null;
    }

    // "uniformed personnel of Japan (272)": a name and what it comes to.
    private string? Valued(string text, int depth)
    {
        if (text is not [.., ')'] || text.LastIndexOf(" (", StringComparison.Ordinal) is not (> 0 and var open) || !text.AsSpan(open).ContainsAnyInRange('0', '9'))
        {
            return null;
        }

        return Of(text[..open], depth + 1) is { } name && Of(text[(open + 2)..^1], depth + 1) is { } value
            ? language.Word("format.in-brackets", name, value)
            : null;
    }

    // "troops of Japan 4": a name and its count.
    private string? Counted(string text, int depth)
    {
        var space = text.LastIndexOf(' ');
        return space > 0 && Count().IsMatch(text[(space + 1)..]) && Of(text[..space], depth + 1) is { } name ? $"{name} {text[(space + 1)..]}" : null;
    }

    // "a dispatch to UNDOF, a dispatch to UNTAET": each begins as the first does; other commas belong to a name.
    private string? Listed(string text, int depth)
    {
        var words = text.Split(' ', 3);
        var items = words.Length < 3 ? [text] : text.Split($", {words[0]} {words[1]} ");
        if (items.Length < 2)
        {
            return null;
        }

        var translated = items.Select((item, i) => Of(i == 0 ? item : $"{words[0]} {words[1]} {item}", depth + 1)).ToList();
        return translated.Contains(null) ? null : string.Join(language.Word("format.list-separator"), translated);
    }

    private string? Name(string text)
    {
        var name = new LocalName(text);
        return name.IsKnownIn(language) ? name.In(language) : null;
    }

    private string Units(string figure)
    {
        var match = Figure().Match(figure);
        var number = match.Groups["number"].Value;
        return match.Groups["unit"].Value switch
        {
            "" when Year().IsMatch(number) => language.Word("unit.year", number),
            "" => number,
            "%" => number + "%",
            "percentage points" or "percentage point" => language.Word("unit.percentage_points", number),
            "person-years" => language.Word("unit.person_years", number),
            "years" or "year" => language.Word("unit.years", number),
            "months" or "month" => language.Word("unit.months", number),
            "days" or "day" => language.Word("unit.days", number),
            _ => language.Word("unit.rank", number),
        };
    }

    private string Amount(Match dollars)
    {
        var digits = dollars.Groups["number"].Value;
        var number = double.Parse(digits, NumberStyles.Number, CultureInfo.InvariantCulture);
        var scale = dollars.Groups["scale"].Value switch { "billion" => 1e9, "million" => 1e6, _ => 1 };
        var decimals = digits.Contains('.', StringComparison.Ordinal) ? digits.Length - digits.IndexOf('.', StringComparison.Ordinal) - 1 : 0;
        return FactWords.Of(number * scale, Unit.UsDollars, decimals, language);
    }

    private string? DateTimeText(string text)
    {
        foreach (var (format, word) in (ReadOnlySpan<(string, string)>)[("d MMMM yyyy", "format.date"), ("yyyy-MM-dd", "format.date"), ("MMMM yyyy", "format.month"), ("yyyy-MM", "format.month")])
        {
            if (DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                return day.ToString(language.Word(word), CultureInfo.InvariantCulture);
            }
        }

        return null;
    }

    private static int Closing(string text, int open)
    {
        var nesting = 0;
        for (var i = open; i < text.Length; i++)
        {
            nesting += text[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (nesting == 0)
            {
                return i;
            }
        }

        return -1;
    }

    [GeneratedRegex(@"^(?<number>[−-]?\d[\d,]*(?:\.\d+)?(?:[–-]\d+)?) ?(?<unit>%|percentage points?|person-years|years?|months?|days?|st|nd|rd|th|)$", RegexOptions.CultureInvariant)]
    private static partial Regex Figure();

    [GeneratedRegex(@"^\d{1,3}(,\d{3})*$", RegexOptions.CultureInvariant)]
    private static partial Regex Count();

    [GeneratedRegex(@"^(19|20)\d\d$", RegexOptions.CultureInvariant)]
    private static partial Regex Year();

    [GeneratedRegex(@"^US\$(?<number>\d[\d,]*(?:\.\d+)?) ?(?<scale>million|billion|)$", RegexOptions.CultureInvariant)]
    private static partial Regex Dollars();
}
