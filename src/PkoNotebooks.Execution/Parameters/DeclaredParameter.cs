namespace PkoNotebooks.Execution.Parameters;

/// <summary>A parameter that a notebook declares in its cell tagged <c>parameters</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type as the language writes it, such as <c>DateOnly</c> or <c>string[]</c>; null where neither declaration nor default tells.</param>
/// <param name="Default">Its default, as written.</param>
/// <param name="Comment">What the author says about it; empty where nothing.</param>
/// <param name="Line">The 1-based line of the declaration in its cell.</param>
public sealed record DeclaredParameter(string Name, string? Type, string Default, string Comment, int Line);
