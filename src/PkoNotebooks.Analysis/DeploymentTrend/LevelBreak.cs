using System.Collections.Immutable;
using PkoNotebooks.Analysis.Facts;

namespace PkoNotebooks.Analysis.DeploymentTrend;

/// <summary>A change of level that the data show by themselves, with the dated events near it: beside it, not as its cause.</summary>
/// <param name="LastBefore">The last observed month's end at the old level.</param>
/// <param name="FirstAfter">The first observed month's end at the new level.</param>
/// <param name="LevelBefore">Mean headcount of the stretch before.</param>
/// <param name="LevelAfter">Mean headcount of the stretch after.</param>
/// <param name="Robust">Whether it is still found when a break costs twice as much.</param>
/// <param name="AcrossGap">Whether months without a figure lie between the two, so that the break may lie in any of them.</param>
/// <param name="EventsNear">Events within <see cref="LevelBreaks.WindowDays"/> of the break, nearest first.</param>
public sealed record LevelBreak(
    DateOnly LastBefore,
    DateOnly FirstAfter,
    Fact LevelBefore,
    Fact LevelAfter,
    bool Robust,
    bool AcrossGap,
    ImmutableArray<DatedEvent> EventsNear);
