using System.Collections.Immutable;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Analysis.Headcounts;
using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Analysis.Claims;

/// <summary>Checks on uniformed personnel as the United Nations count them.</summary>
internal static class HeadcountChecks
{
    // The full tables on either side of 31 March 2015, of which no table by state exists.
    private static readonly DateOnly[] Neighbours = [new(2015, 2, 28), new(2015, 4, 30)];

    public static ImmutableArray<CheckDefinition> All { get; } =
    [
        new("personnel", "state:month end", c => Observation.Of(c.Tables.Headcounts.Of(c[0], c.Date(1)))),
        new("personnel-types", "state:month end:types", c => Observation.Of(Some(c, c[0], c.Date(1), $"{c[2].Replace('_', ' ').Replace("+", " and ", StringComparison.Ordinal)}", OfTypes(c, 2)))),
        new("personnel-mission", "state:mission:month end", c => Observation.Of(Some(c, c[0], c.Date(2), $"personnel in {c[1]}", r => r.MissionId == c[1], $"personnel of {c.Tables.NameOf(c[0])} in {c[1]}"))),
        new("personnel-total", "month end:type", Total),
        new("personnel-neighbours", "state:month end", c => Between(c, d => c.Tables.Headcounts.Of(c[0], d))),
        new("personnel-neighbours-types", "state:month end:types", c => Between(c, d => Some(c, c[0], d, c[2].Replace("+", " and ", StringComparison.Ordinal), OfTypes(c, 2)))),
        new("personnel-rank-neighbours", "state:month end", c => Between(c, d => c.Tables.Headcounts.Rank(c[0], d))),
        new("personnel-less", "state:states:month end", Less),
        new("personnel-max", "state:type:day/day", Greatest),
        new("personnel-mean-difference", "state:period:period", MeanDifference),
        new("first-headcount", "state:persons:mission", First),
        new("headcount-reached", "state:type:persons", c => Reached(c, OfTypes(c, 1), c.Number(2), $"first month end with {c[2]} {c[1]} of {c.Tables.NameOf(c[0])} or more")),
        new("headcount-reached-in", "state:mission:persons", c => Reached(c, r => r.MissionId == c[1], c.Number(2), $"first month end with personnel of {c.Tables.NameOf(c[0])} in {c[1]}")),
    ];

    private static Func<PersonnelRow, bool> OfTypes(CheckContext c, int index)
    {
        var types = c.List(index).Select(c.Member<PersonnelType>).ToHashSet();
        // Police is the sum of individuals and formed units where a source splits them.
        return types.Contains(PersonnelType.Police)
            ? r => types.Contains(r.PersonnelType) || r.PersonnelType is PersonnelType.IndividualPolice or PersonnelType.FormedPoliceUnit
            : r => types.Contains(r.PersonnelType);
    }

    /// <summary>The part of a state's headcount that consists of some rows; nobody where the month has rows but none of these.</summary>
    private static Measured Some(CheckContext c, string iso3, DateOnly day, string what, Func<PersonnelRow, bool> which, string? name = null)
    {
        var all = c.Tables.Headcounts.RowsOf(iso3, day);
        if (all.IsEmpty || all.Any(r => r.PersonnelType == PersonnelType.Uniformed))
        {
            var whole = c.Tables.Headcounts.Of(iso3, day);
            return whole.Then(f => f.Value == 0 ? f : new Missing(what, c.Tables.NameOf(iso3), Period.On(day), "the month's table does not split the headcount"));
        }

        var rows = all.Where(which).ToList();
        return c.Tables.Count(
            $"personnel.{iso3}.{what.Replace(' ', '_')}.{MonthEnd.Iso(day)}", name ?? $"{what} of {c.Tables.NameOf(iso3)}", rows.Sum(r => r.Total),
            rows.Count > 0 ? rows : all, Period.On(day), PersonnelRows.Words(rows.Count > 0 ? rows : all), Unit.Persons);
    }

    private static Observation Total(CheckContext c)
    {
        var (day, type) = (c.Date(0), c.Member<PersonnelType>(c[1]));
        return c.Data.PersonnelTotals.FirstOrDefault(t => t.AsOf == day && t.PersonnelType == type) is { } row
            ? Observation.Of(c.Tables.Facts.Of(
                row, $"personnel.world.{c[1]}.{MonthEnd.Iso(day)}", $"{PersonnelRows.Word(type)} in the world", row.Total, Unit.Persons, Period.On(day)))
            : Observation.Nothing(new($"number of {PersonnelRows.Word(type)}", "the world", Period.On(day), "no total of that month is in the data"));
    }

    private static Observation Between(CheckContext c, Func<DateOnly, Measured> at)
    {
        var (before, after) = (at(Neighbours[0]), at(Neighbours[1]));
        return !before.IsKnown ? Observation.Nothing(before.Missing)
            : !after.IsKnown ? Observation.Nothing(after.Missing)
            : new Observation.Span(before.Fact, after.Fact, Ordinary(before.Fact, after.Fact));
    }

    // As the rows declare it: a headcount may lie outside the range of the two months by the range's own width, a place may not.
    private static double Ordinary(Fact before, Fact after) => before.Unit == Unit.Rank ? 0 : Math.Abs(after.Value - before.Value);

    private static Observation Less(CheckContext c) => Observation.Judge(
        [c.Tables.Headcounts.Of(c[0], c.Date(2)), .. c.List(1).Select(s => c.Tables.Headcounts.Of(s, c.Date(2)))],
        facts => (facts.Skip(1).All(f => f.Value > facts[0].Value), string.Join(", ", facts.Select(f => $"{f.Name} {f.Text}"))));

    private static Observation Greatest(CheckContext c)
    {
        var (from, to) = c.Dates(2);
        var months = MonthEnd.Between(from, to).Select(m => Some(c, c[0], m, c[1], OfTypes(c, 1)).Fact).OfType<Fact>().ToList();
        return months.Count == 0
            ? Observation.Nothing(new(c[1], c.Tables.NameOf(c[0]), new(from, to), "the data hold no month of the period"))
            : Observation.Of(months.MaxBy(f => f.Value)! with
            {
                Key = $"personnel_max.{c[0]}.{c[1]}.{MonthEnd.Iso(from)}.{MonthEnd.Iso(to)}",
                Name = $"greatest number of {c[1]} of {c.Tables.NameOf(c[0])} at a month's end",
                Period = new(from, to),
                Derivation = Derivation.Derived,
                Formula = $"the greatest of {FactText.Number(months.Count, 0)} observed month ends",
                Citations = CitationSet.Union(months),
            });
    }

    private static Observation MeanDifference(CheckContext c)
    {
        var (before, after) = (Mean(c, 1), Mean(c, 2));
        return Observation.Of(
            before.Then(after, (b, a) => (Calculation.Of(a) - b).As(
                $"personnel_mean_difference.{c[0]}.{c[1]}.{c[2]}", $"change of the mean headcount of {c.Tables.NameOf(c[0])}", Unit.Persons, 1)),
            [.. new[] { before.Fact, after.Fact }.OfType<Fact>()]);
    }

    private static Measured Mean(CheckContext c, int index)
    {
        var (from, to) = c.Dates(index);
        var months = MonthEnd.Between(from, to).Select(m => c.Tables.Headcounts.Of(c[0], m).Fact).OfType<Fact>().ToList();
        return months.Count == 0
            ? new Missing("mean headcount", c.Tables.NameOf(c[0]), new(from, to), "the data hold no month of the period")
            : c.Tables.Count($"personnel_mean.{c[0]}.{c[index]}", $"mean headcount of {c.Tables.NameOf(c[0])}", 0, [], new(from, to), "mean of the observed month ends", Unit.Persons) with
            {
                Value = months.Average(f => f.Value),
                Decimals = 1,
                Citations = CitationSet.Of(months.SelectMany(f => f.Citations)),
            };
    }

    private static IEnumerable<IGrouping<DateOnly, PersonnelRow>> Months(CheckContext c, Func<PersonnelRow, bool> which) =>
        c.Data.Personnel.Where(r => r.Iso3 == c[0] && r.Total > 0 && which(r)).GroupBy(r => r.AsOf).OrderBy(m => m.Key);

    private static Observation First(CheckContext c)
    {
        var least = c.Number(1);
        var month = Months(c, _ => true).FirstOrDefault(m => m.Sum(r => r.Total) >= least);
        if (month is null)
        {
            return Observation.Nothing(new("first month with personnel", c.Tables.NameOf(c[0]), default, "the data hold none"));
        }

        var missions = month.Select(r => r.MissionId ?? "an operation not named").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var fact = c.Tables.Count(
            $"first_headcount.{c[0]}.{c[1]}", $"personnel of {c.Tables.NameOf(c[0])}", month.Sum(r => r.Total), month, Period.On(month.Key), PersonnelRows.Words(month), Unit.Persons);
        return new Observation.Statement(
            missions is [var only] && only == c[2],
            $"the first month end with {c[1]} or more from {c.Tables.NameOf(c[0])} is {MonthEnd.Long(month.Key)}, with {fact.Text} in {string.Join(" and ", missions)}", [fact]);
    }

    private static Observation Reached(CheckContext c, Func<PersonnelRow, bool> which, int least, string what)
    {
        var month = Months(c, which).FirstOrDefault(m => m.Sum(r => r.Total) >= least);
        return month is null
            ? Observation.Nothing(new(what, "", default, "the data hold none"))
            : new Observation.Dated(what, ClaimTables.Written(month.Key, DatePrecision.Month),
                [c.Tables.Count($"headcount_reached.{c[0]}.{c[1]}.{c[2]}", what, month.Sum(r => r.Total), month, Period.On(month.Key), PersonnelRows.Words(month), Unit.Persons)]);
    }
}
