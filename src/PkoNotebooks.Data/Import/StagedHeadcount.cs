using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Data.Import;

/// <summary>A row of headcounts as a few numbers; the cells are numbers of the file's distinct texts, -1 where there is none.</summary>
internal readonly record struct StagedHeadcount(
    int Day, int Country, int Mission, PersonnelType Type, int? Women, int? Men, int Total, int Line,
    int DateCell, int NameCell, int MissionCell, int TypeCell, int Place)
{
    // State, day and type in one number: a day takes 22 bits, the states and types of the package far fewer than what is left.
    private ulong Series => ((ulong)(uint)Day << 36) | ((ulong)(uint)Country << 4) | (uint)Type;

    /// <summary>
    /// A state's rows without a mission beside rows with one are people whose mission the table does not print. Kept so, they
    /// would read as all missions together; so the state's rows of that day and type are given for all missions together.
    /// </summary>
    public static IEnumerable<StagedHeadcount> MissionsTogether(List<StagedHeadcount> rows, ImportContext context)
    {
        // Nearly all rows have a mission, so only the others are looked up by the state's day and type.
        var without = rows.Where(row => row.Mission == 0).Select(row => row.Series).ToHashSet();
        var mixed = rows
            .Where(row => row.Mission != 0 && without.Contains(row.Series)).Select(row => row.Series).ToHashSet()
            .ToDictionary(series => series, _ => new List<StagedHeadcount>());
        foreach (var row in mixed.Count == 0 ? [] : rows)
        {
            if (mixed.TryGetValue(row.Series, out var group))
            {
                group.Add(row);
            }
        }

        foreach (var row in rows)
        {
            if (mixed.Count == 0 || !mixed.TryGetValue(row.Series, out var group))
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
