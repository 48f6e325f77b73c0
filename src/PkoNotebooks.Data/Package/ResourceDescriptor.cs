using System.Collections.Immutable;

namespace PkoNotebooks.Data.Package;

/// <summary>A table, as the package's descriptor declares it.</summary>
public sealed record ResourceDescriptor
{
    public required string Name { get; init; }

    /// <summary>Relative to the package's folder, with forward slashes.</summary>
    public required string Path { get; init; }

    public string? Title { get; init; }

    public string? Description { get; init; }

    public required ImmutableArray<FieldDescriptor> Fields { get; init; }

    public ImmutableArray<string> PrimaryKey { get; init; } = [];

    public ImmutableArray<ImmutableArray<string>> UniqueKeys { get; init; } = [];

    public ImmutableArray<ForeignKey> ForeignKeys { get; init; } = [];

    /// <summary>Lower-case hexadecimal SHA-256 of the file; null where none is declared.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Length of the file; null where none is declared.</summary>
    public long? Bytes { get; init; }

    /// <summary>The column's place; -1 where there is none of that name.</summary>
    public int IndexOf(string field)
    {
        for (var i = 0; i < Fields.Length; i++)
        {
            if (Fields[i].Name == field)
            {
                return i;
            }
        }

        return -1;
    }
}
