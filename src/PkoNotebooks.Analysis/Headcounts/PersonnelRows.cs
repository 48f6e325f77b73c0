using System.Collections.Immutable;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Analysis.Headcounts;

/// <summary>Adds up the rows of one state at one month's end without counting anybody twice.</summary>
public static class PersonnelRows
{
    /// <summary>
    /// The rows to add up. Where more than one source, or both a table by mission and one for all missions, give the state's headcount,
    /// the table by mission of the source that tells most is taken; a row for all types only where there are none by type.
    /// </summary>
    public static ImmutableArray<PersonnelRow> Chosen(IEnumerable<PersonnelRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var best = rows.GroupBy(r => (r.SourceId, ByMission: r.MissionId is not null))
            .Select(g => (g.Key, Rows: TypesOnce(g)))
            .OrderByDescending(g => g.Key.ByMission)
            .ThenByDescending(g => g.Rows.Length)
            .ThenBy(g => g.Key.SourceId, StringComparer.Ordinal)
            .First();
        return best.Rows;
    }

    /// <summary>How the rows were added, in words: "600 troops (UNTAC) + 75 police (UNTAC)".</summary>
    public static string Words(IEnumerable<PersonnelRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return string.Join(" + ", rows.Select(r =>
            FactText.Number(r.Total, 0) + " " + Word(r.PersonnelType) + (r.MissionId is null ? "" : $" ({r.MissionId})")));
    }

    /// <summary>The type as the field says it: "formed police units".</summary>
    public static string Word(PersonnelType type) => type switch
    {
        PersonnelType.Troops => "troops",
        PersonnelType.Police => "police",
        PersonnelType.IndividualPolice => "individual police",
        PersonnelType.FormedPoliceUnit => "formed police units",
        PersonnelType.ExpertsOnMission => "experts on mission",
        PersonnelType.StaffOfficers => "staff officers",
        _ => "uniformed personnel",
    };

    private static ImmutableArray<PersonnelRow> TypesOnce(IEnumerable<PersonnelRow> rows) =>
    [
        .. rows.GroupBy(r => r.MissionId, StringComparer.Ordinal).SelectMany(mission =>
        {
            var typed = mission.Where(r => r.PersonnelType != PersonnelType.Uniformed).ToList();
            return typed.Count > 0 ? typed : [.. mission];
        }),
    ];
}
