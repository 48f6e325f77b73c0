namespace PkoNotebooks.Analysis.Statistics;

/// <summary>A point of a Lorenz curve, both shares from 0 to 1.</summary>
public readonly record struct LorenzPoint(double HolderShare, double AmountShare);
