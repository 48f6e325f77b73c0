namespace PkoNotebooks.Jupyter.Kernel;

/// <summary>Jupyter counts cursor positions in Unicode code points, .NET in UTF-16 code units (protocol 5.2).</summary>
internal static class CursorPosition
{
    /// <summary>Positions outside the text come back as its nearest end.</summary>
    public static int ToUtf16(string code, int codePoints)
    {
        var at = 0;
        for (var seen = 0; seen < codePoints && at < code.Length; seen++)
        {
            at += Width(code, at);
        }

        return at;
    }

    public static int ToCodePoints(string code, int utf16)
    {
        var count = 0;
        for (var at = 0; at < utf16 && at < code.Length; at += Width(code, at))
        {
            count++;
        }

        return count;
    }

    private static int Width(string code, int at) => at + 1 < code.Length && char.IsSurrogatePair(code[at], code[at + 1]) ? 2 : 1;
}
