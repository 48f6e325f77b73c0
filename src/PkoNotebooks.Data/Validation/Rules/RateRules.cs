using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Data.Validation.Rules;

internal static class RateRules
{
    // Since 1993 there have been more than 180 members; a list as long is meant to be the whole scale.
    private const int Complete = 180;

    // Percentage points.
    private const decimal MixedPeriods = 0.1m;

    /// <summary>
    /// On any day the preferred rates of a budget add up to no more than 100, and to 100 where every state has one. What rounding
    /// can do is half a unit of each rate's last printed digit; where rates of different periods meet, a tenth of a percent is
    /// let pass, because a rate computed over two years is neither year's own.
    /// </summary>
    public static IEnumerable<DataError> ScalesAddUp(PkoData data)
    {
        foreach (var budget in data.Rates.Where(row => row.Preferred).GroupBy(row => row.Budget))
        {
            foreach (var day in budget.Select(row => row.ValidFrom).Distinct().Order())
            {
                var rows = data.Rates.On(budget.Key, day);
                var sum = rows.Sum(row => row.RatePercent);
                var rounding = rows.Sum(row => HalfUnit(row.RatePercent));
                if (rows.Select(row => (row.ValidFrom, row.ValidTo)).Distinct().Skip(1).Any())
                {
                    rounding = Math.Max(rounding, MixedPeriods);
                }

                var complete = rows.Count >= Math.Min(Complete, data.Countries.Count);
                if (sum > 100 + rounding || (complete && sum < 100 - rounding))
                {
                    yield return Broken.Row(
                        data, rows[0], DataErrorKind.ScaleDoesNotAddUp, "rate_percent", Broken.Number(sum),
                        $"{(complete ? "" : "at most ")}100 within {Broken.Number(rounding)} for the {WireName.Of(budget.Key)} scale of {Broken.Day(day)} ({rows.Count} states)",
                        "Find the rate that is missing, doubled or misread.");
                }
            }
        }
    }

    public static IEnumerable<DataError> PreferredPeriodsDoNotOverlap(PkoData data)
    {
        foreach (var state in data.Rates.Where(row => row.Preferred).GroupBy(row => (row.Budget, row.Iso3)))
        {
            AssessmentRate? before = null;
            foreach (var row in state.OrderBy(row => row.ValidFrom).ThenBy(row => row.Line))
            {
                if (before is not null && row.ValidFrom <= before.ValidTo)
                {
                    yield return Broken.Row(
                        data, row, DataErrorKind.ValidityOverlap, "valid_from", Broken.Day(row.ValidFrom),
                        $"a day after {Broken.Day(before.ValidTo)}, on which the preferred rate of line {before.Line} ends",
                        "Mark one of the two as not preferred, or correct the periods.");
                }

                before = before is null || row.ValidTo > before.ValidTo ? row : before;
            }
        }
    }

    private static decimal HalfUnit(decimal rate)
    {
        // Zeros at the end are lost where a table was written by a program; four places are what the finest scale prints.
        var places = Math.Clamp(rate.Scale, (byte)2, (byte)4);
        return 0.5m / (decimal)Math.Pow(10, places);
    }
}
