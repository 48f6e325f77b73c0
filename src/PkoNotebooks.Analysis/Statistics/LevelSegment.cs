namespace PkoNotebooks.Analysis.Statistics;

/// <summary>A stretch of observations with one level.</summary>
/// <param name="Start">Index of its first observation.</param>
/// <param name="End">Index of its last observation.</param>
/// <param name="Level">Their mean.</param>
public readonly record struct LevelSegment(int Start, int End, double Level);
