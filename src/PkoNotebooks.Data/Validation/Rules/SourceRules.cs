using PkoNotebooks.Data.Package;
using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Data.Validation.Rules;

internal static class SourceRules
{
    public static IEnumerable<DataError> EverySourceIsUsed(PkoData data)
    {
        var used = Uses(data).Select(use => use.SourceId).ToHashSet(StringComparer.Ordinal);
        return data.Sources
            .Where(source => !used.Contains(source.SourceId))
            .Select(source => Broken.Row(
                data, source, DataErrorKind.SourceUnused, "source_id", source.SourceId, "a source that some row cites",
                "Remove the source, or restore the rows that came from it."));
    }

    public static IEnumerable<DataError> EveryUseIsSourced(PkoData data)
    {
        foreach (var use in Uses(data))
        {
            if (data.Sources.Find(use.SourceId) is null)
            {
                yield return new(
                    DataErrorKind.SourceMissing, use.Path, use.Line, "source_id", use.SourceId, "a source in table sources", "Add the source.");
            }
            else if (use.Locator is { } locator && string.IsNullOrWhiteSpace(locator))
            {
                yield return new(
                    DataErrorKind.SourceMissing, use.Path, use.Line, "locator", locator, "a place in the source",
                    "Say on which page, in which table, row or paragraph the figure stands.");
            }
        }
    }

    // A table that somebody has just declared has no record yet; its cells say the same.
    private static IEnumerable<(string Path, int? Line, string SourceId, string? Locator)> Uses(PkoData data)
        => data.Package.Resources
            .Where(resource => resource.Name != Source.TableName && resource.IndexOf("source_id") >= 0)
            .SelectMany(resource => data.FindTable(resource.Name) is { } table
                ? table.Rows.Select(row => (resource.Path, (int?)row.Line, row.SourceId, row is Correction ? null : row.Locator))
                : UsesInCells(data, resource));

    private static IEnumerable<(string Path, int? Line, string SourceId, string? Locator)> UsesInCells(PkoData data, ResourceDescriptor resource)
    {
        var (source, locator) = (resource.IndexOf("source_id"), resource.IndexOf("locator"));
        return data.Cells(resource.Name).Rows
            .Select(row => (resource.Path, (int?)row.Line, row.Cells[source], locator < 0 ? null : row.Cells[locator]));
    }
}
