using System.Globalization;
using PkoNotebooks.Data.Validation;

namespace PkoNotebooks.Data.Package;

/// <summary>Whether a row has as many cells as the schema has fields.</summary>
internal static class RowShape
{
    public static bool Report(ResourceDescriptor resource, int line, string[] cells, List<DataError> errors)
    {
        if (cells.Length == resource.Fields.Length)
        {
            return true;
        }

        if (cells is [""])
        {
            errors.Add(new(DataErrorKind.BlankRow, resource.Path, line, null, "", null, "Remove the blank line."));
            return false;
        }

        var kind = cells.Length > resource.Fields.Length ? DataErrorKind.ExtraCell : DataErrorKind.MissingCell;
        var advice = kind == DataErrorKind.ExtraCell
            ? "Quote cells that hold a comma (thousands separators, decimal commas), or remove the extra cells."
            : "Add the missing cells; if it is the last row, the file may have been cut short.";
        errors.Add(new(kind, resource.Path, line, null, Count(cells.Length), Count(resource.Fields.Length), advice));
        return false;
    }

    private static string Count(int cells) => cells.ToString("N0", CultureInfo.InvariantCulture) + (cells == 1 ? " cell" : " cells");
}
