namespace PkoNotebooks.Jupyter.Kernel;

/// <summary>A cell that asks what a name is, as IPython's users write it: <c>Console.WriteLine?</c>, <c>?x</c>, <c>#!time?</c>.</summary>
internal static class HelpQuestion
{
    /// <summary>The name that a cell asks about, or null where the cell is code. No C# or F# cell is such a line alone; prose may be.</summary>
    /// <param name="code">The cell's text.</param>
    /// <param name="language">The kernel that the front end names for it; null for the session's own.</param>
    public static string? SubjectOf(string code, string? language = null)
    {
        if (language is not (null or "csharp" or "fsharp"))
        {
            return null;
        }

        var line = code.AsSpan().Trim();
        var subject = line.StartsWith('?') ? line.TrimStart('?') : line.TrimEnd('?');
        var marks = line.Length - subject.Length;
        subject = subject.Trim();
        var name = subject.StartsWith("#!", StringComparison.Ordinal) ? subject[2..] : subject;
        return marks is 1 or 2 && IsDotted(name) ? subject.ToString() : null;
    }

    private static bool IsDotted(ReadOnlySpan<char> name)
    {
        var expectsStart = true;
        foreach (var c in name)
        {
            if (c == '.' ? expectsStart : expectsStart ? !(char.IsLetter(c) || c is '_' or '@') : !(char.IsLetterOrDigit(c) || c is '_' or '-'))
            {
                return false;
            }

            expectsStart = c == '.';
        }

        return !expectsStart;
    }
}
