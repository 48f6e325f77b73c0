using System.Globalization;
using PkoNotebooks.Data.Tables;
using PkoNotebooks.Data.Validation;

namespace PkoNotebooks.Data.Import;

/// <summary>
/// Adds the world's totals of months that a file gives for every contributor and that the package has no total for, so that
/// shares of the world can be computed for new months. Totals that are there stay, and a difference is told.
/// </summary>
internal static class WorldTotals
{
    // The IPI file by mission leaves a large contributor out, so its sums are not the world's.
    private static readonly string[] CompleteFormats =
        [ImportFormats.UnMonthly, ImportFormats.Hub, ImportFormats.HubBefore2010, ImportFormats.IpiCountryMonth];

    public static void Add(ImportContext context, List<IncomingRow> rows, TableMerge totals)
    {
        if (!CompleteFormats.Contains(context.Format.Name) || !context.TakesAllStates || rows.Count == 0)
        {
            return;
        }

        if (context.Skipped.Any(skipped => skipped.Reason.StartsWith(ImportContext.Refused, StringComparison.Ordinal) && !skipped.Reason.Contains("women and men", StringComparison.Ordinal)))
        {
            context.Notices.Add($"{context.FileName}: rows were refused, so no world totals are computed from it.");
            return;
        }

        var (dayThere, typeThere) = (totals.Column("as_of"), totals.Column("personnel_type"));
        var there = totals.Rows.Where(row => row[typeThere] == "uniformed").ToLookup(row => row[dayThere], StringComparer.Ordinal);
        foreach (var month in Months(context, rows, day => there[day].FirstOrDefault()))
        {
            if (month.Known is { } known)
            {
                if (Number(known[totals.Column("total")]) != month.Total)
                {
                    context.Notices.Add(string.Create(
                        CultureInfo.InvariantCulture,
                        $"{context.FileName}: the contributors of {month.Day} add up to {month.Total:N0}; the package's world total, from {known[totals.Column("source_id")]}, is {known[totals.Column("total")]}."));
                }

                continue;
            }

            var place = context.Format.Name == ImportFormats.UnMonthly ? month.FirstLocator.Split(", ")[0] : month.Day;
            foreach (var (type, total) in month.ByType)
            {
                AddRow(month, place, type, total, "");
            }

            AddRow(month, place, "uniformed", month.Total, month.States.Count.ToString(CultureInfo.InvariantCulture));
        }

        void AddRow(Month month, string place, string type, int total, string contributors)
            => totals.AddRow(field => field switch
            {
                "as_of" => month.Day,
                "personnel_type" => type,
                "total" => total.ToString(CultureInfo.InvariantCulture),
                "contributors" => contributors,
                "source_id" => context.SourceId,
                "locator" => place + ", sum over contributors",
                "note" => Flags(context, month.Day, type, total),
                _ => "",
            });
    }

    private static IEnumerable<Month> Months(ImportContext context, List<IncomingRow> rows, Func<string, string[]?> known)
    {
        var (day, type, total, state, locator) = (Column(context, "as_of"), Column(context, "personnel_type"), Column(context, "total"), Column(context, "iso3"), Column(context, "locator"));
        var months = new Dictionary<string, Month>(StringComparer.Ordinal);
        Month? month = null;
        foreach (var row in rows)
        {
            var of = row.Cells[day];
            if (!ReferenceEquals(of, month?.Day) && !months.TryGetValue(of, out month))
            {
                months[of] = month = new(of, row.Cells[locator], known(of));
            }

            month!.Add(row.Cells[type], row.Cells[state], Number(row.Cells[total]));
        }

        return months.Values.OrderBy(found => found.Day, StringComparer.Ordinal);
    }

    // A sum takes over what is declared of the publisher's total, and its guard.
    private static string Flags(ImportContext context, string month, string type, int total)
    {
        if (context.Data.Package.Find(Correction.TableName) is null)
        {
            return "";
        }

        var flags = context.Data.Corrections
            .Where(correction => correction is { Action: CorrectionAction.Flag, CorrectedTable: PersonnelTotal.TableName, AsOf: { } day, PersonnelType: { } of }
                && correction.SourceId == context.SourceId && IncomingCell.Iso(day) == month && WireName.Of(of) == type)
            .ToList();
        foreach (var broken in flags.Where(correction => correction.ExpectedValue is { } expected && expected != total.ToString(CultureInfo.InvariantCulture)))
        {
            context.Errors.Add(new(
                DataErrorKind.CorrectionGuard, context.FileName, null, "total", total.ToString(CultureInfo.InvariantCulture),
                $"{broken.ExpectedValue}, as correction {broken.CorrectionId} says",
                "The publisher has changed the figure: look at it, then remove or renew the correction in corrections.csv."));
        }

        return string.Join("; ", flags.Select(correction => $"flagged ({correction.CorrectionId}): {correction.Reason}"));
    }

    private static int Column(ImportContext context, string field) => context.Resource.IndexOf(field);

    private static int Number(string cell) => int.Parse(cell, CultureInfo.InvariantCulture);

    private sealed class Month(string day, string firstLocator, string[]? known)
    {
        private string? _lastState;

        public string Day => day;

        public string FirstLocator => firstLocator;

        /// <summary>The package's own total.</summary>
        public string[]? Known => known;

        public int Total { get; private set; }

        public Dictionary<string, int> ByType { get; } = new(StringComparer.Ordinal);

        public HashSet<string> States { get; } = new(StringComparer.Ordinal);

        public void Add(string type, string state, int count)
        {
            Total += count;
            if (known is not null)
            {
                return;
            }

            ByType[type] = ByType.GetValueOrDefault(type) + count;
            if (!ReferenceEquals(state, _lastState))
            {
                States.Add(_lastState = state);
            }
        }
    }
}
