using System.Collections.Immutable;
using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Data.Import;

/// <summary>Where a file of headcounts has what. -1 for a column that it does not have.</summary>
internal sealed record PersonnelShape
{
    private ImmutableArray<(int Index, string Label)> _counted = [];

    public required int Date { get; init; }

    public required int Code { get; init; }

    public required int Name { get; init; }

    public int Mission { get; init; } = -1;

    public int Type { get; init; } = -1;

    public int Women { get; init; } = -1;

    public int Men { get; init; } = -1;

    public int Total { get; init; } = -1;

    /// <summary>What names the row's place in the source.</summary>
    public int Place { get; init; } = -1;

    public string PlaceWord { get; init; } = "";

    public required string DateLabel { get; init; }

    public required string NameLabel { get; init; }

    public string MissionLabel { get; init; } = "mission";

    public string TypeLabel { get; init; } = "type";

    /// <summary>Columns that each hold the count of one type.</summary>
    public ImmutableArray<(int Index, PersonnelType Type, string Label)> Counts { get; init; } = [];

    public string LabelOf(int column) => _counted.FirstOrDefault(counted => counted.Index == column).Label ?? "total";

    public static PersonnelShape Of(string format, FileColumns columns)
    {
        var shape = format switch
        {
            ImportFormats.Hub => new PersonnelShape
            {
                Date = columns["last_reporting_date"],
                DateLabel = "last_reporting_date",
                Code = columns["isocode3"],
                Name = columns["contributing_country"],
                NameLabel = "contributing_country",
                Mission = columns["mission_acronym"],
                MissionLabel = "mission_acronym",
                Type = columns["personnel_type"],
                TypeLabel = "personnel_type",
                Women = columns["female_personnel"],
                Men = columns["male_personnel"],
                Place = columns.Find("contribution_id"),
                PlaceWord = "contribution_id",
            },
            ImportFormats.HubBefore2010 => new PersonnelShape
            {
                Date = columns["Date"],
                DateLabel = "Date",
                Code = columns["Contributor_ISO-3"],
                Name = columns["Contributor"],
                NameLabel = "Contributor",
                Mission = columns["Mission"],
                MissionLabel = "Mission",
                Total = columns.Find("Total"),
                Place = columns["ID"],
                PlaceWord = "ID",
                Counts = Typed(columns, "Troops", "Police", "Civilian Police", "Observers", "Military Observers", "Experts on Mission"),
            },
            ImportFormats.IpiCountryMonth => new PersonnelShape
            {
                Date = columns["date"],
                DateLabel = "date",
                Code = columns["iso3"],
                Name = columns["country"],
                NameLabel = "country",
                Total = columns["total"],
                Counts = Typed(columns, "troops", "police", "experts"),
            },
            _ => new PersonnelShape
            {
                Date = columns["report_date"],
                DateLabel = "report_date",
                Code = columns["iso3"],
                Name = columns["country"],
                NameLabel = "country",
                Mission = columns["mission"],
                Type = columns["type"],
                Women = columns["female"],
                Men = columns["male"],
                Total = columns["total"],
                Place = columns.Find("file"),
            },
        };
        return shape with
        {
            _counted = [(shape.Women, format == ImportFormats.Hub ? "female_personnel" : "female"), (shape.Men, format == ImportFormats.Hub ? "male_personnel" : "male"),
                .. shape.Counts.Select(count => (count.Index, count.Label))],
        };
    }

    private static ImmutableArray<(int Index, PersonnelType Type, string Label)> Typed(FileColumns columns, params string[] labels)
        => [.. labels.Where(label => columns.Find(label) >= 0).Select(label => (columns.Find(label), PersonnelTypes.Find(label)!.Value, label))];

    /// <summary>A locator of these parts, those that are empty left out.</summary>
    public static string Joined(string first, string second, string mission, string type)
        => first.Length == 0 || second.Length == 0 || type.Length == 0
            ? string.Join(", ", new[] { first, second, mission, type }.Where(part => part.Length > 0))
            : mission.Length == 0 ? $"{first}, {second}, {type}" : string.Concat((ReadOnlySpan<string>)[first, ", ", second, ", ", mission, ", ", type]);
}
