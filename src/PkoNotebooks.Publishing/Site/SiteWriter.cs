using System.Buffers;
using System.Collections.Immutable;
using System.Text;
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

    private static readonly SearchValues<char> NotInNames = SearchValues.Create("/\\:*?\"<>|\0");

    private static void CheckNames(SiteInput input)
    {
        var problems = new StringBuilder();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "index" };
        foreach (var run in input.Runs)
        {
            if (run.Name.Length == 0 || run.Name.AsSpan().ContainsAny(NotInNames) || run.Name is "." or "..")
            {
                problems.Append(System.Globalization.CultureInfo.InvariantCulture, $"{run.Path}: name \"{run.Name}\": expected a file's name without folder. ");
            }
            else if (!seen.Add(run.Name))
            {
                problems.Append(System.Globalization.CultureInfo.InvariantCulture, $"{run.Path}: page \"{run.Name}.html\" is written twice: rename a notebook. ");
            }
        }

        if (problems.Length > 0)
        {
            throw new ArgumentException(problems.ToString().TrimEnd(), nameof(input));
        }
    }
}
