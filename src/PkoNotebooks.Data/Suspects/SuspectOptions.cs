namespace PkoNotebooks.Data.Suspects;

/// <summary>When a month counts as far off its neighbours.</summary>
public sealed record SuspectOptions
{
    /// <summary>Persons that it must deviate by. Default 100.</summary>
    public int LeastPersons { get; init; } = 100;

    /// <summary>Part of the larger of the month and the mean around it that it must deviate by, 0 to 1. Default 0.3.</summary>
    public double LeastShare { get; init; } = 0.3;

    /// <summary>How far the two months around may differ from each other, as a part of the deviation. Default 0.6.</summary>
    public double MostDrift { get; init; } = 0.6;

    /// <summary>How far the jumps of two states may differ in size to belong together, as a part of the larger. Default 0.2.</summary>
    public double MostDifference { get; init; } = 0.2;

    /// <summary>Months that a neighbour may be away. Default 2, so that one missing month hides nothing.</summary>
    public int FarthestNeighbour { get; init; } = 2;
}
