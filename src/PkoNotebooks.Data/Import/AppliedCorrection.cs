namespace PkoNotebooks.Data.Import;

/// <summary>A declared correction that matched incoming rows.</summary>
/// <param name="CorrectionId">Key into <c>corrections</c>.</param>
/// <param name="Action">drop, override, move or flag.</param>
/// <param name="Rows">How many rows it touched.</param>
/// <param name="Reason">Why, as declared.</param>
public sealed record AppliedCorrection(string CorrectionId, string Action, int Rows, string Reason);
