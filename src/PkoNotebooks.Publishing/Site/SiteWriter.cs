using System.Buffers;
using System.Collections.Immutable;
using PkoNotebooks.Publishing.Cells;
using PkoNotebooks.Publishing.Pages;

namespace PkoNotebooks.Publishing.Site;

/// <summary>Writes executed notebooks as a site: one self-contained page each, and an index. Same input, same bytes.</summary>
public static class SiteWriter
{
    /// <summary>Writes <c>index.html</c> and one <c>{name}.html</c> a notebook; each file is complete or absent.</summary>
    /// <param name="input">The runs, and what the host knows of data, claims and checks.</param>
    /// <param name="options">Language, addresses, hooks.</param>
    /// <param name="outputDirectory">Made where it is not there. Files of other names in it stay.</param>
    /// <exception cref="ArgumentException">Two runs have one name, or a name is not a file's.</exception>
    public static async Task<SiteResult> WriteAsync(
        SiteInput input, SiteOptions options, string outputDirectory, CancellationToken cancellationToken = default)
    {
        CheckNames(input);
        Directory.CreateDirectory(outputDirectory);
        using var highlighter = new CodeHighlighter();
        var files = ImmutableArray.CreateBuilder<SiteFile>();
        foreach (var run in input.Runs)
        {
            var html = await NotebookPage.WriteAsync(run, input, options, highlighter, cancellationToken).ConfigureAwait(false);
            files.Add(await OutputFile.WriteAsync(outputDirectory, run.Name + ".html", html, cancellationToken).ConfigureAwait(false));
        }

        var index = IndexPage.Write(input, options, highlighter);
        files.Insert(0, await OutputFile.WriteAsync(outputDirectory, "index.html", index, cancellationToken).ConfigureAwait(false));
        return new(Path.GetFullPath(Path.Combine(outputDirectory, "index.html")), files.ToImmutable());
    }

    /// <summary>The page of one notebook as text, as <see cref="WriteAsync"/> would write it.</summary>
    public static async Task<string> PageAsync(
        SiteInput input, Execution.Running.NotebookRun run, SiteOptions options, CancellationToken cancellationToken = default)
    {
        using var highlighter = new CodeHighlighter();
        return await NotebookPage.WriteAsync(run, input, options, highlighter, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The name of the page that lists the others.</summary>
    public const string Reserved = "index";

    private static readonly SearchValues<char> NotInNames = SearchValues.Create("/\\:*?\"<>|\0");

    /// <summary>What keeps names from being those of files beside each other: what no file may be called, and what two would be. Empty where nothing does.</summary>
    /// <param name="files">Where each comes from, and its name without ending.</param>
    /// <param name="reserved">Names that are taken already.</param>
    public static ImmutableArray<string> NameProblems(IEnumerable<(string Path, string Name)> files, params IEnumerable<string> reserved)
    {
        ArgumentNullException.ThrowIfNull(files);
        var problems = ImmutableArray.CreateBuilder<string>();
        var seen = new HashSet<string>(reserved, StringComparer.OrdinalIgnoreCase);
        foreach (var (path, name) in files)
        {
            if (name.Length == 0 || name.AsSpan().ContainsAny(NotInNames) || name.Any(char.IsControl) || name is "." or "..")
            {
                problems.Add($"{path}: found the name \"{name}\", expected one that a file may have everywhere, without any of / \\ : * ? \" < > |. Rename the notebook, or give another value.");
            }
            else if (!seen.Add(name))
            {
                problems.Add($"{path}: found the name \"{name}\" for a second file, expected it once. Rename a notebook.");
            }
        }

        return problems.ToImmutable();
    }

    private static void CheckNames(SiteInput input)
    {
        var problems = NameProblems(input.Runs.Select(r => (r.Path, r.Name)), Reserved);
        if (!problems.IsEmpty)
        {
            throw new ArgumentException(string.Join(' ', problems), nameof(input));
        }
    }
}
