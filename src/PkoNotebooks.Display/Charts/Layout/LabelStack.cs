namespace PkoNotebooks.Display.Charts.Layout;

/// <summary>Where labels in a column stand so that they do not overlap and move as little as may be.</summary>
internal static class LabelStack
{
    /// <summary>The centres of labels, for wanted centres in any order; null for those that found no room.</summary>
    /// <param name="wanted">Centres.</param>
    /// <param name="priority">Higher stays longer when there is no room for all.</param>
    public static double?[] Place(IReadOnlyList<double> wanted, IReadOnlyList<int> priority, double height, double top, double bottom)
    {
        var placed = new double?[wanted.Count];
        var most = Math.Max(0, (int)Math.Floor(((bottom - top) / height) + 1e-9));
        var kept = Enumerable.Range(0, wanted.Count)
            .OrderByDescending(i => priority[i]).ThenBy(i => i)
            .Take(most)
            .OrderBy(i => wanted[i]).ThenBy(i => i)
            .ToList();

        // Labels that would touch become one block around the mean of what they want; blocks that touch join.
        var blocks = new List<(double Sum, int Count, int First)>();
        for (var k = 0; k < kept.Count; k++)
        {
            // Shifted by its place in the order, a block's members all want the same start.
            blocks.Add((wanted[kept[k]] - (k * height), 1, k));
            while (blocks.Count > 1 && Start(blocks[^2]) > Start(blocks[^1]))
            {
                var (last, previous) = (blocks[^1], blocks[^2]);
                blocks.RemoveAt(blocks.Count - 1);
                blocks[^1] = (previous.Sum + last.Sum, previous.Count + last.Count, previous.First);
            }
        }

        var low = top + (height / 2);
        var high = bottom - (height / 2) - ((kept.Count - 1) * height);
        foreach (var block in blocks)
        {
            var start = Math.Clamp(Start(block), low, Math.Max(low, high));
            for (var k = block.First; k < block.First + block.Count; k++)
            {
                placed[kept[k]] = start + (k * height);
            }
        }

        return placed;

        static double Start((double Sum, int Count, int First) block) => block.Sum / block.Count;
    }
}
