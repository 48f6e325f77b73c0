using System.Collections.Immutable;
using PkoNotebooks.Execution.Cache;
using PkoNotebooks.Execution.Isolation;
using PkoNotebooks.Execution.Running;

namespace PkoNotebooks.Cli.Hosting;

/// <summary>How this command starts sessions: as children of its own kind.</summary>
internal static class Engine
{
    /// <summary>The managed assemblies beside this command, which a notebook shares with it.</summary>
    public static ImmutableArray<string> HostAssemblies { get; } =
        [.. Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll").Order(StringComparer.Ordinal)];

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
        return RunnerOptions.Isolated(Child(environment.ToImmutable()), layout.Root) with
        {
            Limits = settings.Limits,
            AllowErrors = settings.AllowErrors,
            HostAssemblyPaths = HostAssemblies,
            Inputs = settings.Inputs,
            UseCached = settings.UseCache,
            Cache = new ExecutionCache(layout.Cache, Identities(settings)),
        };
    }

    /// <summary>What a kept execution depends on beside its notebook and its files: our assemblies, the language, where the data is.</summary>
    private static ImmutableSortedDictionary<string, string> Identities(RunSettings settings) =>
        AssemblyIdentities.Of(HostAssemblies)
            .SetItem("language", settings.Language)
            .SetItem("data", settings.Data ?? "the project's own");
}
