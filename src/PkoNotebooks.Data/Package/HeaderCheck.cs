using System.Globalization;
using PkoNotebooks.Data.Validation;

namespace PkoNotebooks.Data.Package;

/// <summary>Compares a file's header with the schema's fields: the same names in the same order.</summary>
internal static class HeaderCheck
{
    // A header that is wrong in hundreds of places is one mistake, not hundreds.
    private const int MostReported = 20;

    public static bool Report(ResourceDescriptor resource, string[] labels, List<DataError> errors)
    {
        var found = new List<DataError>();
        var file = resource.Path;
        var expected = string.Join(",", resource.Fields.Select(field => field.Name));
        if (labels.All(label => label.Length == 0))
        {
            found.Add(new(DataErrorKind.BlankHeader, file, 1, null, null, expected, "Give the header row."));
        }
        else
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var (index, label) in labels.Index())
            {
                if (label.Length == 0)
                {
                    found.Add(new(DataErrorKind.BlankLabel, file, 1, Position(index), "", Named(resource, index), "Name the column, or remove it."));
                }
                else if (!seen.Add(label))
                {
                    found.Add(new(DataErrorKind.DuplicateLabel, file, 1, label, label, "each name once", "Remove or rename the second column."));
                }
                else if (resource.IndexOf(label) < 0)
                {
                    found.Add(new(
                        DataErrorKind.ExtraLabel, file, 1, Position(index), label, "one of " + expected,
                        "Remove the column, or declare it in the table's schema."));
                }
            }

            found.AddRange(resource.Fields.Where(field => !seen.Contains(field.Name)).Select(field => new DataError(
                DataErrorKind.MissingLabel, file, 1, field.Name, null, field.Name, "Add the column, or take it out of the table's schema.")));
            if (found.Count == 0 && !labels.SequenceEqual(resource.Fields.Select(field => field.Name)))
            {
                found.Add(new(DataErrorKind.IncorrectLabel, file, 1, null, string.Join(",", labels), expected, "Put the columns in the schema's order."));
            }
        }

        errors.AddRange(found.Take(MostReported));
        if (found.Count > MostReported)
        {
            errors.Add(new(
                DataErrorKind.IncorrectLabel, file, 1, null, Number(labels.Length) + " columns", Number(resource.Fields.Length) + " columns",
                $"{Number(found.Count - MostReported)} more labels are wrong: this is another table's file."));
        }

        return found.Count == 0;
    }

    private static string Position(int index) => "column " + Number(index + 1);

    private static string? Named(ResourceDescriptor resource, int index) => index < resource.Fields.Length ? resource.Fields[index].Name : null;

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
