using System.CommandLine;
using System.Globalization;
using PkoNotebooks.Cli.Hosting;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Parameters;
using PkoNotebooks.Execution.Running;
using PkoNotebooks.Publishing.Site;

namespace PkoNotebooks.Cli.Commands;

/// <summary>The notebooks that a command line means, with its parameters in place.</summary>
internal static class Jobs
{
    /// <param name="layout">Where the project stands.</param>
    /// <param name="run">The options.</param>
    /// <param name="parsed">What was asked for.</param>
    /// <param name="reserved">Names that what is written may not have.</param>
    /// <exception cref="UsageException">
    /// A notebook cannot be read, a parameter is unknown or ill-typed, or a name is none for a file or that of two; all of them are named.
    /// </exception>
    public static IReadOnlyList<NotebookJob> Load(ProjectLayout layout, RunOptions run, ParseResult parsed, params string[] reserved)
    {
        try
        {
            var paths = run.Notebooks(parsed, layout);
            var inputs = Inputs(run, parsed);
            var variants = (parsed.GetValue(run.ForEach) ?? []).Select(text => (IReadOnlyList<ParameterInput>)ParameterInputs.ForEach(text)).ToList();
            var declared = paths.ToDictionary(p => p, p => NotebookParameters.Describe(NotebookFile.Load(p)), StringComparer.Ordinal);
            var problems = Unknown(inputs.Concat(variants.SelectMany(v => v)), declared.Values.SelectMany(d => d));
            var jobs = paths.SelectMany(path => Variants(path, layout.Root, inputs, variants, [.. declared[path].Select(d => d.Name)], problems)).ToList();
            problems.AddRange(SiteWriter.NameProblems(jobs.Select(j => (j.Path, j.Name)), reserved));
            return problems.Count == 0 ? jobs : throw new UsageException(string.Join('\n', problems.Distinct(StringComparer.Ordinal)));
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
    private static List<string> Unknown(IEnumerable<ParameterInput> inputs, IEnumerable<DeclaredParameter> declared)
    {
        var known = declared.Select(d => d.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var expected = known.Count == 0 ? "none: these notebooks take no parameters" : string.Join(", ", known);
        return [.. inputs.Where(i => !known.Contains(i.Name)).DistinctBy(i => i.Name).Select(i => $"{i.Where}: found parameter \"{i.Name}\", expected one of {expected}.")];
    }

    /// <summary>One job, or one for each combination of the values of <c>--for-each</c>.</summary>
    private static List<NotebookJob> Variants(
        string path,
        string root,
        IReadOnlyList<ParameterInput> inputs,
        IReadOnlyList<IReadOnlyList<ParameterInput>> variants,
        HashSet<string> declared,
        List<string> problems)
    {
        IEnumerable<IReadOnlyList<ParameterInput>> combinations = [[]];
        foreach (var values in variants.Where(v => declared.Contains(v[0].Name)))
        {
            combinations = combinations.SelectMany(_ => values, (head, value) => (IReadOnlyList<ParameterInput>)[.. head, value]);
        }

        var jobs = new List<NotebookJob>();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var combination in combinations)
        {
            var own = ParameterInputs.Combine(inputs, combination).Where(i => declared.Contains(i.Name)).ToList();
            try
            {
                var job = NotebookJob.Load(path, root, own, EnumCatalog.FromAssemblies(Engine.KitAssemblies));
                var name = VariantName.Of(job.Name, combination.Select(c => job.Parameters[c.Name]));
                var unique = name;
                for (var again = 2; !names.Add(unique); again++)
                {
                    unique = string.Create(CultureInfo.InvariantCulture, $"{name}-{again}");
                }

                jobs.Add(job with { Name = unique });
            }
            catch (ParameterException e)
            {
                problems.AddRange(e.Problems);
            }
        }

        return jobs;
    }
}
