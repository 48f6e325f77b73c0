using System.Collections.Immutable;
using PkoNotebooks.Execution.Running;
using PkoNotebooks.Publishing.Site;

namespace PkoNotebooks.Publishing.RunRecord;

/// <summary>What a run leaves on record beside its pages.</summary>
public sealed record RunRecordInput
{
    /// <summary>The site's title.</summary>
    public required string Title { get; init; }

    public string Description { get; init; } = "";

    public required ImmutableArray<NotebookRun> Runs { get; init; }

    /// <summary>The files that the run wrote, relative to the record's folder; a page is a notebook's if it is named as the notebook.</summary>
    public required ImmutableArray<SiteFile> Outputs { get; init; }

    /// <summary>Whether the outputs stood there already, as this run would have written them, and were left alone.</summary>
    public bool OutputsUnchanged { get; init; }

    /// <summary>What ran: the command's own software first, then what it rests on.</summary>
    public required ImmutableArray<SoftwareUsed> Software { get; init; }

    /// <summary>The command as it could be typed again; no path of this machine.</summary>
    public string Command { get; init; } = "";

    public DateTimeOffset Started { get; init; }

    public DateTimeOffset Ended { get; init; }

    /// <summary>The machine, for the run record only.</summary>
    public MachineUsed? Machine { get; init; }

    public Publication Publication { get; init; } = new();

    /// <summary>Where the inputs can be had, such as the repository's files at the commit that ran; null where they are nowhere but here.</summary>
    public string? InputBaseUrl { get; init; }
}

/// <param name="Name">Such as <c>.NET</c>.</param>
/// <param name="Version">As the software gives it.</param>
/// <param name="Url">Its home, or null.</param>
public sealed record SoftwareUsed(string Name, string Version, string? Url = null);

/// <param name="OperatingSystem">Such as <c>Debian GNU/Linux 12</c>.</param>
/// <param name="Architecture">Such as <c>x64</c>.</param>
/// <param name="Processors">How many the run could use.</param>
/// <param name="Runtime">Such as <c>.NET 10.0.1</c>.</param>
public sealed record MachineUsed(string OperatingSystem, string Architecture, int Processors, string Runtime)
{
    public static MachineUsed Current => new(
        System.Runtime.InteropServices.RuntimeInformation.OSDescription,
        System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant(),
        Environment.ProcessorCount,
        System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription);
}
