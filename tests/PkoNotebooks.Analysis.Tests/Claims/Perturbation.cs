using System.Collections.Immutable;
using PkoNotebooks.Data;
using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Analysis.Tests.Claims;

/// <summary>A change to one table: what a claim rests on could have been otherwise.</summary>
/// <param name="Name">For the message of a failing test.</param>
/// <param name="Number">What becomes of a number.</param>
/// <param name="Start">What becomes of a date on which something starts or happens.</param>
/// <param name="End">What becomes of a date on which something ends.</param>
/// <param name="Text">What becomes of a name, a role or a title.</param>
/// <param name="Flag">What becomes of a yes or no.</param>
/// <param name="Rows">Which rows are changed; the others stay.</param>
/// <param name="Drop">Whether those rows are taken away instead.</param>
/// <param name="Mission">What becomes of the mission that a row names.</param>
/// <param name="Kind">The kind that missions get.</param>
/// <param name="Period">The period that claims get.</param>
/// <param name="Longer">A list of claims, and by how many items it gets longer.</param>
/// <param name="Only">The one table concerned; null for all.</param>
internal sealed record Perturbation(
    string Name,
    Func<decimal, decimal>? Number = null,
    Func<DateOnly, DateOnly>? Start = null,
    Func<DateOnly, DateOnly>? End = null,
    Func<string, string>? Text = null,
    Func<bool, bool>? Flag = null,
    Func<ITableRow, bool>? Rows = null,
    bool Drop = false,
    Func<string, string>? Mission = null,
    MissionKind? Kind = null,
    string? Period = null,
    (string List, int Items)? Longer = null,
    string? Only = null)
{
    /// <summary>Whether it changes anything in that table.</summary>
    public bool Concerns(string table) => Only is null || Only == table;

    /// <summary>The data with one table changed.</summary>
    public PkoData Apply(PkoData data, string table) => table switch
    {
        "countries" => data.With(new CountryTable(data.Countries.Origin, Each(data.Countries.Rows, r => r with { PermanentMember = F(r.PermanentMember) }), () => data.CountryAliases)),
        "missions" => Keyed(data, data.Missions, r => r with { MissionId = M(r.MissionId), Host = T(r.Host), Name = T(r.Name), StartedOn = S(r.StartedOn), EndedOn = E(r.EndedOn), Kind = Kind ?? r.Kind }),
        "assessment_rates" => data.With(new RateTable(data.Rates.Origin, Each(data.Rates.Rows, r => r with { RatePercent = N(r.RatePercent) }))),
        "assessed_contributions" => data.With(new Table<AssessedContribution>(data.AssessedContributions.Origin, Each(data.AssessedContributions.Rows, r => r with { AmountUsd = N(r.AmountUsd) }))),
        "peacekeeping_budgets" => data.With(new BudgetTable(data.Budgets.Origin, Each(data.Budgets.Rows, r => r with { AmountUsd = N(r.AmountUsd) }))),
        "personnel" => data.With(new PersonnelTable(data.Personnel.Origin, Each(data.Personnel.Rows, r => r with { Total = N(r.Total), AsOf = Month(r.AsOf), MissionId = r.MissionId is null ? null : M(r.MissionId) }))),
        "personnel_totals" => data.With(new PersonnelTotalTable(data.PersonnelTotals.Origin, Each(data.PersonnelTotals.Rows, r => r with { Total = N(r.Total) }))),
        "rankings" => data.With(new RankingTable(data.Rankings.Origin, Each(data.Rankings.Rows, r => r with { Rank = N(r.Rank) }))),
        "dispatches" => Keyed(data, data.Dispatches, r => r with
        {
            MissionId = r.MissionId is null ? null : M(r.MissionId), Strength = N(r.Strength), Cumulative = N(r.Cumulative), StartedOn = S(r.StartedOn), EndedOn = E(r.EndedOn), Role = T(r.Role), LegalBasis = T(r.LegalBasis),
        }),
        "civilian_staff" => data.With(new Table<CivilianStaffRow>(data.CivilianStaff.Origin, Each(data.CivilianStaff.Rows, r => r with { Total = N(r.Total) }))),
        "training" => data.With(new Table<TrainingRow>(data.Training.Origin, Each(data.Training.Rows, r => r with { Value = N(r.Value) }))),
        "fatalities" => Keyed(data, data.Fatalities, r => r with { OccurredOn = S(r.OccurredOn) }),
        "events" => Keyed(data, data.Events, r => r with { OccurredOn = S(r.OccurredOn), Title = T(r.Title) }),
        "claims" when Longer is { } longer => data.With(new KeyedTable<ClaimRow>(
            data.Claims.Origin,
            [
                .. data.Claims.Rows,
                .. data.Claims.Rows.Where(r => r.ClaimId.StartsWith(longer.List, StringComparison.Ordinal) && char.IsAsciiLetterLower(r.ClaimId[^1])).Take(longer.Items).Select(r => r with { ClaimId = r.ClaimId.ToUpperInvariant() }),
            ])),
        "claims" => Keyed(data, data.Claims, r => r with { Value = r.Value is { } v ? N(v) : null, Period = Period ?? P(r.Period) }),
        _ => data,
    };

    private PkoData Keyed<TRow>(PkoData data, KeyedTable<TRow> table, Func<TRow, TRow> change)
        where TRow : class, ITableRow => data.With(new KeyedTable<TRow>(table.Origin, Each(table.Rows, change)));

    private ImmutableArray<TRow> Each<TRow>(ImmutableArray<TRow> rows, Func<TRow, TRow> change)
        where TRow : ITableRow
    {
        bool Touched(TRow row) => Rows?.Invoke(row) ?? true;
        return Drop ? [.. rows.Where(r => !Touched(r))] : [.. rows.Select(r => Touched(r) ? change(r) : r)];
    }

    private decimal N(decimal value) => Number?.Invoke(value) ?? value;

    private int N(int value) => (int)Math.Clamp(Math.Round(N((decimal)value)), 0, int.MaxValue);

    private int? N(int? value) => value is { } known ? N(known) : null;

    private DateOnly S(DateOnly day) => Start?.Invoke(day) ?? day;

    private DateOnly? S(DateOnly? day) => day is { } known ? S(known) : null;

    private DateOnly? E(DateOnly? day) => day is { } known ? End?.Invoke(known) ?? known : null;

    // Headcounts are of month ends and have to stay so.
    private DateOnly Month(DateOnly day) => Start is null ? day : PkoNotebooks.Analysis.Headcounts.MonthEnd.Of(Start(day));

    private string T(string? text) => text is null ? "" : Text?.Invoke(text) ?? text;

    private string M(string mission) => Mission?.Invoke(mission) ?? mission;

    private bool F(bool flag) => Flag?.Invoke(flag) ?? flag;

    // The year of each end of a written period.
    private string? P(string? period)
    {
        if (string.IsNullOrEmpty(period))
        {
            return period;
        }

        var parts = period.Split('/');
        var ends = parts.Select((part, i) =>
        {
            var shift = i == 0 ? Start : End;
            return shift is null ? part : shift(new DateOnly(int.Parse(part[..4], null), 6, 15)).Year.ToString("0000", null) + part[4..];
        });
        return string.Join('/', ends).Replace("02-29", "02-28", StringComparison.Ordinal);
    }
}
