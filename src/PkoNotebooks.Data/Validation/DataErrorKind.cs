namespace PkoNotebooks.Data.Validation;

/// <summary>What is wrong; the names are those of the Frictionless taxonomy as far as it has one (<see cref="DataError.Code"/>).</summary>
public enum DataErrorKind
{
    // The descriptor.
    PackageError,
    ResourceError,
    SchemaError,

    // A file.
    SourceError,
    FormatError,
    EncodingError,
    HashCount,
    ByteCount,

    // The header.
    BlankHeader,
    BlankLabel,
    DuplicateLabel,
    ExtraLabel,
    MissingLabel,
    IncorrectLabel,

    // A row.
    BlankRow,
    PrimaryKey,
    UniqueError,
    ForeignKey,

    // A cell.
    ExtraCell,
    MissingCell,
    TypeError,
    ConstraintError,

    // What a schema cannot say.
    RowOrder,
    PartsDoNotAddUp,
    ContributorsDoNotAddUp,
    OutsideMissionLife,
    ScaleDoesNotAddUp,
    ValidityOverlap,
    NotOnePreferred,
    SourceUnused,
    SourceMissing,
    CountingRulesMixed,
    BoundsReversed,

    // Incoming files.
    UnknownFormat,
    UnknownName,
    Conflict,
    CorrectionGuard,
}
