using System.Collections.Immutable;
using PkoNotebooks.Data.Validation;

namespace PkoNotebooks.Data.Import;

/// <summary>What an import would do; nothing is written until <see cref="PackageImporter.Apply"/>.</summary>
public sealed record ImportPlan
{
    /// <summary>Full path of the package's folder.</summary>
    public required string Directory { get; init; }

    public required ImmutableArray<ImportedFile> Files { get; init; }

    /// <summary>Rows added, changed and dropped, in the tables' order, each made as it is asked for: a plan can change a hundred thousand.</summary>
    public required IEnumerable<RowChange> EachChange { get; init; }

    /// <summary>All of <see cref="EachChange"/>.</summary>
    public ImmutableArray<RowChange> Changes
    {
        get
        {
            if (field.IsDefault)
            {
                field = [.. EachChange];
            }

            return field;
        }
    }

    /// <summary>Incoming rows that the package holds already.</summary>
    public required int Unchanged { get; init; }

    /// <summary>Where a file and the package, or two files, disagree.</summary>
    public required ImmutableArray<DataError> Conflicts { get; init; }

    /// <summary>What forbids the import: rows that cannot be read, unknown names, corrections that no longer hold.</summary>
    public required ImmutableArray<DataError> Errors { get; init; }

    public required ImmutableArray<AppliedCorrection> Corrections { get; init; }

    /// <summary>What a person should know and what forbids nothing.</summary>
    public required ImmutableArray<string> Notices { get; init; }

    /// <summary>Whether <see cref="PackageImporter.Apply"/> may write it.</summary>
    public bool CanApply => Errors.IsEmpty && (Conflicts.IsEmpty || Policy != ConflictPolicy.Refuse);

    public bool ChangesNothing => Added + Changed + Dropped == 0;

    public required int Added { get; init; }

    public required int Changed { get; init; }

    public required int Dropped { get; init; }

    internal ConflictPolicy Policy { get; init; }

    /// <summary>The new content of each file that changes, by its path relative to the package.</summary>
    internal IReadOnlyDictionary<string, byte[]> Contents { get; init; } = new Dictionary<string, byte[]>();

    /// <summary>Hash of the descriptor that the plan was made for: a package changed since then is not overwritten.</summary>
    internal string DescriptorSha256 { get; init; } = "";
}
