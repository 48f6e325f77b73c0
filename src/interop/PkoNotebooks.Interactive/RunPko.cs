using Microsoft.DotNet.Interactive.Commands;

namespace PkoNotebooks.Interactive;

/// <summary>One run of the command <c>pko</c>.</summary>
public sealed class RunPko : KernelCommand
{
    /// <summary>The command with its options, such as <c>claims --text 002</c>.</summary>
    public string Command { get; set; } = "";
}
