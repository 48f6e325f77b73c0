using PkoNotebooks.Execution.Kernels;
using PkoNotebooks.Jupyter.Kernel;

namespace PkoNotebooks.EndToEnd.Tests.Jupyter;

/// <summary>The kernel that clients start in these tests: <c>kernel start FILE --language NAME</c>, with the sessions of the product.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        if (args is not ["kernel", "start", var file, "--language", var language])
        {
            await Console.Error.WriteLineAsync("expected: kernel start FILE --language NAME");
            return 2;
        }

        var code = await KernelCommandLine.RunAsync(file, language, options => new NotebookSession(options), "0.1.0");
        Environment.Exit(code);
        return code;
    }
}
