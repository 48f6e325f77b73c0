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

    // By hand, because it is read for every row and the general parser takes ten times as long.
    public static bool TryDate(ReadOnlySpan<char> text, out DateOnly date)
    {
        date = default;
        if (text.Length != 10 || text[4] != '-' || text[7] != '-')
        {
            return false;
        }

        var year = Digits(text[..4]);
        var month = Digits(text[5..7]);
        var day = Digits(text[8..]);
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        date = new(year, month, day);
        return true;
    }

    private static int Digits(ReadOnlySpan<char> text)
    {
        var value = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
            {
                return -1;
            }

            value = (value * 10) + (c - '0');
        }

        return value;
    }

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
