using System.Globalization;

namespace PkoNotebooks.Execution.Isolation;

/// <summary>Why a session's process is gone, in words that follow the name of a cell: <c>cell 4 overflowed the stack …</c>.</summary>
internal static class SessionLoss
{
    public static string Memory(long limit) =>
        $"used more memory than a notebook may ({Gibibytes(limit)}); load less at once, or raise the memory limit";

    /// <summary>The reason as far as the exit code and the last words on standard error tell.</summary>
    public static string Explain(int? exitCode, string lastWords)
    {
        if (lastWords.Contains("Stack overflow", StringComparison.Ordinal))
        {
            return "overflowed the stack: a method calls itself without end";
        }

        if (lastWords.Contains("Out of memory", StringComparison.Ordinal) || lastWords.Contains("OutOfMemoryException", StringComparison.Ordinal))
        {
            return "used up the memory that a notebook may use; load less at once, or raise the memory limit";
        }

        var failFast = lastWords.IndexOf("Process terminated.", StringComparison.Ordinal);
        if (failFast >= 0)
        {
            return $"ended its process: {FirstLine(lastWords[(failFast + "Process terminated.".Length)..].Trim())}";
        }

        var unhandled = lastWords.IndexOf("Unhandled exception.", StringComparison.Ordinal);
        if (unhandled >= 0)
        {
            var words = lastWords[(unhandled + "Unhandled exception.".Length)..].Trim();
            return $"let an exception escape on a thread of its own, which ends the process: {FirstLine(words)}";
        }

        return exitCode switch
        {
            null => "lost its process",
            > 128 and < 160 => string.Create(
                CultureInfo.InvariantCulture, $"lost its process to signal {exitCode - 128}{Signal(exitCode.Value - 128)}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"ended its process with exit code {exitCode}, as Environment.Exit does"),
        };
    }

    /// <summary>A duration as a person would say it.</summary>
    public static string Words(TimeSpan time) =>
        time.TotalMinutes >= 2 && time.TotalSeconds % 60 == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:0} minutes")
            : string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.###} seconds");

    private static string Gibibytes(long bytes) => bytes >= 1L << 30
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 30):0.##} GiB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 20):0.##} MiB");

    private static string FirstLine(string text) => text.Split('\n')[0].TrimEnd();

    private static string Signal(int number) => number switch
    {
        6 => " (SIGABRT)",
        9 => " (SIGKILL: by hand, or by the system for want of memory)",
        11 => " (SIGSEGV: native code touched memory that is not its own)",
        15 => " (SIGTERM)",
        _ => "",
    };
}
