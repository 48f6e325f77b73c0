using PkoNotebooks.Execution.Kernels;

namespace PkoNotebooks.Jupyter.Client;

/// <summary>How another kernel is started and how much patience it is given.</summary>
public sealed record JupyterSessionOptions
{
    /// <summary>The kernel's working directory: the notebook's folder.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>The kernel of a cell that names none; cells that name another start with its magic command. Default: <c>csharp</c>.</summary>
    public string DefaultKernelName { get; init; } = "csharp";

    /// <summary>Where connection files are written for the time of the session; null for Jupyter's runtime folder.</summary>
    public string? RuntimeDirectory { get; init; }

    /// <summary>Time from the process's start to its first answer. Default: one minute.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a cell may go on after an interrupt before its kernel is killed. Default: 5 seconds.</summary>
    public TimeSpan InterruptPatience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a kernel may take to shut down before it is killed. Default: 5 seconds.</summary>
    public TimeSpan ShutdownPatience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Memory of the kernel's process, in bytes, beyond which it is killed; null for no limit. Default: that of <see cref="SessionLimits"/>.</summary>
    public long? MemoryBytes { get; init; } = new SessionLimits().MemoryBytes;

    /// <summary>Told what was dropped and what failed. Default: nobody.</summary>
    public Action<string>? Log { get; init; }

    /// <summary>Those of a session in this process, as far as they mean something to another kernel.</summary>
    public static JupyterSessionOptions From(SessionOptions options, SessionLimits limits) => new()
    {
        WorkingDirectory = options.WorkingDirectory,
        DefaultKernelName = options.DefaultKernelName,
        MemoryBytes = limits.MemoryBytes,
    };
}
