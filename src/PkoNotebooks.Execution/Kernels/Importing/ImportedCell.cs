namespace PkoNotebooks.Execution.Kernels.Importing;

/// <summary>A cell of a file that another notebook imports.</summary>
internal sealed record ImportedCell(string KernelName, string Code);
