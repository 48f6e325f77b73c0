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
            .Select(resource => new ChangedTable(resource, merges[resource.Name], merges[resource.Name].Ordered()))
            .ToList();

        // Written and hashed on one core while another one checks what is to be written.
        var writing = Task.Run(() => WrittenPackage.Of(data.Package, changed));
        var found = NewErrors(data, changed);

        var written = writing.GetAwaiter().GetResult();

        if (!written.ReadsAsWritten)
        {
            found = NewErrors(data, changed, written);
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
            Errors = [.. Errors, .. found],
            Corrections = [.. Corrections],
            Notices = [.. _notices],
            Policy = policy,
            Contents = written.Contents,
            DescriptorSha256 = data.Package.Sha256,
        };
    }

    // What comes in must satisfy the schema as if it had always stood there. What a reader would see otherwise than it was written, is read again.
    private static List<DataError> NewErrors(PkoData data, List<ChangedTable> changed, WrittenPackage? written = null)
    {
        var tables = new Dictionary<string, TableCells>(StringComparer.Ordinal);
        var errors = new List<DataError>();
        var checks = new List<Action<List<DataError>>>();
        for (var i = 0; i < changed.Count; i++)
        {
            var declared = changed[i].Resource with { Sha256 = null, Bytes = null };
            var asWritten = written is null || written.Tables[i].ReadsAsWritten;
            if ((asWritten ? TableCells.Of(declared, changed[i].Rows) : TableCells.Split(declared, "", "", written!.Tables[i].Content, errors)) is { } table)
            {
                tables[declared.Name] = table;
                checks.Add(found => CellChecks.Report(table, found));
                checks.Add(found => KeyChecks.Report(table, found, inOrder: asWritten));
            }
        }

        foreach (var target in changed.SelectMany(table => table.Resource.ForeignKeys).Select(key => key.Resource).Where(target => target.Length > 0))
        {
            tables.TryAdd(target, data.Cells(target));
        }

        checks.AddRange(changed.Select(table => (Action<List<DataError>>)(found => ForeignKeyChecks.Report(data.Package, table.Resource, tables, found))));
        errors.AddRange(Found(checks));
        return errors;
    }

    // On as many cores as there are; what they find, in their order.
    private static IEnumerable<DataError> Found(List<Action<List<DataError>>> checks)
    {
        var running = checks.ConvertAll(check => Task.Run(() =>
        {
            var found = new List<DataError>();
            check(found);
            return found;
        }));
        return running.SelectMany(task => task.GetAwaiter().GetResult());
    }
}
