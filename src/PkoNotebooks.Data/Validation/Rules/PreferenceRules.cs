using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Data.Validation.Rules;

internal static class PreferenceRules
{
    /// <summary>Where sources conflict all rows stay and exactly one is preferred.</summary>
    public static IEnumerable<DataError> ExactlyOneIsPreferred(PkoData data)
        => RatesWithoutPreferred(data)
            .Concat(Groups(data, data.PeacekeepingBudgets, row => row.Preferred, row => (row.PeriodStart, row.PeriodEnd, row.Measure)))
            .Concat(Groups(
                data, data.AssessedContributions, row => row.Preferred, row => (row.Budget, row.Iso3, row.PeriodStart, row.PeriodEnd), atMost: true))
            .Concat(Groups(data, data.CivilianStaff, row => row.Preferred, row => (row.AsOf, row.Scope, row.Iso3, row.Category)))
            .Concat(Groups(data, data.Training, row => row.Preferred, row => (row.Programme, row.Period, row.Indicator)))
            .Concat(Groups(
                data, data.Dispatches.Where(row => row.StartedPrecision != DatePrecision.Year), row => row.Preferred,
                row => (row.MissionId, row.Category, row.Role, row.StartedOn?.Year, row.StartedOn?.Month, row.LegalBasis),
                atMost: true));

    // Periods of conflicting rates need not be the same: a row that is not preferred needs a preferred one beside it.
    private static IEnumerable<DataError> RatesWithoutPreferred(PkoData data)
        => data.Rates
            .Where(row => !row.Preferred && !data.Rates.Of(row.Budget, row.Iso3).Any(
                other => other.Preferred && other.ValidFrom <= row.ValidTo && row.ValidFrom <= other.ValidTo))
            .Select(row => Broken.Row(
                data, row, DataErrorKind.NotOnePreferred, "preferred", "none preferred", "exactly one preferred row for the period",
                "Mark the row to use as preferred, and say why in its note."));

    // At most one where a figure may stand alone and yet not be fit for use, as a distorted year.
    private static IEnumerable<DataError> Groups<TRow, TKey>(
        PkoData data, IEnumerable<TRow> rows, Func<TRow, bool> preferred, Func<TRow, TKey> key, bool atMost = false)
        where TRow : ITableRow
    {
        foreach (var group in rows.GroupBy(key))
        {
            var count = group.Count(preferred);
            if (count > 1 || (count == 0 && !atMost))
            {
                var row = count > 1 ? group.Where(preferred).Skip(1).First() : group.First();
                yield return Broken.Row(
                    data, row, DataErrorKind.NotOnePreferred, "preferred", $"{count} preferred",
                    $"exactly one preferred among lines {string.Join(", ", group.Select(other => other.Line))}",
                    "Mark the row to use as preferred and no other, and say why in its note.");
            }
        }
    }
}
