namespace PkoNotebooks.Data.Package;

/// <summary>A column, as its table's schema declares it.</summary>
public sealed record FieldDescriptor
{
    public required string Name { get; init; }

    public required FieldType Type { get; init; }

    public string? Title { get; init; }

    public string? Description { get; init; }

    public FieldConstraints Constraints { get; init; } = FieldConstraints.None;
}
