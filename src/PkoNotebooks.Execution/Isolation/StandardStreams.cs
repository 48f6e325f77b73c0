using Microsoft.Win32.SafeHandles;

namespace PkoNotebooks.Execution.Isolation;

/// <summary>
/// Takes standard input and output for the protocol, so that nothing a cell does can write into it: not <c>Console</c>,
/// not a native library, not a program that the cell starts. What they write to standard output goes to standard error.
/// </summary>
internal static class StandardStreams
{
    public static (Stream Input, Stream Output) Reserve()
    {
        if (OperatingSystem.IsWindows())
        {
            // The handles stay open behind these streams; Console is led elsewhere below.
            var streams = (Console.OpenStandardInput(), Console.OpenStandardOutput());
            Console.SetIn(TextReader.Null);
            Console.SetOut(Console.Error);
            return streams;
        }

        var input = UnixProcess.Duplicate(0);
        var output = UnixProcess.Duplicate(1);
        UnixProcess.Empty(0);
        UnixProcess.Replace(1, with: 2);
        return (Stream(input, FileAccess.Read), Stream(output, FileAccess.Write));
    }

    private static FileStream Stream(int descriptor, FileAccess access) =>
        new(new SafeFileHandle(descriptor, ownsHandle: true), access, bufferSize: 0, isAsync: false);
}
