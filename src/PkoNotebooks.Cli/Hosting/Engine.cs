using System.Collections.Immutable;
using PkoNotebooks.Execution.Cache;
using PkoNotebooks.Execution.Isolation;
using PkoNotebooks.Execution.Running;
using PkoNotebooks.Jupyter.Client;
using PkoNotebooks.Jupyter.Kernelspecs;

namespace PkoNotebooks.Cli.Hosting;

/// <summary>How this command starts sessions: as children of its own kind.</summary>
internal static class Engine
{
    /// <summary>The managed assemblies beside this command, which a notebook shares with it.</summary>
    public static ImmutableArray<string> HostAssemblies { get; } =
        [.. Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll").Order(StringComparer.Ordinal)];

    /// <summary>The kit's version.</summary>
    public static string Version { get; } = typeof(Engine).Assembly.GetName().Version!.ToString(3);

    /// <summary>The assemblies of this kit among them.</summary>
    public static IEnumerable<string> KitAssemblies => HostAssemblies.Where(p => Path.GetFileName(p).StartsWith("PkoNotebooks.", StringComparison.Ordinal));

    /// <summary>This program again, as a session.</summary>
    /// <param name="environment">Variables that reach the notebooks: the package to read, the language.</param>
    public static SessionProcess Child(ImmutableSortedDictionary<string, string> environment)
    {
        var program = Environment.ProcessPath ?? throw new MissingToolException("The path of this program is not known; sessions cannot be started.");
        var viaHost = Path.GetFileNameWithoutExtension(program).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        var assembly = Path.Combine(AppContext.BaseDirectory, "pko.dll");
        return new SessionProcess(program, viaHost ? [assembly, "session"] : ["session"]) { Environment = environment };
    }

    public static RunnerOptions Options(ProjectLayout layout, RunSettings settings)
    {
        var environment = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        environment["PKO_DATA"] = settings.Data ?? layout.Data;
        environment["PKO_LANG"] = settings.Language;
        var variables = environment.ToImmutable();
        var options = settings.Kernel is { } kernel ? ThroughJupyter(kernel, layout, variables) : RunnerOptions.Isolated(Child(variables), layout.Root);
        return options with
        {
            Limits = settings.Limits,
            AllowErrors = settings.AllowErrors,
            HostAssemblyPaths = HostAssemblies,
            Inputs = settings.Inputs,
            UseCached = settings.UseCache && settings.Kernel is null,

            // Another kernel is not told by our assemblies' identities, and does not say what it read.
            Cache = settings.Kernel is null ? new ExecutionCache(layout.KeptRuns(settings.Language), Identities(settings)) : null,
        };
    }

    /// <exception cref="UsageException">No such kernel is installed.</exception>
    private static RunnerOptions ThroughJupyter(string kernel, ProjectLayout layout, ImmutableSortedDictionary<string, string> variables)
    {
        try
        {
            var found = new KernelspecFinder(JupyterPaths.Current()).Find(kernel);
            var spec = found with { Environment = found.Environment.SetItems(variables) };
            return new RunnerOptions
            {
                RootDirectory = layout.Root,
                StartSession = new KernelStarts(async (options, limits, cancellationToken) =>
                    await JupyterSession.StartAsync(spec, JupyterSessionOptions.From(options, limits), cancellationToken).ConfigureAwait(false)).StartAsync,
            };
        }
        catch (KernelspecException e)
        {
            throw new MissingToolException(e.Message);
        }
    }

    /// <summary>What a kept execution depends on beside its notebook and its files: our assemblies, the language, where the data is.</summary>
    public static ImmutableSortedDictionary<string, string> Identities(RunSettings settings) =>
        AssemblyIdentities.Of(HostAssemblies)
            .SetItem("language", settings.Language)
            .SetItem("data", settings.Data ?? "the project's own");
}
