using System.Globalization;

namespace PkoNotebooks.Analysis.Facts;

/// <summary>
/// How a number is written for a reader, the same in every culture: thousands by comma (<c>106,854</c>), a point before decimals,
/// a true minus sign, a space before a sign or word of unit (<c>10.833 %</c>, <c>10.58 percentage points</c>, <c>12 months</c>),
/// ranks as ordinals (<c>54th</c>), dollars scaled (<c>US$8.47 billion</c>), dates as <c>31 March 2015</c>, years without a comma.
/// A number that would round to nothing is written as smaller than the last digit shown (<c>&lt; 0.01 %</c>);
/// a probability that small as a power of ten. Halves round away from zero.
/// Persons, counts, ratios and coefficients carry no word: the sentence or the column gives it.
/// </summary>
public static class FactText
{
    private const string Minus = "\u2212";
    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /// <summary>The text of <paramref name="fact"/>.</summary>
    public static string Of(Fact fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        return Of(fact.Value, fact.Unit, fact.Decimals);
    }

    /// <summary>The text of <paramref name="value"/> in <paramref name="unit"/> with <paramref name="decimals"/> digits after the point.</summary>
    public static string Of(double value, Unit unit, int decimals) => unit switch
    {
        Unit.Percent => Number(value, decimals) + " %",
        Unit.PercentagePoints => Number(value, decimals) + Word(value, decimals, " percentage point"),
        Unit.UsDollars => Dollars(value, decimals),
        Unit.Rank => Ordinal(value),
        Unit.Probability => Probability(value, decimals),
        Unit.PersonYears => Number(value, decimals) + Word(value, decimals, " person-year"),
        Unit.Months => Number(value, decimals) + Word(value, decimals, " month"),
        Unit.Years => Number(value, decimals) + Word(value, decimals, " year"),
        Unit.Days => Number(value, decimals) + Word(value, decimals, " day"),
        Unit.Year => value.ToString("0", CultureInfo.InvariantCulture),
        Unit.Date => DateOnly.FromDayNumber((int)value).ToString("d MMMM yyyy", CultureInfo.InvariantCulture),
        _ => Number(value, decimals),
    };

    /// <summary>The bare number: grouped, rounded, with no unit.</summary>
    public static string Number(double value, int decimals)
    {
        var rounded = Round(value, decimals);
        if (rounded == 0 && value != 0)
        {
            var step = Math.Pow(10, -decimals).ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            return value > 0 ? "< " + step : "> " + Minus + step;
        }

        return Digits(rounded, decimals);
    }

    private static string Digits(double rounded, int decimals)
    {
        var digits = Math.Abs(rounded).ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return rounded < 0 ? Minus + digits : digits;
    }

    // A double such as 10.8335 lies below the decimal that was meant; going through decimal restores the meaning before halves are rounded.
    private static double Round(double value, int decimals) =>
        Math.Abs(value) < 1e15
            ? (double)Math.Round((decimal)value, decimals, MidpointRounding.AwayFromZero)
            : Math.Round(value, decimals, MidpointRounding.AwayFromZero);

    private static string Word(double value, int decimals, string singular) =>
        Math.Abs(Round(value, decimals)) == 1 ? singular : singular + "s";

    private static string Dollars(double value, int decimals)
    {
        var sign = value < 0 ? Minus : "";
        var size = Math.Abs(value);
        return size switch
        {
            >= 1e9 => sign + "US$" + Number(size / 1e9, decimals) + " billion",
            >= 1e6 => sign + "US$" + Number(size / 1e6, decimals) + " million",
            _ => sign + "US$" + Number(size, 0),
        };
    }

    private static string Ordinal(double value)
    {
        var rank = (long)Math.Round(value);
        var suffix = (rank % 100) switch
        {
            11 or 12 or 13 => "th",
            _ => (rank % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" },
        };
        return rank.ToString("N0", CultureInfo.InvariantCulture) + suffix;
    }

    private static string Probability(double value, int decimals)
    {
        if (value <= 0 || Round(value, decimals) != 0)
        {
            return Number(value, decimals);
        }

        var exponent = (int)Math.Floor(Math.Log10(value));
        var mantissa = Math.Round(value / Math.Pow(10, exponent), 1, MidpointRounding.AwayFromZero);
        if (mantissa >= 10)
        {
            mantissa /= 10;
            exponent++;
        }

        var power = string.Concat(Math.Abs(exponent).ToString(CultureInfo.InvariantCulture).Select(d => Superscripts[d - '0']));
        return $"{mantissa.ToString("0.0", CultureInfo.InvariantCulture)} × 10⁻{power}";
    }
}
