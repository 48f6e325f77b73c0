using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Data.Import;

/// <summary>A row of headcounts as a few numbers; the cells are numbers of the file's distinct texts, -1 where there is none.</summary>
internal readonly record struct StagedHeadcount(
    int Day, int Country, int Mission, PersonnelType Type, int? Women, int? Men, int Total, int Line,
    int DateCell, int NameCell, int MissionCell, int TypeCell, int Place)
{
    /// <summary>
    /// A state's rows without a mission beside rows with one are people whose mission the table does not print. Kept so, they
    /// would read as all missions together; so the state's rows of that day and type are given for all missions together.
    /// </summary>
    public static IEnumerable<StagedHeadcount> MissionsTogether(List<StagedHeadcount> rows, ImportContext context)
    {
        var mixed = rows
            .GroupBy(row => (row.Day, row.Country, row.Type))
            .Where(group => group.Any(row => row.Mission == 0) && group.Any(row => row.Mission != 0))
            .ToDictionary(group => group.Key, group => group.ToList());
        foreach (var row in rows)
        {
            if (!mixed.TryGetValue((row.Day, row.Country, row.Type), out var group))
            {
                yield return row;
            }
            else if (row.Mission == 0)
            {
                context.Skip("by mission but for some persons: taken together for all missions", row.Line);
                yield return row with { Women = Sum(group, part => part.Women), Men = Sum(group, part => part.Men), Total = group.Sum(part => part.Total) };
            }
        }
    }

    private static int? Sum(List<StagedHeadcount> group, Func<StagedHeadcount, int?> part)
        => group.All(row => part(row) is not null) ? group.Sum(part) : null;
}
