using System.Text.Json.Nodes;
using PkoNotebooks.Execution.Documents;

namespace PkoNotebooks.Execution.Kernels.Formatting;

/// <summary>A value ready for a sink.</summary>
internal sealed record FormattedOutput(MimeBundle Data, JsonObject Metadata);
