namespace PkoNotebooks.Execution.Kernels.Cells;

/// <summary>Sends what a cell writes to the console to that cell, and everything else where it went before.</summary>
internal static class ConsoleCapture
{
    // Synchronised here, because the console would otherwise wrap them and they could not be known again.
    private static readonly TextWriter Out = TextWriter.Synchronized(new CellWriter("stdout", Console.Out));
    private static readonly TextWriter Error = TextWriter.Synchronized(new CellWriter("stderr", Console.Error));
    private static readonly TextReader In = TextReader.Synchronized(new CellReader(Console.In));

    /// <summary>Puts the writers in place again, should the host or an earlier cell have set others.</summary>
    public static void Install()
    {
        if (!ReferenceEquals(Console.Out, Out))
        {
            Console.SetOut(Out);
        }

        if (!ReferenceEquals(Console.Error, Error))
        {
            Console.SetError(Error);
        }

        if (!ReferenceEquals(Console.In, In))
        {
            Console.SetIn(In);
        }
    }
}
