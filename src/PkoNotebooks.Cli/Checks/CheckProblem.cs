namespace PkoNotebooks.Cli.Checks;

/// <summary>One thing that is wrong in the project's documents or data.</summary>
/// <param name="Where">A place that an editor can open: <c>file:row:field</c>, or notebook, cell and line.</param>
/// <param name="Found">What stands there.</param>
/// <param name="Expected">What should.</param>
/// <param name="Fix">What to do.</param>
internal sealed record CheckProblem(string Where, string Found, string Expected, string Fix)
{
    public override string ToString() => $"{Where}: found {Found}; expected {Expected}. {Fix}";
}
