using System.Collections.Immutable;
using PkoNotebooks.Execution.Documents;

namespace PkoNotebooks.Execution.Parameters;

/// <param name="Document">The notebook with its injected cell.</param>
/// <param name="Values">The values set, by name, as a reader would write them; sorted.</param>
public sealed record ParameterizedNotebook(NotebookDocument Document, ImmutableSortedDictionary<string, string> Values);
