using PkoNotebooks.Analysis.Facts;

namespace PkoNotebooks.Analysis.DeploymentTrend;

/// <summary>One month's end of a state's series.</summary>
/// <param name="AsOf">The month's end.</param>
/// <param name="Personnel">Uniformed personnel.</param>
/// <param name="WorldShare">Percent of the world's.</param>
public sealed record MonthlyHeadcount(DateOnly AsOf, Measured Personnel, Measured WorldShare);
