using System.Collections.Immutable;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Data;

namespace PkoNotebooks.Analysis.CivilianScarcity;

/// <summary>A state's civilians in the United Nations: in peacekeeping, in the Secretariat, in the system, and in training.</summary>
public sealed record StateCivilians
{
    public required string Iso3 { get; init; }

    public required string Country { get; init; }

    /// <summary>Civilians in peacekeeping against the funding share: each count with the staff total nearest in time, and with the one that its own source sets beside it.</summary>
    public required ImmutableArray<ScarcityReading> Readings { get; init; }

    /// <summary>Why there is no reading; null where there is one.</summary>
    public required Missing? MissingReadings { get; init; }

    /// <summary>Posts subject to geographical distribution, all states and dates in the data, by date, then the state first, then name.</summary>
    public required ImmutableArray<PostsAgainstRange> Posts { get; init; }

    /// <summary>All such posts in the Secretariat, by date.</summary>
    public required ImmutableArray<Fact> AllPosts { get; init; }

    /// <summary>The state's professional staff and above in the United Nations system, by date.</summary>
    public required ImmutableArray<Fact> Professionals { get; init; }

    /// <summary>Years from the first to the last of <see cref="Professionals"/> without a figure.</summary>
    public required ImmutableArray<int> ProfessionalGaps { get; init; }

    /// <summary>Headcounts in the United Nations system by other definitions, which do not compare with <see cref="Professionals"/>.</summary>
    public required ImmutableArray<Fact> OtherDefinitions { get; init; }

    /// <summary>The training pipeline, figure by figure; empty for other states than Japan.</summary>
    public required ImmutableArray<TrainingFigure> Training { get; init; }

    /// <summary>What the figures on the main programme add up to, one fact for each way of counting.</summary>
    public required ImmutableArray<Fact> TrainingTotals { get; init; }

    /// <summary>The readings, posts and staff of a state.</summary>
    /// <exception cref="ArgumentException">No such state in the data.</exception>
    public static StateCivilians Of(PkoData data, string iso3 = "JPN") => new Civilians(data).Of(iso3);
}
