using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace PkoNotebooks.Analysis.Statistics;

/// <summary>Counts of successes among trials.</summary>
public static class Proportion
{
    /// <summary>
    /// Wilson's score interval for <paramref name="successes"/> among <paramref name="trials"/>, as proportions from 0 to 1.
    /// E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927), 209-212.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">No trials, more successes than trials, or a confidence outside (0, 1).</exception>
    public static (double Low, double High) WilsonInterval(int successes, int trials, double confidence = 0.95)
    {
        Check(successes, trials);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(confidence);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(confidence, 1);
        var z = Normal.InvCDF(0, 1, 0.5 + (confidence / 2));
        var n = (double)trials;
        var p = successes / n;
        var centre = (p + (z * z / (2 * n))) / (1 + (z * z / n));
        var half = z * Math.Sqrt((p * (1 - p) / n) + (z * z / (4 * n * n))) / (1 + (z * z / n));
        // At the ends the exact bound is 0 or 1; rounding would leave it a hair off.
        return (successes == 0 ? 0 : Math.Max(0, centre - half), successes == trials ? 1 : Math.Min(1, centre + half));
    }

    /// <summary>
    /// P(X ≤ <paramref name="successes"/>) for X binomial with <paramref name="trials"/> trials of <paramref name="probability"/>:
    /// the sum of the exact terms, added in logarithms, so that tails far below 1e-16 keep their digits.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">No trials, more successes than trials, or a probability outside 0 to 1.</exception>
    public static double BinomialLowerTail(int successes, int trials, double probability)
    {
        Check(successes, trials);
        ArgumentOutOfRangeException.ThrowIfNegative(probability);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(probability, 1);
        if (probability is 0 || successes == trials)
        {
            return 1;
        }

        if (probability is 1)
        {
            return 0;
        }

        var logs = new double[successes + 1];
        for (var k = 0; k <= successes; k++)
        {
            logs[k] = SpecialFunctions.BinomialLn(trials, k) + (k * Math.Log(probability)) + ((trials - k) * Math.Log(1 - probability));
        }

        var top = logs.Max();
        return Math.Min(1, Math.Exp(top + Math.Log(logs.Sum(l => Math.Exp(l - top)))));
    }

    private static void Check(int successes, int trials)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(trials);
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
    }
}
