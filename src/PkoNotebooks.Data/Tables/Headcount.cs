namespace PkoNotebooks.Data.Tables;

/// <summary>Adds up one state's rows of one day without counting anybody twice.</summary>
public static class Headcount
{
    /// <summary>
    /// Persons. Rows by mission and a row for all missions together are two ways to count the same people, and so are rows by
    /// type and one for all types; of several such series, and of several sources, the one that finds most people is taken.
    /// 0 where there are no rows.
    /// </summary>
    public static int Of(IEnumerable<PersonnelRow> rows)
        => rows
            .GroupBy(row => (row.SourceId, ByMission: row.MissionId is not null))
            .Select(series => series.GroupBy(row => row.MissionId).Sum(OfOneMission))
            .DefaultIfEmpty(0)
            .Max();

    private static int OfOneMission(IEnumerable<PersonnelRow> rows)
    {
        var all = rows.ToList();
        var typed = all.Where(row => row.PersonnelType != PersonnelType.Uniformed).Sum(row => row.Total);
        return typed > 0 ? typed : all.Sum(row => row.Total);
    }
}
