using PkoNotebooks.Execution.Running;

namespace PkoNotebooks.Execution.Cache;

/// <param name="Run">The kept execution, or null where the notebook has to run.</param>
/// <param name="Reason">Why, in one line: <c>nothing changed since it ran</c>, <c>data/tables/personnel.csv changed</c>, …</param>
public sealed record CacheAnswer(NotebookRun? Run, string Reason);
