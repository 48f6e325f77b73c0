using System.CommandLine;
using PkoNotebooks.Cli.Hosting;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Parameters;
using PkoNotebooks.Execution.Running;

namespace PkoNotebooks.Cli.Commands;

/// <summary>The notebooks that a command line means, with its parameters in place.</summary>
internal static class Jobs
{
    /// <exception cref="UsageException">A notebook cannot be read, or a parameter is unknown or ill-typed; all of them are named.</exception>
    public static IReadOnlyList<NotebookJob> Load(ProjectLayout layout, RunOptions run, ParseResult parsed)
    {
        try
        {
            var paths = run.Notebooks(parsed, layout);
            var inputs = Inputs(run, parsed);
            var variants = (parsed.GetValue(run.ForEach) ?? []).Select(text => (IReadOnlyList<ParameterInput>)ParameterInputs.ForEach(text)).ToList();
            var declared = paths.ToDictionary(p => p, p => NotebookParameters.Describe(NotebookFile.Load(p)), StringComparer.Ordinal);
            RequireKnown(inputs.Concat(variants.SelectMany(v => v)), declared.Values.SelectMany(d => d));
            return [.. paths.SelectMany(path => Variants(path, layout.Root, inputs, variants, [.. declared[path].Select(d => d.Name)]))];
        }
        catch (Exception e) when (e is NotebookFormatException or ParameterException or IOException)
        {
            throw new UsageException(e.Message);
        }
    }

    private static IReadOnlyList<ParameterInput> Inputs(RunOptions run, ParseResult parsed) => ParameterInputs.Combine(
        (parsed.GetValue(run.Files) ?? []).SelectMany(file => ParameterInputs.FromFile(file)),
        (parsed.GetValue(run.Yaml) ?? []).SelectMany(yaml => ParameterInputs.FromYaml(yaml)),
        (parsed.GetValue(run.Parameters) ?? []).Select(ParameterArguments.Split).Select(p => ParameterInputs.FromPair(p.Name, p.Value)));

    /// <summary>Of several notebooks each takes the parameters that it declares; one that none declares is a mistake.</summary>
    private static void RequireKnown(IEnumerable<ParameterInput> inputs, IEnumerable<DeclaredParameter> declared)
    {
        var known = declared.Select(d => d.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var unknown = inputs.Where(i => !known.Contains(i.Name)).DistinctBy(i => i.Name).ToList();
        if (unknown.Count > 0)
        {
            throw new UsageException(string.Join('\n', unknown.Select(i =>
                $"{i.Where}: found parameter \"{i.Name}\", expected one of {(known.Count == 0 ? "none: these notebooks take no parameters" : string.Join(", ", known))}.")));
        }
    }

    /// <summary>One job, or one for each combination of the values of <c>--for-each</c>.</summary>
    private static IEnumerable<NotebookJob> Variants(
        string path, string root, IReadOnlyList<ParameterInput> inputs, IReadOnlyList<IReadOnlyList<ParameterInput>> variants, HashSet<string> declared)
    {
        IEnumerable<IReadOnlyList<ParameterInput>> combinations = [[]];
        foreach (var values in variants.Where(v => declared.Contains(v[0].Name)))
        {
            combinations = combinations.SelectMany(_ => values, (head, value) => (IReadOnlyList<ParameterInput>)[.. head, value]);
        }

        foreach (var combination in combinations)
        {
            var own = ParameterInputs.Combine(inputs, combination).Where(i => declared.Contains(i.Name)).ToList();
            var job = NotebookJob.Load(path, root, own, EnumCatalog.FromAssemblies(Engine.KitAssemblies));
            yield return job with { Name = string.Join('-', [job.Name, .. combination.Select(c => job.Parameters[c.Name].Trim('"'))]) };
        }
    }
}
