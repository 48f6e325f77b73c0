using System.Collections.Immutable;
using System.Globalization;

namespace PkoNotebooks.Data.Suspects;

/// <summary>A headcount that a person should look at: far off the months before and after, which agree with each other.</summary>
/// <param name="AsOf">The month's end.</param>
/// <param name="Iso3">The state.</param>
/// <param name="MissionId">The mission; null for all missions together.</param>
/// <param name="Before">Persons a month before.</param>
/// <param name="Found">Persons in the month.</param>
/// <param name="After">Persons a month after.</param>
/// <param name="Counterpart">A state of the same mission that jumps the other way by about as much, under which the persons may stand; null where there is none.</param>
/// <param name="CounterpartDeviation">By how many persons it jumps.</param>
/// <param name="Rows">Keys of the rows that make up the month's figure; empty where the state has no row.</param>
public sealed record Suspect(
    DateOnly AsOf,
    string Iso3,
    string? MissionId,
    int Before,
    int Found,
    int After,
    string? Counterpart,
    int CounterpartDeviation,
    ImmutableArray<string> Rows)
{
    /// <summary>Persons more, or fewer, than the mean of the two months around.</summary>
    public int Deviation => (int)Math.Round(Found - ((Before + After) / 2.0), MidpointRounding.AwayFromZero);

    public override string ToString()
        => string.Create(
            CultureInfo.InvariantCulture,
            $"{AsOf:yyyy-MM-dd} {Iso3}{(MissionId is null ? "" : " in " + MissionId)}: {Found:N0}, with {Before:N0} before and {After:N0} after")
            + (Counterpart is null ? "" : string.Create(CultureInfo.InvariantCulture, $"; {Counterpart} jumps by {CounterpartDeviation:+#,0;-#,0}"));
}
