namespace PkoNotebooks.Analysis.Facts;

/// <summary>The unit of a <see cref="Fact"/>.</summary>
public enum Unit
{
    /// <summary>A count of persons.</summary>
    Persons,

    /// <summary>A whole number of things that are not persons (missions, states, months).</summary>
    Count,

    /// <summary>0 to 100.</summary>
    Percent,

    /// <summary>A difference of two percentages.</summary>
    PercentagePoints,

    /// <summary>United States dollars.</summary>
    UsDollars,

    /// <summary>A place in an ordered list, from 1.</summary>
    Rank,

    /// <summary>A quotient without unit.</summary>
    Ratio,

    /// <summary>0 to 1.</summary>
    Probability,

    /// <summary>A coefficient such as Gini's or Spearman's.</summary>
    Coefficient,

    /// <summary>One person for one year.</summary>
    PersonYears,

    Months,

    Years,

    Days,

    /// <summary>A calendar year.</summary>
    Year,

    /// <summary>A date, as days since 0001-01-01 (<see cref="System.DateOnly.DayNumber"/>).</summary>
    Date,
}
