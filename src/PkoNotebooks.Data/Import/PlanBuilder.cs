using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using PkoNotebooks.Data.Package;
using PkoNotebooks.Data.Validation;

namespace PkoNotebooks.Data.Import;

/// <summary>Gathers what the files of an import give, and makes the new contents of the package.</summary>
internal sealed class PlanBuilder
{
    private readonly List<ImportedFile> _files = [];
    private readonly List<DataError> _conflicts = [];
    private readonly List<string> _notices = [];

    public List<DataError> Errors { get; } = [];

    public List<AppliedCorrection> Corrections { get; } = [];

    public void Add(ImportContext context)
    {
        _files.Add(new(context.FileName, context.Format.Name, context.SourceId, context.Rows, context.Skipped));
        Errors.AddRange(context.Errors);
        _conflicts.AddRange(context.Conflicts);
        _notices.AddRange(context.Notices);
    }

    public ImportPlan Build(PkoData data, Dictionary<string, TableMerge> merges, ConflictPolicy policy)
    {
        var changed = data.Package.Resources
            .Where(resource => merges.TryGetValue(resource.Name, out var merge) && merge.HasChanges)
            .Select(resource => (Resource: resource, Merge: merges[resource.Name], Rows: merges[resource.Name].Ordered()))
            .ToList();
        var contents = changed.ToImmutableDictionary(table => table.Resource.Path, table => table.Merge.Write(table.Rows));
        var errors = Errors.Concat(NewErrors(data, changed, contents)).ToImmutableArray();
        if (contents.Count > 0)
        {
            contents = contents.Add(PackageFinder.DescriptorName, Descriptor(data.Package, changed.Select(table => table.Resource), contents));
        }

        return new()
        {
            Directory = data.Package.Directory,
            Files = [.. _files],
            EachChange = changed.SelectMany(table => table.Merge.Changes(table.Rows)),
            Added = changed.Sum(table => table.Merge.Count(RowChangeKind.Added)),
            Changed = changed.Sum(table => table.Merge.Count(RowChangeKind.Changed)),
            Dropped = changed.Sum(table => table.Merge.Count(RowChangeKind.Dropped)),
            Unchanged = merges.Values.Sum(merge => merge.Unchanged),
            Conflicts = [.. _conflicts],
            Errors = errors,
            Corrections = [.. Corrections],
            Notices = [.. _notices],
            Policy = policy,
            Contents = contents,
            DescriptorSha256 = data.Package.Sha256,
        };
    }

    // What comes in must satisfy the schema as if it had always stood there.
    private static List<DataError> NewErrors(
        PkoData data, List<(ResourceDescriptor Resource, TableMerge Merge, List<string[]> Rows)> changed, ImmutableDictionary<string, byte[]> contents)
    {
        var tables = new Dictionary<string, TableCells>(StringComparer.Ordinal);
        var errors = new List<DataError>();
        foreach (var (resource, _, rows) in changed)
        {
            var declared = resource with { Sha256 = null, Bytes = null };
            if (TableCells.Written(declared, rows, contents[resource.Path], errors) is { } table)
            {
                tables[resource.Name] = table;
                CellChecks.Report(table, errors);
                KeyChecks.Report(table, errors, inOrder: true);
            }
        }

        foreach (var (resource, _, _) in changed)
        {
            foreach (var target in resource.ForeignKeys.Select(key => key.Resource).Where(target => target.Length > 0 && !tables.ContainsKey(target)))
            {
                tables[target] = data.Cells(target);
            }

            ForeignKeyChecks.Report(data.Package, resource, tables, errors);
        }

        return errors;
    }

    private static byte[] Descriptor(
        DataPackage package, IEnumerable<ResourceDescriptor> changed, ImmutableDictionary<string, byte[]> contents)
    {
        var root = JsonNode.Parse(File.ReadAllBytes(package.DescriptorPath))!;
        var byName = root["resources"]!.AsArray().ToDictionary(node => (string)node!["name"]!);
        foreach (var resource in changed)
        {
            var bytes = contents[resource.Path];
            byName[resource.Name]!["hash"] = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(bytes));
            byName[resource.Name]!["bytes"] = bytes.Length;
        }

        return PackageSeal.Serialize(root);
    }
}
