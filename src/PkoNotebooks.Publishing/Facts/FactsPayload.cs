using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using PkoNotebooks.Execution.Documents;

namespace PkoNotebooks.Publishing.Facts;

/// <summary>What <c>application/vnd.pko.facts+json</c> in one output says: numbers, figures, and the tables they rest on.</summary>
public sealed record FactsPayload
{
    public const string MimeType = "application/vnd.pko.facts+json";

    private static readonly JsonSerializerOptions Wire = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        MaxDepth = 16,
    };

    [JsonIgnore]
    public static FactsPayload Empty { get; } = new();

    public ImmutableArray<PublishedFact> Facts { get; init; } = [];

    public ImmutableArray<PublishedFigure> Figures { get; init; } = [];

    /// <summary>Claims' verdicts by claim, where the output carries any.</summary>
    public ImmutableSortedDictionary<string, string> Verdicts { get; init; } = ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>The tables by name, each with <c>sha256:</c> and lower-case hex.</summary>
    public ImmutableSortedDictionary<string, string> Tables { get; init; } = ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>The bundle's facts; <see cref="Empty"/> where it carries none.</summary>
    /// <exception cref="FormatException">The representation is there and is not of this shape.</exception>
    public static FactsPayload Read(MimeBundle bundle)
    {
        if (!bundle.Contains(MimeType))
        {
            return Empty;
        }

        try
        {
            return bundle.Json(MimeType)?.Deserialize<FactsPayload>(Wire)?.Complete() ?? Empty;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException($"{MimeType}: {e.Message}", e);
        }
    }

    // Names are compared by ordinal in every culture; absent lists are empty ones.
    private FactsPayload Complete() => this with
    {
        Facts = [.. Filled(Facts).Select(f => f with { Citations = Filled(f.Citations), Tables = Filled(f.Tables) })],
        Figures = [.. Filled(Figures).Select(f => f with { Citations = Filled(f.Citations), Tables = Filled(f.Tables) })],
        Verdicts = Ordinal(Verdicts),
        Tables = Ordinal(Tables),
    };

    private static ImmutableArray<T> Filled<T>(ImmutableArray<T> list) => list.IsDefault ? [] : [.. list.Where(i => i is not null)];

    private static ImmutableSortedDictionary<string, string> Ordinal(ImmutableSortedDictionary<string, string>? map) =>
        (map ?? ImmutableSortedDictionary<string, string>.Empty).ToImmutableSortedDictionary(StringComparer.Ordinal);
}
