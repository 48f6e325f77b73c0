namespace PkoNotebooks.Data.Import;

/// <summary>What happens where an incoming file and the package disagree about the same row.</summary>
public enum ConflictPolicy
{
    /// <summary>Nothing is written; every conflict is reported.</summary>
    Refuse,

    /// <summary>The package's row stays; new rows are added.</summary>
    KeepExisting,

    /// <summary>The file's row replaces the package's, and rows of the same source that the file no longer holds are dropped.</summary>
    TakeIncoming,
}
