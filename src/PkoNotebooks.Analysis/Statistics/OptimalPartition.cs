using System.Collections.Immutable;

namespace PkoNotebooks.Analysis.Statistics;

/// <summary>
/// The partition of a series of counts into stretches of constant level with the least total cost plus a penalty for each break:
/// exact dynamic programming, after B. Jackson et al., "An algorithm for optimal partitioning of data on an interval",
/// IEEE Signal Processing Letters 12 (2005), 105-108. The pruning that makes it linear (PELT: R. Killick, P. Fearnhead and I. A. Eckley,
/// "Optimal detection of changepoints with a linear computational cost", JASA 107 (2012), 1590-1598) gives the same partition and is not
/// needed for a few hundred months.
/// </summary>
/// <remarks>
/// The cost of a stretch with n counts of sum S is twice its negative Poisson log-likelihood at the mean, 2 S (1 - ln(S/n)) up to a constant
/// (S = 0 costs 0). Counts of persons spread more widely at higher levels, which this allows for, and stretches that do not vary
/// at all give no trouble, as they would with a cost that estimates a variance.
/// </remarks>
public static class OptimalPartition
{
    /// <summary>Splits <paramref name="counts"/>; the segments follow each other and cover all of it.</summary>
    /// <param name="counts">Observations in order, not negative.</param>
    /// <param name="penalty">The price of a break, in units of twice the log-likelihood; greater gives fewer breaks.</param>
    /// <param name="minimumLength">The least number of observations in a segment.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative count or penalty, or a minimum below one.</exception>
    public static ImmutableArray<LevelSegment> Split(IReadOnlyList<int> counts, double penalty, int minimumLength = 1)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentOutOfRangeException.ThrowIfNegative(penalty);
        ArgumentOutOfRangeException.ThrowIfLessThan(minimumLength, 1);
        var n = counts.Count;
        if (n == 0)
        {
            return [];
        }

        var sums = new long[n + 1];
        for (var i = 0; i < n; i++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(counts[i]);
            sums[i + 1] = sums[i] + counts[i];
        }

        // best[t] is the least cost of the first t observations; from[t] is where its last segment starts.
        var best = new double[n + 1];
        var from = new int[n + 1];
        best[0] = -penalty;
        for (var t = 1; t <= n; t++)
        {
            // A series shorter than the minimum is one segment all the same.
            best[t] = double.PositiveInfinity;
            for (var s = 0; s <= t - minimumLength || (s == 0 && t == n); s++)
            {
                var cost = best[s] + Cost(sums[t] - sums[s], t - s) + penalty;
                if (cost < best[t])
                {
                    (best[t], from[t]) = (cost, s);
                }
            }
        }

        var segments = new Stack<LevelSegment>();
        for (var t = n; t > 0; t = from[t])
        {
            segments.Push(new(from[t], t - 1, (sums[t] - sums[from[t]]) / (double)(t - from[t])));
        }

        return [.. segments];
    }

    private static double Cost(long sum, int length) => sum == 0 ? 0 : 2 * sum * (1 - Math.Log((double)sum / length));
}
