namespace PkoNotebooks.Jupyter.Client;

/// <summary>The kernel's process ended while something was awaited from it.</summary>
internal sealed class KernelDiedException() : Exception("The kernel's process has ended.");
