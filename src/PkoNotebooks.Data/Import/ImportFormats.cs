using System.Collections.Immutable;
using PkoNotebooks.Data.Tables;
using PkoNotebooks.Data.Validation;

namespace PkoNotebooks.Data.Import;

/// <summary>The formats that can be imported.</summary>
public static class ImportFormats
{
    internal const string Hub = "un-hub";
    internal const string HubBefore2010 = "un-hub-before-2010";
    internal const string UnMonthly = "un-monthly";
    internal const string IpiCountryMonth = "ipi-country-month";
    internal const string IpiCountryMission = "ipi-country-mission";
    internal const string CebAssessed = "ceb-assessed";
    internal const string UnMissions = "un-missions";
    internal const string UnFatalities = "un-fatalities";

    private const string Un = "United Nations";
    private const string Ipi = "International Peace Institute";

    public static ImmutableArray<ImportFormat> All { get; } =
    [
        new(
            Hub, "UN Peace and Security Data Hub: historical contributions", PersonnelRow.TableName,
            ["isocode3", "contributing_country", "mission_acronym", "personnel_type", "female_personnel", "male_personnel", "last_reporting_date"],
            ["contribution_id", "m49_code", "last_update"],
            new("un-hub-contributions", "Contributions of uniformed personnel by mission and personnel type", Un, "https://psdata.un.org/")),
        new(
            HubBefore2010, "UN Peace and Security Data Hub: contributions before 2010", PersonnelRow.TableName,
            ["ID", "Contributor", "Contributor_ISO-3", "Mission", "Date", "Troops"],
            ["Police", "Civilian Police", "Observers", "Military Observers", "Experts on Mission", "Total"],
            new("un-hub-contributions-before-2010", "Contributions of uniformed personnel before 2010", Un, "https://psdata.un.org/")),
        new(
            UnMonthly, "UN monthly summary of contributors, as parsed", PersonnelRow.TableName,
            ["report_date", "file", "iso3", "country", "mission", "type", "male", "female", "total"], [],
            new("un-dpo-monthly", "Contributors to United Nations peacekeeping operations, monthly summaries", Un, "https://peacekeeping.un.org/en/troop-and-police-contributors")),
        new(
            IpiCountryMission, "IPI Peacekeeping Database: contributor by mission, type and sex", PersonnelRow.TableName,
            ["report_date", "country", "iso3", "mission", "male", "female", "total", "type"], [],
            new("ipi-country-mission", "Peacekeeping Database: contributor by mission, type and sex", Ipi, "https://github.com/IPIDataLab/TCC-DataScraper")),
        new(
            IpiCountryMonth, "IPI Peacekeeping Database: contributor by month", PersonnelRow.TableName,
            ["date", "troops", "police", "experts", "country", "total", "iso3"], [],
            new("ipi-country-month", "Peacekeeping Database: contributor by month", Ipi, "https://github.com/IPIDataLab/TCC-DataScraper")),
        new(
            CebAssessed, "CEB: assessed contributions by donor", AssessedContribution.TableName,
            ["year", "entity", "donor", "assessed_usd"], ["share_pct_of_entity_assessed"],
            new("ceb-assessed", "Financial Statistics: assessed contributions by donor and entity", "United Nations System Chief Executives Board for Coordination", "https://unsceb.org/fs-revenue-government-donor")),
        new(
            UnMissions, "UN Peace and Security Data Hub: mission list", Mission.TableName,
            ["id", "mission_acronym", "mission_name", "lead_department", "mission_isactive", "start_date", "end_date", "mission_location"],
            ["mission_longitude", "mission_latitude", "last_update"],
            new("un-missions", "Peacekeeping and political missions", Un, "https://psdata.un.org/")),
        new(
            UnFatalities, "UN fatalities in peace operations", Fatality.TableName,
            ["id", "incident_date", "casualty_id", "mission_acronym", "type_of_casualty", "casualty_nationality", "casualty_personnel_type", "type_of_incident", "isocode3"],
            ["gender", "m49_code", "last_update"],
            new("un-fatalities", "Fatalities in United Nations peace operations", Un, "https://psdata.un.org/dataset/DPPADPOSS-FATALITIES")),
    ];

    /// <summary>The format of a file with these column names, or null; then <paramref name="errors"/> say what is nearest and what differs.</summary>
    public static ImportFormat? Recognise(string file, IReadOnlyList<string> labels, out ImmutableArray<DataError> errors)
        => Recognise(file, labels, wanted: null, out errors);

    /// <summary>The format of that name, or that stands for that source; null where there is none.</summary>
    public static ImportFormat? Find(string nameOrSource)
        => All.FirstOrDefault(format => format.Name == nameOrSource || format.Source.SourceId == nameOrSource);

    internal static ImportFormat? Recognise(string file, IReadOnlyList<string> labels, ImportFormat? wanted, out ImmutableArray<DataError> errors)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var present = labels.Select(Fold).ToHashSet(StringComparer.Ordinal);
        var doubled = labels.GroupBy(Fold).Where(group => group.Key.Length > 0 && group.Skip(1).Any()).Select(group => group.First()).ToList();
        if (doubled.Count > 0)
        {
            errors = [.. doubled.Select(label => new DataError(DataErrorKind.DuplicateLabel, file, 1, label, label, "each name once", "Remove or rename one of the columns."))];
            return null;
        }

        errors = [];
        var found = All
            .Where(format => wanted is null || format.Name == wanted.Name)
            .Where(format => format.Columns.All(column => present.Contains(Fold(column))))
            .MaxBy(format => format.Columns.Length);
        if (found is null)
        {
            errors = NearMiss.Explain(file, labels, present, wanted);
        }

        return found;
    }

    internal static string Fold(string label) => label.Trim().ToLowerInvariant();
}
