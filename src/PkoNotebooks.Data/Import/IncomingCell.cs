using System.Buffers.Text;
using System.Globalization;
using PkoNotebooks.Data.Package;

namespace PkoNotebooks.Data.Import;

/// <summary>Reads values as publishers write them, within narrow bounds: what is not plain is an error, not a guess.</summary>
internal static class IncomingCell
{
    /// <summary>
    /// A count of persons: digits, with a fraction of zeros that programs append (<c>17.0</c>). Null for an empty cell or NA;
    /// false for anything else, thousands separators and decimal commas included.
    /// </summary>
    public static bool TryCount(ReadOnlySpan<byte> cell, out int? count)
    {
        count = null;
        if (cell.IsEmpty || cell.SequenceEqual("NA"u8))
        {
            return true;
        }

        if (!Utf8Parser.TryParse(cell, out int value, out var used) || value < 0 || cell[0] is not (>= (byte)'0' and <= (byte)'9'))
        {
            return false;
        }

        var rest = cell[used..];
        if (!rest.IsEmpty && (rest[0] != (byte)'.' || rest.Length < 2 || rest[1..].IndexOfAnyExcept((byte)'0') >= 0))
        {
            return false;
        }

        count = value;
        return true;
    }

    /// <summary>A date as YYYY-MM-DD, a time of midnight behind it passed over.</summary>
    public static bool TryDate(string cell, out DateOnly date)
    {
        var text = cell.AsSpan();
        if (text.Length > 10 && text[10] is 'T' or ' ')
        {
            foreach (var c in text[11..])
            {
                if (c is not ('0' or ':' or '.' or 'Z'))
                {
                    date = default;
                    return false;
                }
            }

            text = text[..10];
        }

        return CellFormat.TryDate(text, out date);
    }

    /// <summary>An amount of money, written without needless zeros.</summary>
    public static bool TryAmount(string cell, out string amount)
    {
        amount = "";
        if (!CellFormat.TryNumber(cell, out var value))
        {
            return false;
        }

        amount = value.ToString("0.############", CultureInfo.InvariantCulture);
        return true;
    }

    public static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
