namespace PkoNotebooks.Display.Charts.Layout;

/// <summary>Puts spans into rows so that none overlap in a row.</summary>
internal static class RowPacker
{
    /// <summary>The row of each span, from 0; spans are taken in order of their start.</summary>
    public static int[] Rows(IReadOnlyList<(double Start, double End)> spans, double gap)
    {
        var rows = new int[spans.Count];
        var ends = new List<double>();
        foreach (var i in Enumerable.Range(0, spans.Count).OrderBy(i => spans[i].Start).ThenBy(i => i))
        {
            var row = ends.FindIndex(end => end + gap <= spans[i].Start);
            if (row < 0)
            {
                row = ends.Count;
                ends.Add(0);
            }

            ends[row] = spans[i].End;
            rows[i] = row;
        }

        return rows;
    }
}
