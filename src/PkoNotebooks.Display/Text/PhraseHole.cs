using System.Collections.Immutable;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Display.Language;

namespace PkoNotebooks.Display.Text;

/// <summary>What fills a hole of a <see cref="Phrase"/>.</summary>
internal abstract record PhraseHole
{
    public virtual ImmutableArray<Fact> Facts => [];
}

internal sealed record FactHole(Fact Fact, FactStyle Style) : PhraseHole
{
    public override ImmutableArray<Fact> Facts => [Fact];
}

internal sealed record TextHole(string Text) : PhraseHole;

internal sealed record NameHole(LocalName Name) : PhraseHole;

internal sealed record DateHole(DateOnly Date) : PhraseHole;

internal sealed record NestedHole(Phrase Phrase) : PhraseHole
{
    public override ImmutableArray<Fact> Facts => Phrase.Facts;
}

/// <summary>Where a number would stand that the data do not hold.</summary>
internal sealed record NoFigureHole(Missing? Missing) : PhraseHole;

/// <summary>The whole sentence on what is missing.</summary>
internal sealed record MissingHole(Missing Missing) : PhraseHole;
