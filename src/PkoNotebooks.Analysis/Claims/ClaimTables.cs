using System.Globalization;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Analysis.Headcounts;
using PkoNotebooks.Analysis.Rates;
using PkoNotebooks.Data;
using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Analysis.Claims;

/// <summary>Indexes over the tables that checks share, each built when first used, so that a check reads only the tables it needs.</summary>
internal sealed class ClaimTables
{
    private readonly Lazy<RateIndex> _rates;
    private readonly Lazy<HeadcountIndex> _headcounts;

    public ClaimTables(PkoData data)
    {
        Data = data;
        Facts = new RowFacts(data);
        _rates = new(() => new RateIndex(data));
        _headcounts = new(() => new HeadcountIndex(data));
    }

    public PkoData Data { get; }

    public RowFacts Facts { get; }

    public RateIndex Rates => _rates.Value;

    public HeadcountIndex Headcounts => _headcounts.Value;

    /// <summary>How a sentence calls a mission: the United Nations' own by the acronym that everyone uses, others by their name.</summary>
    public string MissionName(string id) =>
        Data.Missions.Find(id) is { Kind: not (MissionKind.UnPko or MissionKind.Political) } other ? other.Name : id;

    /// <summary>The rows of the dispatch record that the analyses use, sums over operations left out.</summary>
    public IEnumerable<Dispatch> Record => Data.Dispatches.Where(d => d.Preferred && d.MissionId is not null);

    public string NameOf(string iso3) => Data.Countries.Find(iso3)?.Name ?? iso3;

    /// <summary>A count of things found in rows, with the rows as its citations.</summary>
    public Fact Count(string key, string name, int value, IEnumerable<ITableRow> rows, Period period = default, string? formula = null, Unit unit = Unit.Count) => new()
    {
        Key = key,
        Name = name,
        Value = value,
        Unit = unit,
        Period = period,
        Derivation = Derivation.Derived,
        Formula = formula,
        Citations = CitationSet.Of(rows.Select(Facts.Cite)),
    };

    /// <summary>A date that stands in a row, with the row as its citation.</summary>
    public Fact Date(ITableRow row, string key, string name, DateOnly day, DatePrecision precision) => Facts.Of(
        row, key, name, day.DayNumber, Unit.Date, new(DispatchRecord.First(day, precision), DispatchRecord.Last(day, precision)),
        note: precision == DatePrecision.Day ? row.Note : $"Known to the {FactKey.Word(precision)} only.");

    /// <summary>A date as exactly as it is known: <c>1992-09</c>.</summary>
    public static string Written(DateOnly day, DatePrecision? precision) => day.ToString(
        precision switch { DatePrecision.Year => "yyyy", DatePrecision.Month => "yyyy-MM", _ => "yyyy-MM-dd" }, CultureInfo.InvariantCulture);

    /// <summary>Full years from one day to another.</summary>
    public static int FullYears(DateOnly from, DateOnly to) => to.Year - from.Year - (to < from.AddYears(to.Year - from.Year) ? 1 : 0);

    /// <summary>Months from the month of one day to that of another.</summary>
    public static int Months(DateOnly from, DateOnly to) => ((to.Year - from.Year) * 12) + to.Month - from.Month;
}
