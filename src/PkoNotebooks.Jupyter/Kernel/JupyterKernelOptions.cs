namespace PkoNotebooks.Jupyter.Kernel;

/// <summary>How a kernel presents itself and what it may do.</summary>
public sealed record JupyterKernelOptions
{
    /// <summary>The language of a cell that names none. Default: C#.</summary>
    public KernelLanguage Language { get; init; } = KernelLanguage.CSharp;

    /// <summary>The product behind the kernel, in <c>kernel_info_reply</c>. Default: <c>pko</c>.</summary>
    public string Implementation { get; init; } = "pko";

    /// <summary>Its version, such as <c>0.1.0</c>.</summary>
    public string ImplementationVersion { get; init; } = "0.1.0";

    /// <summary>What a terminal shows at the start of a session.</summary>
    public string Banner { get; init; } = "PkoNotebooks: C#, F#, SQL and more. #!lsmagic lists the commands.";

    /// <summary>
    /// A cell run once after the session is opened, its outputs dropped, so that the person's first cell does not wait for the compiler
    /// to be loaded. It should change nothing. Default: none.
    /// </summary>
    public string? WarmUp { get; init; }

    /// <summary>
    /// How long after the start a <c>kernel_info_reply</c> on the shell channel may wait for <see cref="WarmUp"/>: front ends ask again after
    /// a second. Default: 0.8 seconds.
    /// </summary>
    public TimeSpan WarmUpPatience { get; init; } = TimeSpan.FromSeconds(0.8);

    /// <summary>Whether a connection file may ask for an address that other machines can reach. Default: false.</summary>
    public bool AllowRemote { get; init; }

    /// <summary>Whether SIGINT interrupts the running cell and SIGTERM shuts down. Default: true; false inside a test.</summary>
    public bool HandleSignals { get; init; } = true;

    /// <summary>The process whose end ends the kernel. Default: what the front end wrote to <c>JPY_PARENT_PID</c>; null for none.</summary>
    public int? ParentProcessId { get; init; } = int.TryParse(Environment.GetEnvironmentVariable("JPY_PARENT_PID"), out var pid) && pid > 1 ? pid : null;

    /// <summary>How long a cell may go on after an interrupt before the person is told to restart. Default: 5 seconds.</summary>
    public TimeSpan InterruptPatience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long shutdown waits for a running cell and for the session to end. Default: 2 seconds.</summary>
    public TimeSpan ShutdownPatience { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long stream text is gathered before it is sent. Default: 20 milliseconds.</summary>
    public TimeSpan StreamDelay { get; init; } = TimeSpan.FromMilliseconds(20);

    /// <summary>Told what was dropped and what failed, line by line, from any thread. Default: nobody.</summary>
    public Action<string>? Log { get; init; }
}
