using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Data.Validation.Rules;

/// <summary>Something that must hold in the package and that no schema can say.</summary>
internal delegate IEnumerable<DataError> PackageRule(PkoData data);

/// <summary>Builds the errors of the rules.</summary>
internal static class Broken
{
    public static DataError Row(
        PkoData data, ITableRow row, DataErrorKind kind, string? field, string found, string expected, string advice)
        => new(kind, data.Package[row.Table].Path, row.Line, field, found, expected, advice);

    public static string Number(decimal value) => value.ToString("#,0.######", System.Globalization.CultureInfo.InvariantCulture);

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
