using System.Reflection;

namespace PkoNotebooks.Display.Engines;

/// <summary>
/// Stands in .NET Interactive for the SQL kernel that is not there, so that an SQL cell says what is missing and how to get it
/// instead of "unknown magic command".
/// </summary>
internal sealed class AbsentSql
{
    public const string Name = "sql";

    private readonly string _message;

    private AbsentSql(string message) => _message = message;

    /// <param name="root">.NET Interactive's root kernel.</param>
    /// <param name="why">What is the matter with the extension, as the end of a sentence.</param>
    public static void AddTo(object root, string why)
    {
        var message = $"SQL cells need the kit's extension in .NET Interactive, and {why}. "
            + $"Build it, restart the kernel and run the notebook again: {DotNetInteractive.Build}";
        var engine = root.GetType().Assembly;
        var middleware = engine.GetType("Microsoft.DotNet.Interactive.KernelCommandPipelineMiddleware");
        var add = root.GetType().GetMethods().FirstOrDefault(m => m.Name == "Add" && m.GetParameters().Length == 2);
        if (middleware is null || add is null || Kernel(engine) is not { } kernel || kernel.GetType().GetMethod("AddMiddleware") is not { } addMiddleware)
        {
            // Another version of .NET Interactive than any known: its own message has to do.
            return;
        }

        var handler = typeof(AbsentSql).GetMethod(nameof(HandleAsync), BindingFlags.Instance | BindingFlags.NonPublic)!;
        addMiddleware.Invoke(kernel, [Delegate.CreateDelegate(middleware, new AbsentSql(message), handler), nameof(AbsentSql)]);
        add.Invoke(root, [kernel, null]);
    }

    // Of the kernels that need no package it is the one whose magic command takes --name, as an SQL cell does.
    private static object? Kernel(Assembly engine) =>
        engine.GetType("Microsoft.DotNet.Interactive.KeyValueStoreKernel")?.GetConstructors().FirstOrDefault() is { } constructor
            ? constructor.Invoke([Name, .. new object?[constructor.GetParameters().Length - 1]])
            : null;

    private Task HandleAsync(object command, object context, Delegate next) => command.GetType().Name == "SubmitCode"
        ? throw new InvalidOperationException(_message)
        : (Task)next.DynamicInvoke(command, context)!;
}
