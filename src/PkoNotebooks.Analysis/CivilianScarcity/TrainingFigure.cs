using PkoNotebooks.Analysis.Facts;

namespace PkoNotebooks.Analysis.CivilianScarcity;

/// <summary>One figure of the training pipeline, as one source gives it.</summary>
/// <param name="Programme">The programme.</param>
/// <param name="Period">As the table writes it, such as <c>2007/2013</c>.</param>
/// <param name="Indicator">What was counted.</param>
/// <param name="UnitWord">The unit in words.</param>
/// <param name="Value">The figure.</param>
/// <param name="Source">The source's title.</param>
/// <param name="Preferred">Whether the analyses use it where sources conflict.</param>
public sealed record TrainingFigure(
    string Programme, string Period, string Indicator, string UnitWord, Fact Value, string Source, bool Preferred);
