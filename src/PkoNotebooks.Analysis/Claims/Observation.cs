using System.Collections.Immutable;
using PkoNotebooks.Analysis.Facts;

namespace PkoNotebooks.Analysis.Claims;

/// <summary>What a check sees in the tables before it is held against the claim. One of four kinds.</summary>
/// <param name="Evidence">The facts seen.</param>
public abstract record Observation(ImmutableArray<Fact> Evidence)
{
    /// <summary>A figure to compare by the claim's operator, value and tolerance, or what is missing of it.</summary>
    public sealed record Figure(Measured Value, ImmutableArray<Fact> Also) : Observation([.. Value.Fact is { } fact ? [fact] : Array.Empty<Fact>(), .. Also]);

    /// <summary>Two ends between which the figure must lie, from neighbouring dates: no source gives the figure itself.</summary>
    /// <param name="Low">Lower end as observed.</param>
    /// <param name="High">Upper end as observed.</param>
    /// <param name="Slack">How far outside the ends the figure may still lie.</param>
    public sealed record Span(Fact Low, Fact High, double Slack) : Observation([Low, High]);

    /// <summary>A date or a period, as exactly as it is known: <c>1992-09</c>, <c>1992-09-11/1992-10-10</c>.</summary>
    /// <param name="What">What has that date, as a noun.</param>
    /// <param name="Found">The date.</param>
    public sealed record Dated(string What, string Found, ImmutableArray<Fact> Facts) : Observation(Facts);

    /// <summary>A statement that holds or does not.</summary>
    /// <param name="Holds">Whether it does.</param>
    /// <param name="Words">What is the case, as a clause with figures.</param>
    public sealed record Statement(bool Holds, string Words, ImmutableArray<Fact> Facts) : Observation(Facts);

    /// <summary>Nothing can be seen, because a figure is missing.</summary>
    public static Observation Nothing(Missing missing) => new Figure(missing, []);

    /// <summary>A figure.</summary>
    public static Observation Of(Measured value, params ReadOnlySpan<Fact> also) => new Figure(value, [.. also]);

    /// <summary>A statement over measures; where one of them is missing, so is the answer.</summary>
    public static Observation Judge(IEnumerable<Measured> needed, Func<ImmutableArray<Fact>, (bool Holds, string Words)> judge)
    {
        ArgumentNullException.ThrowIfNull(needed);
        ArgumentNullException.ThrowIfNull(judge);
        var all = needed.ToList();
        if (all.Find(m => !m.IsKnown) is { } missing)
        {
            return Nothing(missing.Missing!);
        }

        ImmutableArray<Fact> facts = [.. all.Select(m => m.Required)];
        var (holds, words) = judge(facts);
        return new Statement(holds, words, facts);
    }
}
