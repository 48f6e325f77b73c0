using System.Globalization;
using System.Text.RegularExpressions;

namespace PkoNotebooks.Data.Package;

/// <summary>How values are written in the package's files.</summary>
internal static partial class CellFormat
{
    public const string DateExpected = "a date of the calendar as YYYY-MM-DD";

    public const string NumberExpected = "a number with a decimal point and without thousands separators";

    public const string IntegerExpected = "a whole number without separators";

    public const string BooleanExpected = "true or false";

    public static bool TryDate(string text, out DateOnly date)
        => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    public static bool TryNumber(string text, out decimal number)
        => decimal.TryParse(
            text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);

    /// <summary>A guess at what went wrong with a value, from its looks.</summary>
    public static string Advice(string found)
    {
        if (found != found.Trim())
        {
            return "Remove the space around the value.";
        }

        if (Thousands().IsMatch(found))
        {
            return "Remove the thousands separators.";
        }

        if (DecimalComma().IsMatch(found))
        {
            return "Write the decimal comma as a point.";
        }

        if (OtherDate().IsMatch(found))
        {
            return "Write the date as YYYY-MM-DD.";
        }

        return IsoDate().IsMatch(found) ? "There is no such day: correct the date." : "Correct the value.";
    }

    [GeneratedRegex(@"^[+-]?\d{1,3}([, '\u00a0\u202f]\d{3})+(\.\d+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Thousands();

    [GeneratedRegex(@"^[+-]?\d+,\d+$", RegexOptions.CultureInvariant)]
    private static partial Regex DecimalComma();

    [GeneratedRegex(@"^(?!\d{4}-\d{2}-\d{2}$)\d{1,4}[./-]\d{1,2}[./-]\d{1,4}$", RegexOptions.CultureInvariant)]
    private static partial Regex OtherDate();

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}$", RegexOptions.CultureInvariant)]
    private static partial Regex IsoDate();
}
