namespace PkoNotebooks.Analysis.Claims;

/// <summary>A computation that claims can be bound to.</summary>
/// <param name="Name">As written in the column <c>check</c>, before the first colon.</param>
/// <param name="Arguments">What follows the name, for a reader: <c>state:date</c>.</param>
/// <param name="Run">The computation.</param>
/// <param name="WithinText">Whether it holds a text against itself: a difference is then an inconsistency, and the text may be its own evidence.</param>
public sealed record CheckDefinition(string Name, string Arguments, Func<CheckContext, Observation> Run, bool WithinText = false);
