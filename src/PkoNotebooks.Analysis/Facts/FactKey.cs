using System.Text.Json;

namespace PkoNotebooks.Analysis.Facts;

/// <summary>Parts of <see cref="Fact.Key"/>.</summary>
public static class FactKey
{
    /// <summary>An enumeration's member as a key writes it: <c>un_pko</c>.</summary>
    public static string Word(Enum member) => JsonNamingPolicy.SnakeCaseLower.ConvertName(member?.ToString() ?? throw new ArgumentNullException(nameof(member)));
}
