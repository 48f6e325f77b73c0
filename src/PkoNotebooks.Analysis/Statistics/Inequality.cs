using System.Collections.Immutable;

namespace PkoNotebooks.Analysis.Statistics;

/// <summary>How unequally an amount is spread over holders.</summary>
public static class Inequality
{
    /// <summary>
    /// The Gini coefficient: 0 where all hold the same, (n - 1)/n where one of n holds all.
    /// G = 2 Σ i·x(i) / (n Σ x) - (n + 1)/n over the values in ascending order; null where nothing is held or no one is there.
    /// </summary>
    /// <exception cref="ArgumentException">A value is negative or not finite.</exception>
    public static double? Gini(IEnumerable<double> values)
    {
        var sorted = Sorted(values);
        var sum = sorted.Sum();
        if (sorted.Length == 0 || sum == 0)
        {
            return null;
        }

        double weighted = 0;
        for (var i = 0; i < sorted.Length; i++)
        {
            weighted += (i + 1) * sorted[i];
        }

        var n = (double)sorted.Length;
        return Math.Clamp((2 * weighted / (n * sum)) - ((n + 1) / n), 0, 1);
    }

    /// <summary>
    /// The Lorenz curve: (share of holders, share of the amount), both 0 to 1, from the poorest holder up, from (0, 0) to (1, 1).
    /// Empty where nothing is held.
    /// </summary>
    /// <exception cref="ArgumentException">A value is negative or not finite.</exception>
    public static ImmutableArray<LorenzPoint> Lorenz(IEnumerable<double> values)
    {
        var sorted = Sorted(values);
        var sum = sorted.Sum();
        if (sum == 0)
        {
            return [];
        }

        var points = ImmutableArray.CreateBuilder<LorenzPoint>(sorted.Length + 1);
        points.Add(new(0, 0));
        double held = 0;
        for (var i = 0; i < sorted.Length; i++)
        {
            held += sorted[i];
            points.Add(i == sorted.Length - 1 ? new(1, 1) : new((i + 1.0) / sorted.Length, held / sum));
        }

        return points.ToImmutable();
    }

    private static double[] Sorted(IEnumerable<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var sorted = values.Order().ToArray();
        return sorted.All(v => v >= 0 && double.IsFinite(v))
            ? sorted
            : throw new ArgumentException("Shares of an amount are finite and not negative.", nameof(values));
    }
}
