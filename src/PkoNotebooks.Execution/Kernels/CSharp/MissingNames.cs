namespace PkoNotebooks.Execution.Kernels.CSharp;

/// <summary>What to do about names that other people's notebooks take for granted, since .NET Interactive brought them along.</summary>
internal static class MissingNames
{
    private static readonly string[] OfNewtonsoft = ["'Newtonsoft'", "'JObject'", "'JToken'", "'JArray'", "'JsonConvert'"];

    /// <param name="id">The compiler's number for the error.</param>
    /// <param name="message">Its message.</param>
    /// <returns>One sentence; null where nothing more can be said.</returns>
    public static string? Advice(string id, string message) => id switch
    {
        not ("CS0246" or "CS0103" or "CS0234") => null,
        _ when OfNewtonsoft.Any(n => message.Contains(n, StringComparison.Ordinal)) =>
            "Newtonsoft.Json is not part of .NET; ask for it at the top of the cell: #r \"nuget: Newtonsoft.Json\"",
        _ when message.Contains("'Microsoft.DotNet.Interactive", StringComparison.Ordinal) =>
            "This is .NET Interactive's own programming interface, of which this kit has only what notebooks show values with",
        _ => null,
    };
}
