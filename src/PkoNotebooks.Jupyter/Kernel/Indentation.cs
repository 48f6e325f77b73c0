namespace PkoNotebooks.Jupyter.Kernel;

/// <summary>The indent that a console offers for the next line of an unfinished input.</summary>
internal static class Indentation
{
    private const string Step = "    ";

    /// <summary>That of the last line that holds something, one step more after an opening bracket or F#'s <c>=</c> and arrow.</summary>
    public static string After(string code)
    {
        var last = code.Split('\n').LastOrDefault(line => line.AsSpan().Trim().Length > 0) ?? "";
        var indent = last[..(last.Length - last.TrimStart().Length)];
        var text = last.AsSpan().TrimEnd();
        return text.EndsWith("{") || text.EndsWith("(") || text.EndsWith("[") || text.EndsWith("=") || text.EndsWith("->") ? indent + Step : indent;
    }
}
