namespace PkoNotebooks.Cli.Hosting;

/// <summary>
/// Papermill's <c>-p name value</c> takes two words an occurrence, which a parser that counts words over all occurrences cannot
/// tell from the notebooks that follow. The pair is joined before parsing and taken apart after.
/// </summary>
internal static class ParameterArguments
{
    private const char Separator = '\u001f';

    private static readonly string[] Names = ["-p", "--parameters"];

    /// <exception cref="UsageException">A <c>-p</c> without both words.</exception>
    public static string[] Join(IReadOnlyList<string> arguments)
    {
        var joined = new List<string>(arguments.Count);
        for (var i = 0; i < arguments.Count; i++)
        {
            if (!Names.Contains(arguments[i], StringComparer.Ordinal))
            {
                joined.Add(arguments[i]);
                continue;
            }

            if (i + 2 >= arguments.Count)
            {
                throw new UsageException($"'{arguments[i]}' needs a name and a value, such as '{arguments[i]} country DEU'.");
            }

            joined.Add(arguments[i]);
            joined.Add(arguments[i + 1] + Separator + arguments[i + 2]);
            i += 2;
        }

        return [.. joined];
    }

    public static (string Name, string Value) Split(string joined)
    {
        var at = joined.IndexOf(Separator, StringComparison.Ordinal);
        return (joined[..at], joined[(at + 1)..]);
    }
}
