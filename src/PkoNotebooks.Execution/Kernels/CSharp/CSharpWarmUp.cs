using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PkoNotebooks.Execution.Kernels.CSharp;

/// <summary>
/// Gets the C# compiler ready before the first cell comes: its references are read on one thread, while another takes the smallest
/// cell there is through all of the compiler, so that its code stands compiled when the references do.
/// </summary>
internal static class CSharpWarmUp
{
    public static void Begin()
    {
        Start(() => _ = FrameworkReferences.All);
        Start(CompileSmallest);
    }

    private static void Start(Action work) => new Thread(
        () =>
        {
            try
            {
                work();
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                // The first cell will meet the same error, and somebody who wants to know it.
            }
        })
    { IsBackground = true, Name = "compiler warm-up" }.Start();

    private static void CompileSmallest()
    {
        // A reference of its own: symbols that two compilations bind at the same moment from a shared one would be strangers to each other.
        if (MappedReference.TryOpen(typeof(object).Assembly.Location) is not { } core)
        {
            return;
        }

        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, concurrentBuild: false);
        var tree = CSharpCompiler.Parse("var x = 1 + 1;\nx.ToString()", "", CancellationToken.None);
        var compilation = CSharpCompilation.CreateScriptCompilation("warm-up", tree, [core], options, returnType: typeof(object));
        CSharpCompiler.Emit(compilation, new MemoryStream(), null, CancellationToken.None);
        CSharpCompiler.HasResult(compilation, tree, CancellationToken.None);
    }
}
