using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Display.Language;

namespace PkoNotebooks.Display.Text;

/// <summary>Words with facts in them: <c>$"{country} paid {share} of the budget"</c>.</summary>
/// <remarks>
/// The compiler builds one from an interpolated string wherever a method takes a <see cref="Phrase"/>. Its literal text is the key
/// under which other languages keep their sentence. Holes take facts, names, dates and plain strings; a bare number has no source,
/// so putting one in a hole is a compile-time error.
/// </remarks>
[InterpolatedStringHandler]
public sealed class Phrase
{
    private const string Unbound = "An unbound number: put a Fact in the hole, so that the reader can trace it.";

    private readonly StringBuilder template = new();
    private readonly List<PhraseHole> holes;

    public Phrase(int literalLength, int formattedCount)
    {
        template.EnsureCapacity(literalLength);
        holes = new(formattedCount);
    }

    /// <summary>Words without holes.</summary>
    public static implicit operator Phrase(string words) => FromString(words);

    public static Phrase FromString(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var phrase = new Phrase(words.Length, 0);
        phrase.AppendLiteral(words);
        return phrase;
    }

    /// <summary>The sentence on what is missing.</summary>
    public static Phrase Of(Missing missing)
    {
        ArgumentNullException.ThrowIfNull(missing);
        var phrase = new Phrase(0, 1);
        phrase.Add(new MissingHole(missing));
        return phrase;
    }

    /// <summary>The key for translations: the literal text with its holes numbered.</summary>
    public string Template => template.ToString();

    /// <summary>The facts in the holes, in order, those of nested phrases included.</summary>
    public ImmutableArray<Fact> Facts => [.. holes.SelectMany(h => h.Facts)];

    /// <summary>Whether each figure in it is known: no hole says "no figure".</summary>
    public bool IsKnown => holes.TrueForAll(h => h is not NoFigureHole && h is not NestedHole { Phrase.IsKnown: false });

    public bool IsEmpty => template.Length == 0;

    internal IReadOnlyList<PhraseHole> Holes => holes;

    public void AppendLiteral(string literal) => template.Append(PhraseTemplate.Escape(literal));

    public void AppendFormatted(Fact? fact) => Add(fact is null ? new NoFigureHole(null) : new FactHole(fact, FactStyle.Full));

    /// <summary>A fact; the format <c>bare</c> leaves the unit to the sentence.</summary>
    public void AppendFormatted(Fact? fact, string format) =>
        Add(fact is null ? new NoFigureHole(null) : new FactHole(fact, FactStyles.Parse(format)));

    /// <summary>A fact that may be missing: then the words for "no figure" stand in its place, with the reason.</summary>
    public void AppendFormatted(Measured? measured) =>
        Add(measured?.Fact is { } fact ? new FactHole(fact, FactStyle.Full) : new NoFigureHole(measured?.Missing));

    public void AppendFormatted(Measured? measured, string format) =>
        Add(measured?.Fact is { } fact ? new FactHole(fact, FactStyles.Parse(format)) : new NoFigureHole(measured?.Missing));

    public void AppendFormatted(Missing? missing) => Add(new NoFigureHole(missing));

    public void AppendFormatted(string? text) => Add(new TextHole(text ?? ""));

    public void AppendFormatted(LocalName? name) => Add(new NameHole(name ?? new("")));

    public void AppendFormatted(Phrase? phrase) => Add(new NestedHole(phrase ?? FromString("")));

    public void AppendFormatted(DateOnly date) => Add(new DateHole(date));

    [Obsolete(Unbound, error: true)]
    public void AppendFormatted(double number) => throw new NotSupportedException(Unbound);

    [Obsolete(Unbound, error: true)]
    public void AppendFormatted(decimal number) => throw new NotSupportedException(Unbound);

    [Obsolete(Unbound, error: true)]
    public void AppendFormatted(long number) => throw new NotSupportedException(Unbound);

    [Obsolete(Unbound, error: true)]
    public void AppendFormatted(int number) => throw new NotSupportedException(Unbound);

    /// <summary>The plain text in a language, without markup.</summary>
    public string In(DisplayLanguage language) => PhraseWriter.Plain(this, language);

    /// <summary>The plain text in English.</summary>
    public override string ToString() => In(DisplayLanguage.English);

    private void Add(PhraseHole hole)
    {
        template.Append(CultureInfo.InvariantCulture, $"{{{holes.Count}}}");
        holes.Add(hole);
    }
}
