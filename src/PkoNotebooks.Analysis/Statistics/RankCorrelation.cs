using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace PkoNotebooks.Analysis.Statistics;

/// <summary>Spearman's rank correlation with a two-sided p-value.</summary>
/// <param name="Coefficient">-1 to 1; ties take their mean rank.</param>
/// <param name="PValue">
/// Two-sided, from t = ρ √((n - 2)/(1 - ρ²)) with n - 2 degrees of freedom (Kendall and Stuart, The Advanced Theory of Statistics, vol. 2, ch. 31);
/// good from about ten pairs on.
/// </param>
/// <param name="Pairs">Number of pairs.</param>
public sealed record RankCorrelation(double Coefficient, double PValue, int Pairs)
{
    /// <summary>Spearman's ρ; null with fewer than three pairs, or where one side does not vary and has no ranks to compare.</summary>
    /// <exception cref="ArgumentException">The lists differ in length.</exception>
    public static RankCorrelation? Spearman(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        if (x.Count != y.Count)
        {
            throw new ArgumentException($"Pairs need two lists of one length, not {x.Count} and {y.Count}.", nameof(y));
        }

        if (x.Count < 3 || x.Distinct().Count() == 1 || y.Distinct().Count() == 1)
        {
            return null;
        }

        var rho = Math.Clamp(Correlation.Spearman(x, y), -1, 1);
        var freedom = x.Count - 2;
        var rest = 1 - (rho * rho);
        var p = rest <= 0 ? 0 : 2 * StudentT.CDF(0, 1, freedom, -Math.Abs(rho) * Math.Sqrt(freedom / rest));
        return new(rho, p, x.Count);
    }

    /// <summary>The rank of <paramref name="value"/> among <paramref name="all"/>: one plus the number that is greater, so that ties share a rank.</summary>
    public static int RankOf(double value, IEnumerable<double> all) => 1 + all.Count(v => v > value);
}
