using System.Collections.Immutable;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Analysis.Headcounts;
using PkoNotebooks.Analysis.Rates;
using PkoNotebooks.Data;
using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Analysis.CivilianScarcity;

/// <summary>Civilians of any state. Built once over the tables; asking does not change it.</summary>
public sealed class Civilians
{
    private const string ProfessionalCategory = "professional_and_higher";
    private readonly PkoData _data;
    private readonly RowFacts _facts;
    private readonly RateIndex _rates;

    public Civilians(PkoData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        _data = data;
        _facts = new RowFacts(data);
        _rates = new RateIndex(data);
    }

    /// <inheritdoc cref="StateCivilians.Of"/>
    public StateCivilians Of(string iso3)
    {
        ArgumentNullException.ThrowIfNull(iso3);
        var state = _data.Countries.Find(iso3)?.Name
            ?? throw new ArgumentException($"No state '{iso3}' is in table countries. Use its ISO 3166 alpha-3 code, such as JPN or DEU.", nameof(iso3));
        var readings = new ScarcityReadings(_data, _facts, _rates).Of(iso3, state);
        var system = _data.CivilianStaff.Where(r => r is { Scope: CivilianScope.UnSystem, Total: not null } && r.Iso3 == iso3).OrderBy(r => r.AsOf).ToList();
        ImmutableArray<Fact> professionals =
        [
            .. system.Where(r => r is { Category: ProfessionalCategory, Preferred: true }).Select(r => Headcount(r, $"professional staff and above of {state} in the UN system")),
        ];
        var own = iso3 == DispatchRecord.State;
        return new StateCivilians
        {
            Iso3 = iso3,
            Country = state,
            Readings = readings,
            MissingReadings = readings.IsEmpty
                ? new Missing("number of civilians in peacekeeping", state, new(new(1992, 1, 1), new(2023, 12, 31)), "no source in the data counts them")
                : null,
            Posts = [.. new GeographicalPosts(_data, _facts).Each(iso3)],
            AllPosts =
            [
                .. _data.CivilianStaff.Where(r => r is { Scope: CivilianScope.SecretariatGeographical, Iso3: null, Total: not null }).OrderBy(r => r.AsOf)
                    .Select(r => Headcount(r, "staff in posts subject to geographical distribution")),
            ],
            Professionals = professionals,
            ProfessionalGaps = professionals.IsEmpty
                ? []
                : [.. Enumerable.Range(professionals[0].Period.End.Year, professionals[^1].Period.End.Year - professionals[0].Period.End.Year + 1)
                    .Except(professionals.Select(p => p.Period.End.Year))],
            OtherDefinitions =
            [
                .. system.Where(r => r.Category != ProfessionalCategory || !r.Preferred)
                    .Select(r => Headcount(r, $"{Counted(r.Category)} of {state} in the UN system")),
            ],
            Training = own ? TrainingPipeline.Figures(_data, _facts) : [],
            TrainingTotals = own ? TrainingPipeline.Totals(_data, _facts) : [],
        };
    }

    private static string Counted(string category) => category switch
    {
        "professional" => "professional staff",
        "staff_all_bodies" => "staff of all bodies",
        "staff_one_year_contracts" => "staff on contracts of a year or more",
        _ => category.Replace('_', ' '),
    };

    private Fact Headcount(CivilianStaffRow row, string name) => Headcount(_facts, row, name);

    internal static Fact Headcount(RowFacts facts, CivilianStaffRow row, string name) => facts.Of(
        row, $"civilians.{FactKey.Word(row.Scope)}.{row.Iso3 ?? "all"}.{row.Category}.{MonthEnd.Iso(row.AsOf)}.{row.SourceId}", name, row.Total!.Value, Unit.Persons, PeriodOf(row));

    internal static Period PeriodOf(CivilianStaffRow row) => row.AsOfPrecision switch
    {
        DatePrecision.Year => Period.OfYear(row.AsOf.Year),
        DatePrecision.Month => new(new(row.AsOf.Year, row.AsOf.Month, 1), MonthEnd.Of(row.AsOf)),
        _ => Period.On(row.AsOf),
    };
}
