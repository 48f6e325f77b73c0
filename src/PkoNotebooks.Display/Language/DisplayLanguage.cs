using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace PkoNotebooks.Display.Language;

/// <summary>The words, the sentences and the shapes of numbers and dates of one language.</summary>
/// <remarks>
/// Nothing here asks the machine's culture: all comes from the resource files, so that the same bytes come out anywhere.
/// The words of a language stand in <c>Resources/words.CODE.json</c>; sentences in <c>Resources/phrases.CODE.json</c>, keyed by the
/// English template with its holes as <c>{0}</c>, <c>{1}</c>; names of states and missions in <c>Resources/names.CODE.json</c>;
/// what is composed elsewhere, in
/// <c>Resources/terms.CODE.json</c>; what the texts claim, in our own words, in <c>Resources/claims.CODE.json</c>.
/// </remarks>
public sealed class DisplayLanguage
{
    /// <summary>The environment variable that chooses the language.</summary>
    public const string EnvironmentVariable = "PKO_LANG";

    private static readonly FrozenDictionary<string, DisplayLanguage> All =
        new[] { "en", "ja" }.Select(c => new DisplayLanguage(c)).ToFrozenDictionary(l => l.Code, StringComparer.Ordinal);

    private readonly FrozenDictionary<string, string> words;
    private readonly FrozenDictionary<string, string> phrases;
    private readonly Lazy<TermText> terms;

    private DisplayLanguage(string code)
    {
        Code = code;
        words = Read($"words.{code}.json");
        phrases = code == "en" ? FrozenDictionary<string, string>.Empty : Read($"phrases.{code}.json");
        terms = new(() => new TermText(this, code == "en" ? FrozenDictionary<string, string>.Empty : Read($"terms.{code}.json").Concat(Read($"claims.{code}.json"))));
        Names = code == "en" ? FrozenDictionary<string, string>.Empty : Read($"names.{code}.json");
    }

    /// <summary>ISO 639-1 code: <c>en</c> or <c>ja</c>.</summary>
    public string Code { get; }

    /// <summary>States and missions by their English name, as the tables <c>countries</c> and <c>missions</c> have them.</summary>
    internal FrozenDictionary<string, string> Names { get; }

    public bool IsEnglish => Code == "en";

    public static DisplayLanguage English => All["en"];

    public static DisplayLanguage Japanese => All["ja"];

    /// <summary>The language that <c>PKO_LANG</c> names, else English.</summary>
    /// <exception cref="NotSupportedException"><c>PKO_LANG</c> names a language without resource files.</exception>
    public static DisplayLanguage Current =>
        Environment.GetEnvironmentVariable(EnvironmentVariable) is { Length: > 0 } code ? Of(code) : English;

    /// <exception cref="NotSupportedException">There are no resource files for the language.</exception>
    public static DisplayLanguage Of(string code) =>
        All.TryGetValue(code, out var language)
            ? language
            : throw new NotSupportedException(
                $"Language: found \"{code}\", expected one of {string.Join(", ", All.Keys.Order(StringComparer.Ordinal))}. " +
                $"Set {EnvironmentVariable} or --lang to one of them.");

    /// <summary>The keys of all interface words.</summary>
    public IEnumerable<string> WordKeys => words.Keys.Order(StringComparer.Ordinal);

    /// <summary>The templates for which this language has a sentence.</summary>
    public IEnumerable<string> Templates => phrases.Keys.Order(StringComparer.Ordinal);

    /// <summary>An interface word.</summary>
    public string Word(string key) =>
        words.TryGetValue(key, out var word)
            ? word
            : throw new KeyNotFoundException($"Resources/words.{Code}.json: no word \"{key}\". Add it.");

    /// <summary>An interface word; null where the language has none.</summary>
    internal string? WordOrNull(string key) => words.GetValueOrDefault(key);

    /// <summary>An interface sentence with its holes filled.</summary>
    public string Word(string key, params ReadOnlySpan<object?> holes) =>
        string.Format(CultureInfo.InvariantCulture, Word(key), holes);

    /// <summary>Sentences one after another, each with its full stop.</summary>
    public string Sentences(IEnumerable<string> sentences) =>
        string.Join(Word("format.sentence-space"), sentences.Select(s => s + Word("format.full-stop")));

    /// <summary>The sentence for an English template; false where the resource file has none.</summary>
    public bool TryTranslate(string template, out string translation)
    {
        translation = template;
        // A template without a letter says the same in every language.
        if (IsEnglish || !template.Any(char.IsLetter) || OnlyHoles(template))
        {
            return true;
        }

        if (phrases.TryGetValue(template, out var found))
        {
            translation = found;
            return true;
        }

        return false;
    }

    /// <summary>A text that was composed in English (a formula in words, a note, a finding) in this language; null where a part of it has no translation.</summary>
    internal string? Composed(string text) => IsEnglish || !text.Any(char.IsAsciiLetter) ? text : terms.Value.Of(text);

    /// <summary>A name, a label or a composed text in this language; null where it has none.</summary>
    internal string? Words(string text)
    {
        var name = new LocalName(text);
        return name.IsKnownIn(this) ? name.In(this) : Composed(text);
    }

    private static bool OnlyHoles(string template) => PhraseTemplate.Parse(template).All(p => p.Hole is not null || !p.Text.Any(char.IsLetter));

    private static FrozenDictionary<string, string> Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"PkoNotebooks.Display.Resources.{name}")
            ?? throw new FileNotFoundException($"Resource {name} is not embedded in the assembly.");
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
