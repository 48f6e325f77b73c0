using System.Runtime.InteropServices;
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
    public static List<StagedHeadcount> MissionsTogether(List<StagedHeadcount> rows, ImportContext context)
    {
        // Nearly all rows have a mission, so only the others are looked up by the state's day and type.
        var mixed = new Dictionary<ulong, List<StagedHeadcount>>();
        foreach (ref readonly var row in CollectionsMarshal.AsSpan(rows))
        {
            if (row.Mission == 0)
            {
                mixed.TryAdd(row.Series, []);
            }
        }

        if (mixed.Count == 0)
        {
            return rows;
        }

        foreach (ref readonly var row in CollectionsMarshal.AsSpan(rows))
        {
            if (mixed.TryGetValue(row.Series, out var group))
            {
                group.Add(row);
            }
        }

        var together = new List<StagedHeadcount>(rows.Count);
        foreach (ref readonly var row in CollectionsMarshal.AsSpan(rows))
        {
            if (!mixed.TryGetValue(row.Series, out var group) || group.Count == 1)
            {
                together.Add(row);
            }
            else if (row.Mission == 0)
            {
                context.Skip("by mission but for some persons: taken together for all missions", row.Line);
                var (women, men, total) = (0, 0, 0);
                foreach (var part in group)
                {
                    women += part.Women ?? 0;
                    men += part.Men ?? 0;
                    total += part.Total;
                }

                together.Add(row with { Women = group.TrueForAll(part => part.Women is not null) ? women : null, Men = group.TrueForAll(part => part.Men is not null) ? men : null, Total = total });
            }
        }

        return together;
    }
}
