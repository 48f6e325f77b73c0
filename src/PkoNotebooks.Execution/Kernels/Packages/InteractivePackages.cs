using System.Collections.Frozen;

namespace PkoNotebooks.Execution.Kernels.Packages;

/// <summary>
/// The packages of .NET Interactive itself. What some of them give is built into these kernels; the others plug into the inside of
/// .NET Interactive, which is not here, and its types beside ours of the same names would make every cell ambiguous.
/// </summary>
internal static class InteractivePackages
{
    private const string Prefix = "Microsoft.DotNet.Interactive";

    private static readonly FrozenSet<string> BuiltIn = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        Prefix,
        Prefix + ".CSharp",
        Prefix + ".Formatting",
        Prefix + ".FSharp",
        Prefix + ".Mermaid",
        Prefix + ".PackageManagement",
        Prefix + ".SQLite",
        "Microsoft.AspNetCore.Html.Abstractions");

    /// <summary>Whether these kernels give what the package gives, so that nothing is to be restored.</summary>
    public static bool IsBuiltIn(string id) => BuiltIn.Contains(id);

    /// <summary>Why the package cannot be used here, and what to do; null where it may be tried.</summary>
    public static string? Refusal(string id)
    {
        if (!id.StartsWith(Prefix + ".", StringComparison.OrdinalIgnoreCase) || IsBuiltIn(id))
        {
            return null;
        }

        var instead = id[(Prefix.Length + 1)..].ToUpperInvariant() switch
        {
            "SQLSERVER" or "POSTGRESQL" or "DUCKDB" or "KQL" =>
                "query the database from a C# cell with its own client package; #!connect sqlite is the one connection that is built in",
            "POWERSHELL" => "run PowerShell from a C# cell, with System.Diagnostics.Process.Start(\"pwsh\", …)",
            "HTTP" or "HTTPREQUEST" => "send requests from a C# cell, with System.Net.Http.HttpClient",
            _ => "take the cells that use it out, or tag them skip-execution",
        };
        return $"package {id} is part of .NET Interactive itself and has no place in these kernels: {instead}.";
    }
}
