using System.Runtime.InteropServices;

namespace PkoNotebooks.Execution.Isolation;

/// <summary>The few calls of Unix that .NET does not offer: process groups and the standard file descriptors.</summary>
internal static class UnixProcess
{
    private const int KillSignal = 9;
    private const int DuplicateAndClose = 1030;
    private const int ReadWrite = 2;

    /// <summary>Makes the current process the leader of a group that the terminal does not signal and that can be ended as one.</summary>
    public static void LeadGroup() => _ = setsid();

    /// <summary>Ends the group of a process that leads one; false where it leads none.</summary>
    public static bool KillGroup(int processId) => kill(-processId, KillSignal) == 0;

    /// <summary>A copy of a descriptor that programs started later do not inherit.</summary>
    public static int Duplicate(int descriptor)
    {
        var copy = OperatingSystem.IsLinux() ? fcntl(descriptor, DuplicateAndClose, 3) : -1;
        return copy >= 0 ? copy : dup(descriptor);
    }

    /// <summary>Makes a descriptor mean what another one means.</summary>
    public static void Replace(int descriptor, int with) => _ = dup2(with, descriptor);

    /// <summary>Makes a descriptor the empty device.</summary>
    public static void Empty(int descriptor)
    {
        var empty = open("/dev/null", ReadWrite);
        if (empty >= 0)
        {
            _ = dup2(empty, descriptor);
            _ = close(empty);
        }
    }

    [DllImport("libc", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int setsid();

    [DllImport("libc", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int kill(int processId, int signal);

    [DllImport("libc", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int dup(int descriptor);

    [DllImport("libc", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int dup2(int from, int to);

    [DllImport("libc", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int fcntl(int descriptor, int command, int argument);

    [DllImport("libc", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int open(string path, int flags);

    [DllImport("libc", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int close(int descriptor);
}
