using PkoNotebooks.Analysis.Claims;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Display.Figures;
using PkoNotebooks.Display.Ledger;
using PkoNotebooks.Display.Tables;
using PkoNotebooks.Display.Text;

namespace PkoNotebooks.Display;

/// <summary>What a notebook calls to show things: <c>using static PkoNotebooks.Display.Show;</c>.</summary>
public static partial class Show
{
    /// <summary>Paragraphs with facts in them. Blank lines part paragraphs, <c>- </c> makes an item, <c>*…*</c> and <c>**…**</c> emphasis.</summary>
    public static ProseDisplay Prose(Phrase text) => new(text);

    /// <summary>The first of these sentences in which no figure is missing; the last where each misses one.</summary>
    /// <exception cref="ArgumentException">No sentence is given.</exception>
    public static Phrase FirstKnown(params IReadOnlyList<Phrase> phrases)
    {
        ArgumentNullException.ThrowIfNull(phrases);
        return phrases.Count > 0
            ? phrases.FirstOrDefault(p => p.IsKnown, phrases[^1])
            : throw new ArgumentException("Found no sentence, expected at least one.", nameof(phrases));
    }

    /// <summary>The first of these cards whose figure is known; the last where none is.</summary>
    /// <exception cref="ArgumentException">No card is given.</exception>
    public static KeyFigure FirstKnown(params IReadOnlyList<KeyFigure> figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        return figures.Count > 0
            ? figures.FirstOrDefault(f => f.Figure.IsKnown, figures[^1])
            : throw new ArgumentException("Found no card, expected at least one.", nameof(figures));
    }

    /// <summary>The numbers that matter, as cards. One whose figure is missing says so, and why.</summary>
    public static KeyFiguresDisplay KeyFigures(params IReadOnlyList<KeyFigure> figures) => new(figures);

    /// <summary>One card of <see cref="KeyFigures"/>.</summary>
    public static KeyFigure Figure(Measured figure, Phrase label, Phrase? context = null) => new(figure, label, context);

    /// <summary>A table of rows.</summary>
    /// <param name="key">A stable name, unique in the notebook.</param>
    /// <param name="caption">What it shows, as a finding where there is one.</param>
    /// <param name="rows">One row each.</param>
    /// <param name="columns"><c>t => t.RowHeader("State", r => r.Name).Figure("Share", r => r.Share)</c>.</param>
    /// <param name="focus">The rows to point out.</param>
    /// <param name="note">A line below.</param>
    /// <param name="citations">Sources beyond those of the facts in the cells.</param>
    public static TableDisplay<T> Table<T>(
        string key,
        Phrase caption,
        IEnumerable<T> rows,
        Func<TableColumns<T>, TableColumns<T>> columns,
        Func<T, bool>? focus = null,
        Phrase? note = null,
        IEnumerable<Citation>? citations = null)
    {
        ArgumentNullException.ThrowIfNull(columns);
        return new(key, caption, rows, columns(new())) { Focus = focus, Note = note, Citations = [.. citations ?? []] };
    }

    /// <summary>A boxed note.</summary>
    public static NoteDisplay Note(params IReadOnlyList<Phrase> items) => new(NoteKind.Note, items);

    /// <summary>What the figures cannot say, one item each.</summary>
    public static NoteDisplay Limits(params IReadOnlyList<Phrase> items) => new(NoteKind.Limits, items);

    /// <summary>What the data do not hold, said plainly. Shows nothing where nothing is missing.</summary>
    public static NoteDisplay MissingFigures(params IEnumerable<Missing?> missing) =>
        new(NoteKind.Missing, [.. missing.OfType<Missing>().Distinct().Select(Phrase.Of)]);

    /// <summary>The figures among these that are missing, with their reasons. Shows nothing where all are known.</summary>
    public static NoteDisplay MissingFigures(params IEnumerable<Measured?> measured) => MissingFigures(measured.Select(m => m?.Missing));

    /// <summary>The sources behind facts, each once, with the places used.</summary>
    public static SourcesDisplay Sources(params IEnumerable<Fact> facts) => new(facts.SelectMany(f => f.Citations));

    /// <summary>The sources behind citations, each once, with the places used.</summary>
    public static SourcesDisplay Sources(IEnumerable<Citation> citations) => new(citations);

    /// <summary>The whole ledger of claims, to be filtered by text and verdict, each row opening to its evidence.</summary>
    public static LedgerDisplay Ledger(IEnumerable<LedgerRow> rows) => new(rows);
}
