using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PkoNotebooks.Execution.Running;
using PkoNotebooks.Publishing.Browsing;
using PkoNotebooks.Publishing.Html;

namespace PkoNotebooks.Publishing.Diagrams;

/// <summary>The diagrams of a site, drawn before its pages are written, so that a wrong one fails its notebook.</summary>
public sealed class SiteDiagrams
{
    private readonly Dictionary<string, DiagramDrawing> _drawings = new(StringComparer.Ordinal);

    private SiteDiagrams(ImmutableArray<NotebookRun> runs) => Runs = runs;

    /// <summary>The runs; one with a diagram whose text is wrong has failed, at that diagram's cell and line.</summary>
    public ImmutableArray<NotebookRun> Runs { get; private set; }

    /// <summary>How many different diagrams were drawn.</summary>
    public int Count => _drawings.Values.Count(d => d.Svg is not null);

    /// <summary>A hash of every diagram's text and drawing: what of them the pages depend on.</summary>
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Concat(_drawings.OrderBy(d => d.Key, StringComparer.Ordinal).Select(d => $"{d.Key}\0{d.Value.Svg}\0")))));

    /// <summary>Gives the drawings to the pages.</summary>
    public DiagramRenderer Renderer => (source, _) => Task.FromResult(_drawings.GetValueOrDefault(Key(source))?.Svg);

    /// <summary>Whether any page will show a diagram: only then is a browser worth looking for.</summary>
    public static bool AnyIn(ImmutableArray<NotebookRun> runs) => runs.Any(r => DiagramFinder.Find(r.Executed).Any());

    /// <summary>Draws every diagram of the runs, each text once.</summary>
    /// <exception cref="BrowserException">The browser or the package does not work.</exception>
    public static async Task<SiteDiagrams> DrawAsync(ImmutableArray<NotebookRun> runs, MermaidDrawer drawer, CancellationToken cancellationToken)
    {
        var site = new SiteDiagrams(runs);
        var after = ImmutableArray.CreateBuilder<NotebookRun>(runs.Length);
        foreach (var run in runs)
        {
            RunFailure? failure = null;
            foreach (var diagram in DiagramFinder.Find(run.Executed))
            {
                var key = Key(diagram.Source);
                if (!site._drawings.TryGetValue(key, out var drawing))
                {
                    site._drawings[key] = drawing = await drawer.DrawAsync(key, cancellationToken).ConfigureAwait(false);
                }

                failure ??= Failure(diagram, drawing);
            }

            after.Add(failure is null || run.Status != RunStatus.Passed ? run : run with { Status = RunStatus.Failed, Failure = failure });
        }

        site.Runs = after.DrainToImmutable();
        return site;
    }

    private static RunFailure? Failure(NotebookDiagram diagram, DiagramDrawing drawing)
    {
        if (drawing.Error is not { } error)
        {
            return null;
        }

        // The text is trimmed before it is drawn: blank lines above it count in the cell.
        var above = ContentPolicy.Normalise(diagram.Source).TakeWhile(char.IsWhiteSpace).Count(c => c == '\n');
        var inText = (drawing.Line ?? 1) + above;
        var place = diagram.Line is null ? string.Create(CultureInfo.InvariantCulture, $" (line {inText} of the diagram)") : "";
        return new(diagram.CellNumber, diagram.CellId, diagram.Line is { } start ? start + inText - 1 : null, $"A Mermaid diagram cannot be drawn{place}: {error}");
    }

    private static string Key(string source) => ContentPolicy.Normalise(source).Trim();
}
