using System.Collections.Immutable;
using PkoNotebooks.Data.Tables;
using PkoNotebooks.Data.Validation;

namespace PkoNotebooks.Data.Import;

/// <summary>Says, column by column, why a header is none of the known ones.</summary>
internal static class NearMiss
{
    // With fewer of its columns present a format is not meant.
    private const double Resembles = 0.6;

    private const int MostLabels = 30;

    public static ImmutableArray<DataError> Explain(string file, IReadOnlyList<string> labels, HashSet<string> present, ImportFormat? wanted)
    {
        var nearest = wanted ?? ImportFormats.All.MaxBy(format => Likeness(format, present))!;
        if (wanted is null && Likeness(nearest, present) < Resembles)
        {
            return
            [
                new(
                    DataErrorKind.UnknownFormat, file, 1, null, string.Join(",", labels.Take(MostLabels)),
                    "the columns of one of: " + string.Join("; ", ImportFormats.All.Select(format => $"{format.Name} ({string.Join(",", format.Columns)})")),
                    "Give a file in one of these formats."),
            ];
        }

        var known = nearest.Columns.Concat(nearest.Optional).Select(ImportFormats.Fold).ToHashSet(StringComparer.Ordinal);
        var strange = labels.Where(label => !known.Contains(ImportFormats.Fold(label))).ToList();
        var errors = ImmutableArray.CreateBuilder<DataError>();
        var looks = wanted is null ? "The file looks like" : "The file is to be";
        foreach (var column in nearest.Columns.Where(column => !present.Contains(ImportFormats.Fold(column))))
        {
            var like = strange
                .OrderBy(label => NameFold.Distance(ImportFormats.Fold(label), ImportFormats.Fold(column)))
                .FirstOrDefault(label => NameFold.Distance(ImportFormats.Fold(label), ImportFormats.Fold(column)) <= Math.Max(2, column.Length / 2));
            errors.Add(new(
                DataErrorKind.MissingLabel, file, 1, column, like, column,
                like is null
                    ? $"{looks} {nearest.Name} but lacks this column."
                    : $"{looks} {nearest.Name}; if \"{like}\" is this column, rename it."));
        }

        foreach (var label in strange.Take(MostLabels))
        {
            errors.Add(new(
                DataErrorKind.ExtraLabel, file, 1, label, label, "a column of " + nearest.Name,
                "The format does not have this column: see the columns it lacks."));
        }

        return errors.ToImmutable();
    }

    private static double Likeness(ImportFormat format, HashSet<string> present)
        => (double)format.Columns.Count(column => present.Contains(ImportFormats.Fold(column))) / format.Columns.Length;
}
