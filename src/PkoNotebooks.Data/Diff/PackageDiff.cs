using System.Collections.Immutable;
using PkoNotebooks.Data.Import;
using PkoNotebooks.Data.Validation;

namespace PkoNotebooks.Data.Diff;

/// <summary>What differs between two releases of the package.</summary>
/// <param name="TablesAdded">Tables that only the new one has.</param>
/// <param name="TablesDropped">Tables that only the old one has.</param>
/// <param name="FieldsChanged">Fields that only one of the two has, as <c>table.field</c>.</param>
/// <param name="Rows">Rows added, changed and dropped, in the order of the new package's tables.</param>
public sealed record PackageDiff(
    ImmutableArray<string> TablesAdded,
    ImmutableArray<string> TablesDropped,
    ImmutableArray<string> FieldsChanged,
    ImmutableArray<RowChange> Rows)
{
    public bool IsEmpty => TablesAdded.IsEmpty && TablesDropped.IsEmpty && FieldsChanged.IsEmpty && Rows.IsEmpty;

    /// <summary>Compares two packages row by row; a row is the same row when its primary key, or else its first unique key, is the same.</summary>
    /// <param name="oldDirectory">Folder of the old package.</param>
    /// <param name="newDirectory">Folder of the new package.</param>
    /// <param name="cancellationToken">Ends the work between tables.</param>
    /// <exception cref="DirectoryNotFoundException">One of the folders holds no package.</exception>
    /// <exception cref="DataPackageException">One of the packages is wrong.</exception>
    public static PackageDiff Compare(string oldDirectory, string newDirectory, CancellationToken cancellationToken = default)
    {
        var before = PkoData.Load(oldDirectory);
        var after = PkoData.Load(newDirectory);
        var fields = ImmutableArray.CreateBuilder<string>();
        var rows = ImmutableArray.CreateBuilder<RowChange>();
        foreach (var resource in after.Package.Resources)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (before.Package.Find(resource.Name) is { } old)
            {
                fields.AddRange(resource.Fields.Select(field => field.Name).Except(old.Fields.Select(field => field.Name))
                    .Concat(old.Fields.Select(field => field.Name).Except(resource.Fields.Select(field => field.Name)))
                    .Select(field => resource.Name + "." + field));
                if (old.Sha256 is null || old.Sha256 != resource.Sha256)
                {
                    rows.AddRange(TableDiff.Compare(before.Cells(resource.Name), after.Cells(resource.Name)));
                }
            }
        }

        var oldNames = before.Package.Resources.Select(resource => resource.Name).ToList();
        var newNames = after.Package.Resources.Select(resource => resource.Name).ToList();
        return new([.. newNames.Except(oldNames)], [.. oldNames.Except(newNames)], fields.ToImmutable(), rows.ToImmutable());
    }

    /// <summary>The published facts that these differences move or may move, by a <c>facts.lock.json</c>; those that cite a changed row first.</summary>
    /// <exception cref="IOException">The lock cannot be read.</exception>
    /// <exception cref="FormatException">It is no facts lock.</exception>
    public ImmutableArray<MovedFact> FactsMoved(string lockPath)
        =>
        [
            .. LockedFact.ReadAll(lockPath).Select(fact => fact.MovedBy(Rows)).OfType<MovedFact>()
                .OrderByDescending(fact => fact.CitesChangedRow)
                .ThenBy(fact => fact.Notebook, StringComparer.Ordinal)
                .ThenBy(fact => fact.Key, StringComparer.Ordinal),
        ];
}
