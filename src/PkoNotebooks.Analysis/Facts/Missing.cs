using System.Globalization;

namespace PkoNotebooks.Analysis.Facts;

/// <summary>A figure that does not exist in the data, said as such: it stands where a number would, and is never 0 or NaN.</summary>
/// <param name="What">The figure, in words: "effective rate for peacekeeping".</param>
/// <param name="Whom">The state, mission or group, in words: "Japan".</param>
/// <param name="When">The day or days asked for.</param>
/// <param name="Why">Why there is none, as a clause: "no table of contributors for that month is in the data".</param>
public sealed record Missing(string What, string Whom, Period When, string Why)
{
    /// <summary>One sentence for a reader.</summary>
    public override string ToString()
    {
        var when = When.IsDay ? When.Start.ToString("d MMMM yyyy", CultureInfo.InvariantCulture) : When.ToString();
        var whom = Whom.Length == 0 ? "" : " of " + Whom;
        return $"The {What}{whom} ({when}) is missing: {Why}.";
    }
}
