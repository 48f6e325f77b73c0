using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Data.Validation.Rules;

internal static class SourceRules
{
    public static IEnumerable<DataError> EverySourceIsUsed(PkoData data)
    {
        var used = Rows(data).Select(row => row.SourceId).ToHashSet(StringComparer.Ordinal);
        return data.Sources
            .Where(source => !used.Contains(source.SourceId))
            .Select(source => Broken.Row(
                data, source, DataErrorKind.SourceUnused, "source_id", source.SourceId, "a source that some row cites",
                "Remove the source, or restore the rows that came from it."));
    }

    public static IEnumerable<DataError> EveryUseIsSourced(PkoData data)
    {
        foreach (var row in Rows(data))
        {
            if (data.Sources.Find(row.SourceId) is null)
            {
                yield return Broken.Row(
                    data, row, DataErrorKind.SourceMissing, "source_id", row.SourceId, "a source in table sources", "Add the source.");
            }
            else if (row is not Correction && string.IsNullOrWhiteSpace(row.Locator))
            {
                yield return Broken.Row(
                    data, row, DataErrorKind.SourceMissing, "locator", row.Locator, "a place in the source",
                    "Say on which page, in which table, row or paragraph the figure stands.");
            }
        }
    }

    private static IEnumerable<ITableRow> Rows(PkoData data)
        => data.Package.Resources
            .Where(resource => resource.Name != Source.TableName && resource.IndexOf("source_id") >= 0)
            .SelectMany(resource => data.Table(resource.Name).Rows);
}
