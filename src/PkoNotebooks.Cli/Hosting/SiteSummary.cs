using System.Collections.Immutable;
using System.Globalization;
using PkoNotebooks.Analysis.Claims;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Cli.Checks;
using PkoNotebooks.Data;
using PkoNotebooks.Data.Validation;
using PkoNotebooks.Display.Language;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Running;
using PkoNotebooks.Publishing.Facts;
using PkoNotebooks.Publishing.FactsLock;
using PkoNotebooks.Publishing.Language;
using PkoNotebooks.Publishing.Site;

namespace PkoNotebooks.Cli.Hosting;

/// <summary>What the index says of data, claims and checks. Each line is counted from this very run: what was not looked at has no line.</summary>
internal sealed class SiteSummary(ProjectLayout layout, ImmutableArray<NotebookRun> runs, RunSettings settings)
{
    private static readonly Verdict[] Order =
        [Verdict.Supported, Verdict.Approximately, Verdict.Contradicted, Verdict.InconsistentWithItself, Verdict.NotCheckable];

    private readonly DisplayLanguage _language = DisplayLanguage.Of(settings.Language);
    private readonly InterfaceText _words = InterfaceText.In(SitePublisher.Interface(settings));
    private readonly PkoData _data = PkoData.Load(settings.Data ?? layout.Data);

    /// <summary>The dated tables, each with its last day and its size.</summary>
    public ImmutableArray<DataFreshness> Data() =>
    [
        Table("personnel", _data.Personnel.Max(r => r.AsOf)),
        Table("assessment_rates", _data.Rates.Max(r => r.ValidTo)),
        Table("peacekeeping_budgets", _data.Budgets.Max(r => r.PeriodEnd)),
        Table("civilian_staff", _data.CivilianStaff.Max(r => r.AsOf)),
        Table("events", _data.Events.Max(r => r.OccurredOn)),
    ];

    /// <summary>How many claims have each verdict, as the runs' outputs say; empty where none does.</summary>
    public ImmutableArray<IndexLine> Claims()
    {
        var verdicts = runs.SelectMany(run => Payloads(run).SelectMany(p => p.Verdicts).Select(v => (Claim: v.Key, Verdict: v.Value, Page: Uri.EscapeDataString(run.Name) + ".html")))
            .DistinctBy(v => v.Claim).ToList();
        return verdicts.Count == 0
            ? []
            : [.. Order.Select(verdict => new IndexLine(
                _language.Word("verdict-" + VerdictWords.Of(verdict).Replace(' ', '-')),
                Count(verdicts.Count(v => Is(v.Verdict, verdict))),
                verdicts[0].Page))];
    }

    /// <summary>What was checked of runs, facts, prose and data.</summary>
    public ImmutableArray<IndexLine> Checks()
    {
        var lines = ImmutableArray.CreateBuilder<IndexLine>();
        lines.Add(new(_words.CheckNotebooks, Of(runs.Count(r => r.Status == RunStatus.Passed), runs.Length)));
        if (Locked() is { } locked)
        {
            lines.Add(new(_words.CheckLocked, Of(locked.Same, locked.All)));
        }

        lines.Add(new(_words.CheckProse, Count(runs.SelectMany(r => r.Executed.Cells).Where(c => c.Kind == CellKind.Markdown).Sum(c => UnboundNumbers.Find(c.Source).Count))));
        var data = DataCheck.Run(_data.Package.Directory);
        lines.Add(new(_words.CheckData, Of(data.Errors.Length, data.Tables.Sum(t => Math.Max(0, t.Rows)))));
        return lines.ToImmutable();
    }

    // Another run than the one that was locked (other parameters, other data, a failure) has nothing to be held against.
    private (int Same, int All)? Locked()
    {
        var comparable = runs.Where(r => r.Status == RunStatus.Passed && r.Parameters.Count == 0).ToList();
        if (comparable.Count == 0 || settings.Data is not null || !File.Exists(layout.FactsLock))
        {
            return null;
        }

        var names = comparable.Select(r => r.Name).ToHashSet(StringComparer.Ordinal);
        var locked = FactsLockJson.Read(File.ReadAllText(layout.FactsLock), layout.Relative(layout.FactsLock)).Facts.Where(f => names.Contains(f.Notebook)).ToImmutableArray();
        var found = PublishedFacts.From(comparable).Lock.Facts;
        var items = LockComparison.Of(new() { Facts = locked }, new() { Facts = settings.Language == Translations.Written ? found : InWordsOf(locked, found) }).Items;
        return (items.Count(i => i.State == LockState.Same), items.Length);
    }

    // The lock holds English words; in another language value, unit, period and citations are compared.
    private static ImmutableArray<LockedFact> InWordsOf(ImmutableArray<LockedFact> locked, ImmutableArray<LockedFact> found)
    {
        var words = locked.ToDictionary(f => (f.Notebook, f.Key), f => f.Text);
        return [.. found.Select(f => words.TryGetValue((f.Notebook, f.Key), out var text) ? f with { Text = text } : f)];
    }

    // A verdict may be followed by its reason: "not checkable (opinion)".
    private static bool Is(string text, Verdict verdict) => text == VerdictWords.Of(verdict) || text.StartsWith(VerdictWords.Of(verdict) + " (", StringComparison.Ordinal);

    private DataFreshness Table(string name, DateOnly last)
    {
        var title = new LocalName(_data.Package[name].Title ?? name);
        return new(title.In(_language), last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), InterfaceText.Fill(_words.IndexRows, Count(_data.Table(name).Rows.Count)));
    }

    private string Of(int some, int all) => InterfaceText.Fill(_words.CheckOf, Count(some), Count(all));

    private static string Count(int number) => FactText.Number(number, 0);

    private static IEnumerable<FactsPayload> Payloads(NotebookRun run) => run.Executed.Cells.SelectMany(c => c.Outputs).Select(o => o switch
    {
        DisplayOutput display => display.Data,
        ResultOutput result => result.Data,
        _ => MimeBundle.Empty,
    }).Select(Read);

    // What cannot be read is named by the facts lock.
    private static FactsPayload Read(MimeBundle bundle)
    {
        try
        {
            return FactsPayload.Read(bundle);
        }
        catch (FormatException)
        {
            return FactsPayload.Empty;
        }
    }
}
