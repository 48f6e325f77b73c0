using System.Collections.Immutable;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Publishing.Html;

namespace PkoNotebooks.Publishing.Sanitising;

/// <summary>
/// Which scripts may run: those that the notebook's author wrote as scripts, to the letter, and those that the host vouches for.
/// A script that was put together from data has a text that stands in no cell, so it never runs.
/// </summary>
internal sealed class ScriptPolicy(ImmutableArray<string> authored, ImmutableArray<string> sources, ImmutableArray<string> trusted)
{
    public static ScriptPolicy None { get; } = new([], [], []);

    public static ScriptPolicy For(NotebookDocument notebook, ImmutableArray<string> trusted)
    {
        var code = notebook.Cells.Where(c => c.Kind == CellKind.Code).ToList();
        return new(
            [.. code.Where(c => c.KernelName is "javascript" or "js").Select(c => WithoutMagic(c.Source))],
            [.. code.Select(c => ContentPolicy.Normalise(c.Source))],
            [.. trusted.Select(t => ContentPolicy.Normalise(t).Trim())]);
    }

    public bool MayRun(string script)
    {
        var text = ContentPolicy.Normalise(script);
        var trimmed = text.Trim();
        if (trimmed.Length == 0)
        {
            return false;
        }

        // A substring alone is not enough: "alert(1)" in data must not run because a comment mentions it.
        return trusted.Contains(trimmed, StringComparer.Ordinal)
            || authored.Contains(trimmed, StringComparer.Ordinal)
            || sources.Any(s => s.Contains($">{text}</script", StringComparison.OrdinalIgnoreCase) && s.Contains(text, StringComparison.Ordinal));
    }

    private static string WithoutMagic(string source) =>
        string.Join('\n', ContentPolicy.Normalise(source).Split('\n').Where(l => !l.StartsWith("#!", StringComparison.Ordinal))).Trim();
}
