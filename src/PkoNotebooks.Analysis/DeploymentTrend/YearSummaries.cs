using System.Collections.Immutable;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Analysis.Headcounts;

namespace PkoNotebooks.Analysis.DeploymentTrend;

/// <summary>Peaks, means and person-years over the months of one state's series.</summary>
internal sealed class YearSummaries
{
    /// <summary>The least months of a year from which a peak or a mean is taken.</summary>
    private const int FewestMonths = 6;

    private readonly HeadcountIndex _headcounts;
    private readonly RowFacts _facts;
    private readonly Dictionary<DateOnly, double> _filled;

    public YearSummaries(HeadcountIndex headcounts, RowFacts facts, string iso3, string state, ImmutableArray<MonthlyHeadcount> months)
    {
        (_headcounts, _facts, Iso3, State, Months) = (headcounts, facts, iso3, state, months);
        _filled = Fill(months);
    }

    public string Iso3 { get; }

    public string State { get; }

    public ImmutableArray<MonthlyHeadcount> Months { get; }

    /// <summary>The months with a figure, in order.</summary>
    public ImmutableArray<Fact> Observed(int firstYear = int.MinValue, int lastYear = int.MaxValue) =>
        [.. Months.Where(m => m.AsOf.Year >= firstYear && m.AsOf.Year <= lastYear).Select(m => m.Personnel.Fact).OfType<Fact>()];

    public ImmutableArray<YearSummary> Each() =>
    [
        .. Months.GroupBy(m => m.AsOf.Year).Select(year =>
        {
            var december = year.Last();
            var observed = Observed(year.Key, year.Key);
            var peak = Peak(year.Key, year.Key);
            return new YearSummary(
                year.Key, observed.Length, peak, peak.IsKnown ? observed.MaxBy(f => f.Value)!.Period.End : null, Mean(year.Key),
                december.Personnel, december.WorldShare, _headcounts.Rank(Iso3, december.AsOf),
                PersonYears(year.Key, year.Key, filled: true), PersonYears(year.Key, year.Key, filled: false));
        }),
    ];

    public Measured Peak(int firstYear, int lastYear) => Over(
        firstYear, lastYear, "peak", "greatest month-end headcount", Unit.Persons, 0, "the greatest of the month-end headcounts",
        observed => observed.Max(f => f.Value));

    public Measured PersonYears(int firstYear, int lastYear, bool filled)
    {
        var months = Months.Where(m => m.AsOf.Year >= firstYear && m.AsOf.Year <= lastYear).ToList();
        var gaps = months.Where(m => !m.Personnel.IsKnown).ToList();
        var open = gaps.Count(m => !_filled.ContainsKey(m.AsOf));
        if (filled && open > 0)
        {
            return Missing("person-years", firstYear, lastYear, $"{FactText.Number(open, 0)} of its months have no figure before or after from which to fill them");
        }

        var what = filled ? "person_years" : "person_years_observed";
        var note = (gaps.Count, filled) switch
        {
            (0, _) => null,
            (var n, true) => $"{FactText.Of(n, Unit.Months, 0)} without a table filled on a straight line between the nearest observed ones.",
            (var n, false) => $"{FactText.Of(n, Unit.Months, 0)} without a table left out, so at least this much.",
        };
        return Over(
            firstYear, lastYear, what, "person-years", Unit.PersonYears, firstYear == lastYear ? 1 : 0, "sum of the month-end headcounts ÷ 12",
            observed => (observed.Sum(f => f.Value) + (filled ? gaps.Sum(m => _filled[m.AsOf]) : 0)) / 12, note);
    }

    /// <summary>The citations of months' headcounts taken together, one a source.</summary>
    public ImmutableArray<Citation> Cite(IEnumerable<Fact> observed, string what)
    {
        var facts = observed.ToList();
        var rows = facts.SelectMany(f => _headcounts.RowsOf(Iso3, f.Period.End)).ToList();
        // A month without rows rests on something else, such as the dispatch record.
        var others = facts.Where(f => _headcounts.RowsOf(Iso3, f.Period.End).IsEmpty).SelectMany(f => f.Citations)
            .GroupBy(c => (c.SourceId, c.Table)).Select(g => g.First());
        return CitationSet.Of([.. _facts.CiteTogether(rows, what), .. others]);
    }

    private Measured Mean(int year) => Over(
        year, year, "mean", "mean month-end headcount", Unit.Persons, 1, "mean of the month-end headcounts", observed => observed.Average(f => f.Value));

    private Measured Over(
        int firstYear, int lastYear, string key, string name, Unit unit, int decimals, string formula, Func<ImmutableArray<Fact>, double> value, string? note = null)
    {
        var observed = Observed(firstYear, lastYear);
        var needed = FewestMonths * (lastYear - firstYear + 1);
        if (observed.Length < needed)
        {
            return Missing(
                name, firstYear, lastYear,
                $"the data hold only {FactText.Of(observed.Length, Unit.Months, 0)} of it, too few to speak of the whole");
        }

        var span = Span(firstYear, lastYear);
        var all = 12 * (lastYear - firstYear + 1);
        return new Fact
        {
            Key = $"{key}.{Iso3}.{span}",
            Name = $"{name} of {State}",
            Value = value(observed),
            Unit = unit,
            Decimals = decimals,
            Period = Of(firstYear, lastYear),
            Derivation = Derivation.Derived,
            Formula = formula,
            Citations = Cite(observed, $"{span}/{Iso3}/*"),
            Note = note ?? (observed.Length == all ? null : $"{FactText.Number(observed.Length, 0)} of {FactText.Number(all, 0)} months observed."),
        };
    }

    private Missing Missing(string what, int firstYear, int lastYear, string why) => new(what, State, Of(firstYear, lastYear), why);

    private static Period Of(int firstYear, int lastYear) => new(new(firstYear, 1, 1), new(lastYear, 12, 31));

    private static string Span(int firstYear, int lastYear) => firstYear == lastYear
        ? firstYear.ToString(System.Globalization.CultureInfo.InvariantCulture)
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{firstYear}-{lastYear}");

    // Months in a gap with an observed month on either side, on the straight line between the two.
    private static Dictionary<DateOnly, double> Fill(ImmutableArray<MonthlyHeadcount> months)
    {
        var filled = new Dictionary<DateOnly, double>();
        var last = -1;
        for (var i = 0; i < months.Length; i++)
        {
            if (months[i].Personnel.Fact is not { } after)
            {
                continue;
            }

            if (last >= 0 && months[last].Personnel.Fact is { } before)
            {
                for (var gap = last + 1; gap < i; gap++)
                {
                    filled[months[gap].AsOf] = before.Value + ((after.Value - before.Value) * (gap - last) / (i - last));
                }
            }

            last = i;
        }

        return filled;
    }
}
