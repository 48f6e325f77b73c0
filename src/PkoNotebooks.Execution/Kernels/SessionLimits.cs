namespace PkoNotebooks.Execution.Kernels;

/// <summary>How much one notebook may use before it is ended.</summary>
public sealed record SessionLimits
{
    /// <summary>Wall time of one cell. Default: ten minutes; null for none.</summary>
    public TimeSpan? Cell { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Wall time of one notebook. Default: none.</summary>
    public TimeSpan? Notebook { get; init; }

    /// <summary>Memory of the session's process, in bytes. Default: 4 GiB.</summary>
    public long MemoryBytes { get; init; } = 4L << 30;

    /// <summary>Output that one cell may keep, in bytes of UTF-8. Default: 8 MiB; what is beyond is cut, and the output says so.</summary>
    public long CellOutputBytes { get; init; } = 8L << 20;
}
