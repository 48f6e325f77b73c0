using PkoNotebooks.Execution.Documents;

namespace PkoNotebooks.Execution.Kernels;

/// <summary>The kernels that .NET Interactive has or connects to and this kit has not, each with what to do instead.</summary>
internal static class AbsentKernels
{
    /// <summary>A sentence for an error, or "" where the name is none of theirs.</summary>
    public static string Explain(string name)
    {
        var instead = KernelNames.Normalise(name) switch
        {
            "pwsh" => "run PowerShell from a C# cell, with System.Diagnostics.Process.Start(\"pwsh\", …), or before the notebook",
            "http" => "send the request from a C# cell, with System.Net.Http.HttpClient",
            "kql" => "query the service from a C# cell with its own client package, or save the result as a file and read that",
            "python" => "run a notebook of Python cells whole with --kernel python3; they do not mix with ours",
            _ => null,
        };
        return instead is null ? "" : $" This kit has no '{name}' kernel: {instead}. A cell tagged skip-execution is left out.";
    }
}
