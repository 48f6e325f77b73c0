using PkoNotebooks.Data.Files;
using PkoNotebooks.Data.Package;
using PkoNotebooks.Data.Tables;
using PkoNotebooks.Data.Validation;

namespace PkoNotebooks.Data.Import;

/// <summary>
/// Brings publishers' files into a package. Planning reads and writes nothing; applying replaces the tables, the list of sources
/// and the descriptor together, or nothing.
/// </summary>
public static class PackageImporter
{
    /// <summary>Says what an import would do.</summary>
    /// <param name="directory">The package's folder; found as by <see cref="PkoData.Load"/> when null.</param>
    /// <param name="request">The files, and how to import them.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="DirectoryNotFoundException">There is no package.</exception>
    /// <exception cref="DataPackageException">The package itself is wrong: it is not made worse.</exception>
    public static ImportPlan Plan(string? directory, ImportRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var data = PkoData.Load(directory);
        var merges = new Dictionary<string, TableMerge>(StringComparer.Ordinal);
        var sources = new Dictionary<string, ImportSource>(StringComparer.Ordinal);
        var state = new PlanBuilder();
        foreach (var path in request.Files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (IncomingFile.Read(data, request, path, state, cancellationToken) is not var (context, import, rows))
            {
                continue;
            }

            Merge(data, merges, context.Format.Table).Add(context, import, rows, request.OnConflict);
            if (context.Format.Table == PersonnelRow.TableName && data.Package.Find(PersonnelTotal.TableName) is not null)
            {
                WorldTotals.Add(context, rows, Merge(data, merges, PersonnelTotal.TableName));
            }

            sources.TryAdd(context.SourceId, context.Format.Source with { SourceId = context.SourceId });
            state.Add(context);
        }

        AddSources(data, merges, sources);
        return state.Build(data, merges, request.OnConflict);
    }

    /// <summary>Writes what was planned, all or nothing; a killed process leaves the old package or the new one.</summary>
    /// <exception cref="InvalidOperationException">The plan may not be applied, or the package has changed since it was made.</exception>
    /// <exception cref="IOException">It could not be written; the old package is intact.</exception>
    public static void Apply(ImportPlan plan) => ApplyStepwise(plan, step: null);

    internal static void ApplyStepwise(ImportPlan plan, Action<string>? step)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (!plan.CanApply)
        {
            throw new InvalidOperationException("The plan has errors or conflicts: nothing was written.");
        }

        if (plan.ChangesNothing)
        {
            return;
        }

        var package = DataPackage.Open(plan.Directory);
        if (package.Sha256 != plan.DescriptorSha256)
        {
            throw new InvalidOperationException("The package has changed since the plan was made: plan the import again. Nothing was written.");
        }

        FileTransaction.Commit(plan.Directory, plan.Contents, step);
    }

    private static TableMerge Merge(PkoData data, Dictionary<string, TableMerge> merges, string table)
    {
        if (!merges.TryGetValue(table, out var merge))
        {
            merges[table] = merge = new(data.Cells(table));
        }

        return merge;
    }

    private static void AddSources(PkoData data, Dictionary<string, TableMerge> merges, Dictionary<string, ImportSource> used)
    {
        if (merges.Values.All(merge => !merge.HasChanges))
        {
            return;
        }

        var table = data.Cells(Source.TableName);
        var merge = new TableMerge(table);
        foreach (var source in used.Values.Where(source => data.Sources.Find(source.SourceId) is null).OrderBy(source => source.SourceId, StringComparer.Ordinal))
        {
            merge.AddRow(field => field switch
            {
                "source_id" => source.SourceId,
                "title" => source.Title,
                "publisher" => source.Publisher,
                "url" => source.Url,
                "kind" => WireName.Of(SourceKind.Dataset),
                "licence" => "terms of the publisher; facts reused with attribution",
                _ => "",
            });
        }

        if (merge.HasChanges)
        {
            merges[Source.TableName] = merge;
        }
    }
}
