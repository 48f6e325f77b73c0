using System.Collections.Immutable;
using PkoNotebooks.Data;
using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Analysis.Tests.Fixtures;

/// <summary>Tables made by hand, so that a test's expectation can be worked out on paper.</summary>
internal sealed class HandMade
{
    private readonly List<Country> _countries = [];
    private readonly List<AssessmentRate> _rates = [];
    private readonly List<PersonnelRow> _personnel = [];
    private readonly List<PersonnelTotal> _totals = [];
    private readonly List<Ranking> _rankings = [];
    private readonly List<Dispatch> _dispatches = [];
    private readonly List<CivilianStaffRow> _civilians = [];
    private readonly List<TrainingRow> _training = [];
    private readonly List<EventRow> _events = [];

    public HandMade State(string iso3, string name)
    {
        _countries.Add(new() { Iso3 = iso3, Name = name, PermanentMember = false, SourceId = "list", Locator = iso3 });
        return this;
    }

    public HandMade Rate(string iso3, decimal percent, int from = 2013, int to = 2015, AssessedBudget budget = AssessedBudget.Peacekeeping)
    {
        _rates.Add(new()
        {
            Budget = budget, Iso3 = iso3, ValidFrom = new(from, 1, 1), ValidTo = new(to, 12, 31), RatePercent = percent,
            Basis = RateBasis.Printed, Preferred = true, SourceId = "scale", Locator = "table 2",
        });
        return this;
    }

    public HandMade Personnel(
        string asOf, string iso3, int total, PersonnelType type = PersonnelType.Troops, string? mission = null, string source = "un-list")
    {
        _personnel.Add(new()
        {
            AsOf = Day(asOf), Iso3 = iso3, MissionId = mission, PersonnelType = type, Total = total, Basis = PersonnelBasis.Printed,
            SourceId = source, Locator = "page 1",
        });
        return this;
    }

    public HandMade World(string asOf, int total, string source = "un-list")
    {
        _totals.Add(new() { AsOf = Day(asOf), PersonnelType = PersonnelType.Uniformed, Total = total, SourceId = source, Locator = "grand total" });
        return this;
    }

    public HandMade PrintedRank(string asOf, string iso3, int rank)
    {
        _rankings.Add(new()
        {
            AsOf = Day(asOf), Measure = RankingMeasure.UniformedPersonnel, Iso3 = iso3, Rank = rank, Basis = RankingBasis.Printed,
            SourceId = "speech", Locator = "Annex 2",
        });
        return this;
    }

    public HandMade Dispatched(
        string id, string start, string? end, int? cumulative = null, DispatchCategory category = DispatchCategory.UnPko, bool preferred = true,
        string? mission = null, DatePrecision precision = DatePrecision.Day, int? strength = null)
    {
        _dispatches.Add(new()
        {
            DispatchId = id, MissionId = mission, Category = category, StartedOn = Day(start), StartedPrecision = precision,
            EndedOn = end is null ? null : Day(end), EndedPrecision = end is null ? null : precision, Cumulative = cumulative, Strength = strength,
            Preferred = preferred, SourceId = "record", Locator = id,
        });
        return this;
    }

    public HandMade Civilians(
        string asOf, CivilianScope scope, string? iso3, string category, int? total, decimal? low = null, decimal? mid = null, decimal? high = null)
    {
        _civilians.Add(new()
        {
            AsOf = Day(asOf), AsOfPrecision = DatePrecision.Day, Scope = scope, Iso3 = iso3, Category = category, Total = total,
            RangeLow = low, RangeMid = mid, RangeHigh = high, Preferred = true, SourceId = "speech", Locator = "E.2",
        });
        return this;
    }

    public HandMade Trained(string period, string indicator, decimal value, string source = "record", bool preferred = true)
    {
        _training.Add(new()
        {
            Programme = "peacebuilders", Period = period, Indicator = indicator, Value = value, Unit = "persons", Preferred = preferred,
            SourceId = source, Locator = "p. 1",
        });
        return this;
    }

    public HandMade Event(string id, string day, EventKind kind, string title)
    {
        _events.Add(new()
        {
            EventId = id, OccurredOn = Day(day), Precision = DatePrecision.Day, Kind = kind, Title = title, SourceId = "press", Locator = "p. 1",
        });
        return this;
    }

    public PkoData Data()
    {
        string[] sources = ["list", "scale", "un-list", "other-list", "speech", "record", "press"];
        return PkoData.InMemory(
            new KeyedTable<Source>(Origin("sources"), [.. sources.Select(id => new Source
            {
                SourceId = id, Locator = "", Title = id, Publisher = "publisher", Kind = id == "speech" ? SourceKind.Seed : SourceKind.Official,
            })]),
            new CountryTable(Origin("countries"), [.. _countries], () => []),
            new RateTable(Origin("assessment_rates"), [.. _rates]),
            new PersonnelTable(Origin("personnel"), [.. _personnel]),
            new PersonnelTotalTable(Origin("personnel_totals"), [.. _totals]),
            new RankingTable(Origin("rankings"), [.. _rankings]),
            new KeyedTable<Dispatch>(Origin("dispatches"), [.. _dispatches]),
            new Table<CivilianStaffRow>(Origin("civilian_staff"), [.. _civilians]),
            new Table<TrainingRow>(Origin("training"), [.. _training]),
            new KeyedTable<EventRow>(Origin("events"), [.. _events]));
    }

    private static TableOrigin Origin(string name) => new(name, name + ".csv", "");

    private static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
