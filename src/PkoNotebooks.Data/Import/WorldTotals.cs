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

    public static void Add(ImportContext context, IReadOnlyList<IncomingRow> rows, TableMerge totals)
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

        var (day, type, total, state, locator) = (Column(context, "as_of"), Column(context, "personnel_type"), Column(context, "total"), Column(context, "iso3"), Column(context, "locator"));
        var (dayThere, typeThere) = (totals.Column("as_of"), totals.Column("personnel_type"));
        var there = totals.Rows.Where(row => row[typeThere] == "uniformed").ToLookup(row => row[dayThere], StringComparer.Ordinal);
        foreach (var month in rows.GroupBy(row => row.Cells[day]).OrderBy(month => month.Key, StringComparer.Ordinal))
        {
            var sum = month.Sum(row => Number(row.Cells[total]));
            var known = there[month.Key].FirstOrDefault();
            if (known is not null)
            {
                if (Number(known[totals.Column("total")]) != sum)
                {
                    context.Notices.Add(string.Create(
                        CultureInfo.InvariantCulture,
                        $"{context.FileName}: the contributors of {month.Key} add up to {sum:N0}; the package's world total, from {known[totals.Column("source_id")]}, is {known[totals.Column("total")]}."));
                }

                continue;
            }

            var place = context.Format.Name == ImportFormats.UnMonthly ? month.First().Cells[locator].Split(", ")[0] : month.Key;
            var contributors = month.Select(row => row.Cells[state]).Distinct().Count();
            var types = month.GroupBy(row => row.Cells[type]).Select(group => (Type: group.Key, Total: group.Sum(row => Number(row.Cells[total])), Contributors: ""));
            foreach (var part in types.Append((Type: "uniformed", Total: sum, Contributors: contributors.ToString(CultureInfo.InvariantCulture))))
            {
                totals.AddRow(field => field switch
                {
                    "as_of" => month.Key,
                    "personnel_type" => part.Type,
                    "total" => part.Total.ToString(CultureInfo.InvariantCulture),
                    "contributors" => part.Contributors,
                    "source_id" => context.SourceId,
                    "locator" => place + ", sum over contributors",
                    "note" => Flags(context, month.Key, part.Type, part.Total),
                    _ => "",
                });
            }
        }
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
}
