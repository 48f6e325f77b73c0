using PkoNotebooks.Data.Package;

namespace PkoNotebooks.Data.Validation.Rules;

internal static class OrderRules
{
    /// <summary>Rows stand in the order of their primary key, so that a change shows as a change and nothing else.</summary>
    public static IEnumerable<DataError> RowsAreSorted(PkoData data)
    {
        foreach (var resource in data.Package.Resources.Where(resource => resource.PrimaryKey.Length > 0))
        {
            if (Readable(data, resource) is not { } table)
            {
                continue;
            }

            var order = new RowOrder(table.Resource);
            foreach (var (before, row) in table.Rows.Zip(table.Rows.Skip(1)))
            {
                if (order.Compare(before.Cells, row.Cells) > 0)
                {
                    yield return new(
                        DataErrorKind.RowOrder, resource.Path, row.Line, string.Join(",", resource.PrimaryKey),
                        TableCells.KeyOf(row.Cells, table.Columns(resource.PrimaryKey))?.Replace('\u001f', '/'),
                        "rows sorted by their primary key", "Sort the rows.");
                    break;
                }
            }
        }
    }

    /// <summary>What starts does not start after it ends, and a range's ends enclose its middle.</summary>
    public static IEnumerable<DataError> BoundsAreInOrder(PkoData data)
        => Reversed(data, data.AssessmentRates, "valid_to", row => (DateOnly?)row.ValidFrom, row => row.ValidTo)
            .Concat(Reversed(data, data.PeacekeepingBudgets, "period_end", row => (DateOnly?)row.PeriodStart, row => row.PeriodEnd))
            .Concat(Reversed(data, data.MissionAliases, "valid_to", row => (DateOnly?)row.ValidFrom, row => row.ValidTo))
            .Concat(Reversed(data, data.Missions, "ended_on", row => row.StartedOn, row => row.EndedOn))
            .Concat(Reversed(data, data.Dispatches, "ended_on", row => row.StartedOn, row => row.EndedOn))
            .Concat(Reversed(data, data.CivilianStaff, "range_high", row => row.RangeLow, row => row.RangeMid))
            .Concat(Reversed(data, data.CivilianStaff, "range_high", row => row.RangeMid, row => row.RangeHigh))
            .Concat(Reversed(data, data.CivilianStaff, "range_high", row => row.RangeLow, row => row.RangeHigh));

    private static IEnumerable<DataError> Reversed<TRow, TValue>(
        PkoData data, IEnumerable<TRow> rows, string field, Func<TRow, TValue?> low, Func<TRow, TValue?> high)
        where TRow : Tables.ITableRow
        where TValue : struct, IComparable<TValue>, IFormattable
    {
        foreach (var row in rows)
        {
            if (low(row) is { } from && high(row) is { } to && from.CompareTo(to) > 0)
            {
                yield return Broken.Row(
                    data, row, DataErrorKind.BoundsReversed, field, Text(to), "not before " + Text(from), "Correct one of the two.");
            }
        }
    }

    private static string Text(IFormattable value)
        => value.ToString(value is DateOnly ? "yyyy-MM-dd" : null, System.Globalization.CultureInfo.InvariantCulture);

    private static TableCells? Readable(PkoData data, ResourceDescriptor resource)
    {
        try
        {
            return data.Cells(resource.Name);
        }
        catch (DataPackageException)
        {
            return null;
        }
    }
}
