using System.Globalization;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Display.Language;

namespace PkoNotebooks.Display.Text;

/// <summary>Facts, numbers and dates as a reader of a language writes them. English is <see cref="FactText"/>.</summary>
public static class FactWords
{
    public static string Of(Fact fact, DisplayLanguage language, FactStyle style = FactStyle.Full)
    {
        ArgumentNullException.ThrowIfNull(fact);
        return Of(fact.Value, fact.Unit, fact.Decimals, language, style);
    }

    public static string Of(double value, Unit unit, int decimals, DisplayLanguage language, FactStyle style = FactStyle.Full)
    {
        ArgumentNullException.ThrowIfNull(language);
        if (style == FactStyle.Bare)
        {
            return unit switch
            {
                Unit.Rank => FactText.Number(value, 0),
                Unit.Date or Unit.Year or Unit.UsDollars or Unit.Probability => Of(value, unit, decimals, language),
                _ => FactText.Number(value, decimals),
            };
        }

        if (language.IsEnglish)
        {
            return FactText.Of(value, unit, decimals);
        }

        return unit switch
        {
            Unit.UsDollars => Dollars(value, decimals, language),
            Unit.Date => Date(DateOnly.FromDayNumber((int)value), language),
            Unit.Year => language.Word("unit.year", value.ToString("0", CultureInfo.InvariantCulture)),
            Unit.Rank => language.Word("unit.rank", FactText.Number(value, 0)),
            Unit.Probability => FactText.Of(value, unit, decimals),
            Unit.Percent or Unit.PercentagePoints or Unit.Persons or Unit.PersonYears or Unit.Months or Unit.Years or Unit.Days =>
                language.Word("unit." + FactsJson.UnitName(unit), FactText.Number(value, decimals)),
            _ => FactText.Number(value, decimals),
        };
    }

    /// <summary>As a label in a chart, whose subtitle says the unit: signs stay, words of units do not.</summary>
    public static string Label(double value, Unit unit, int decimals, DisplayLanguage language) =>
        Of(value, unit, decimals, language, unit is Unit.Percent ? FactStyle.Full : FactStyle.Bare);

    public static string Label(Fact fact, DisplayLanguage language)
    {
        ArgumentNullException.ThrowIfNull(fact);
        return Label(fact.Value, fact.Unit, fact.Decimals, language);
    }

    /// <summary>As a label in a chart; where nothing is known, in words that say so.</summary>
    public static string LabelOrNone(Measured value, DisplayLanguage language) => OrNone(value, language, Label);

    /// <summary>In full; where nothing is known, in words that say so.</summary>
    public static string OfOrNone(Measured value, DisplayLanguage language) => OrNone(value, language, (fact, l) => Of(fact, l));

    public static string Date(DateOnly date, DisplayLanguage language)
    {
        ArgumentNullException.ThrowIfNull(language);
        return date.ToString(language.Word("format.date"), CultureInfo.InvariantCulture);
    }

    /// <summary>A month and its year.</summary>
    public static string Month(DateOnly date, DisplayLanguage language)
    {
        ArgumentNullException.ThrowIfNull(language);
        return date.ToString(language.Word("format.month"), CultureInfo.InvariantCulture);
    }

    public static string Of(Period period, DisplayLanguage language) => period.IsDay
        ? Date(period.Start, language)
        : period is { Start: { Month: 1, Day: 1 }, End: { Month: 12, Day: 31 } } && period.Start.Year == period.End.Year
            ? Of(period.Start.Year, Unit.Year, 0, language)
            : language.Word("format.span", Date(period.Start, language), Date(period.End, language));

    /// <summary>The unit's name, as a column or an axis says it; empty where a number needs none.</summary>
    public static string UnitName(Unit unit, DisplayLanguage language)
    {
        ArgumentNullException.ThrowIfNull(language);
        return language.Word("name." + FactsJson.UnitName(unit));
    }

    private static string OrNone(Measured value, DisplayLanguage language, Func<Fact, DisplayLanguage, string> words)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(language);
        return value.Fact is { } fact ? words(fact, language) : language.Word("no-figure");
    }

    // Japanese counts in ten thousands: 億 is 10^8, 兆 is 10^12.
    private static string Dollars(double value, int decimals, DisplayLanguage language) => Math.Abs(value) switch
    {
        >= 1e8 => language.Word("unit.us_dollars_large", FactText.Number(value / 1e8, Math.Max(0, decimals - 1))),
        >= 1e4 => language.Word("unit.us_dollars_middle", FactText.Number(value / 1e4, Math.Max(0, decimals - 2))),
        _ => language.Word("unit.us_dollars", FactText.Number(value, 0)),
    };
}
