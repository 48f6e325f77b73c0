namespace PkoNotebooks.Execution.Parameters;

/// <summary>One value for one parameter.</summary>
/// <param name="Name">The parameter's name.</param>
/// <param name="Value">Its value.</param>
/// <param name="Where">Where it was given, for errors: <c>-p</c>, <c>-y</c>, <c>params.yml:3</c>.</param>
public sealed record ParameterInput(string Name, ParameterValue Value, string Where);
