namespace PkoNotebooks.Cli.Hosting;

/// <summary>What the command says to the shell.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>A notebook, a check or a claim failed.</summary>
    public const int Failed = 1;

    /// <summary>Wrong usage or wrong input.</summary>
    public const int Usage = 2;

    /// <summary>A tool or a package that is needed is not there.</summary>
    public const int Missing = 3;

    public const int Cancelled = 130;
}
