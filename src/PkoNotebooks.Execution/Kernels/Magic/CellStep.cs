using System.Collections.Immutable;

namespace PkoNotebooks.Execution.Kernels.Magic;

/// <summary>One thing that a cell does, in order.</summary>
/// <param name="KernelName">The kernel that it happens in.</param>
/// <param name="Line">The 1-based line in the cell where it starts.</param>
internal abstract record CellStep(string KernelName, int Line);

/// <summary>Code for one kernel.</summary>
/// <param name="Code">The code; lines of the cell that are not part of it are blank, so that line numbers are those of the cell.</param>
/// <param name="Options">What followed the kernel's magic command, such as <c>--name rows</c>.</param>
internal sealed record CodeStep(string KernelName, int Line, string Code, DirectiveLine? Options) : CellStep(KernelName, Line);

/// <summary>A magic command.</summary>
internal sealed record DirectiveStep(string KernelName, int Line, DirectiveLine Directive) : CellStep(KernelName, Line);

/// <summary>A magic command as written.</summary>
/// <param name="Name">With its prefix: <c>#!time</c>, <c>#r</c>.</param>
/// <param name="Arguments">The words after the name; quotes are removed.</param>
/// <param name="Text">The whole line.</param>
internal sealed record DirectiveLine(string Name, ImmutableArray<string> Arguments, string Text);
