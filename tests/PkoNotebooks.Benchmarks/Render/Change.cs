namespace PkoNotebooks.Benchmarks.Render;

/// <summary>A change, and the render that shows what it costs.</summary>
/// <param name="What">In a few words.</param>
/// <param name="Make">Makes it.</param>
/// <param name="Arguments">What the render is then given.</param>
internal sealed record Change(string What, Func<Project, Task> Make, params string[] Arguments);
