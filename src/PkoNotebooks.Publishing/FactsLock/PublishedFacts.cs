using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PkoNotebooks.Execution.Running;
using PkoNotebooks.Publishing.Facts;
using PkoNotebooks.Publishing.Pages;

namespace PkoNotebooks.Publishing.FactsLock;

/// <summary>The facts of executed notebooks, gathered from their outputs.</summary>
/// <param name="Lock">What they publish now.</param>
/// <param name="Problems">What makes a lock of no use: unreadable facts, one key with two values. Empty where all is well.</param>
public sealed record PublishedFacts(FactsLockFile Lock, ImmutableArray<string> Problems)
{
    // Above this many rows of one source and table, their number and hash stand for them: a world total rests on hundreds.
    private const int CitationsListed = 8;

    /// <param name="runs">In any order; the result is sorted.</param>
    public static PublishedFacts From(IEnumerable<NotebookRun> runs)
    {
        var problems = new SortedSet<string>(StringComparer.Ordinal);
        var facts = new SortedDictionary<(string Notebook, string Key), LockedFact>(Pair.Order);
        var figures = new SortedDictionary<(string Notebook, string Key), LockedFigure>(Pair.Order);
        var verdicts = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var tables = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var run in runs.OrderBy(r => r.Name, StringComparer.Ordinal))
        {
            foreach (var payload in Payloads(run, problems))
            {
                foreach (var fact in payload.Facts)
                {
                    Add(facts, Locked(run.Name, fact), problems);
                }

                foreach (var figure in payload.Figures)
                {
                    Add(figures, Locked(run.Name, figure), problems);
                }

                AddOnce(verdicts, payload.Verdicts, run.Name, "verdict of claim", problems);
                AddOnce(tables, payload.Tables, run.Name, "SHA-256 of table", problems);
            }
        }

        return new(
            new FactsLockFile { Facts = [.. facts.Values], Figures = [.. figures.Values], Verdicts = verdicts.ToImmutable(), Tables = tables.ToImmutable() },
            [.. problems]);
    }

    /// <summary>These facts with verdicts that came by another way than a notebook's outputs.</summary>
    public PublishedFacts WithVerdicts(IReadOnlyDictionary<string, string>? verdicts)
    {
        var all = Lock.Verdicts.ToBuilder();
        var problems = new SortedSet<string>(Problems, StringComparer.Ordinal);
        AddOnce(all, verdicts ?? ImmutableDictionary<string, string>.Empty, "verify", "verdict of claim", problems);
        return new(Lock with { Verdicts = all.ToImmutable() }, [.. problems]);
    }

    /// <summary>These facts with the SHA-256 of the tables that they rest on, as the host knows it; tables that no fact or figure names are left out.</summary>
    public PublishedFacts WithTables(IReadOnlyDictionary<string, string>? hashes)
    {
        var named = Lock.Facts.SelectMany(f => f.Tables).Concat(Lock.Figures.SelectMany(f => f.Tables)).ToHashSet(StringComparer.Ordinal);
        var all = Lock.Tables.ToBuilder();
        var problems = new SortedSet<string>(Problems, StringComparer.Ordinal);
        AddOnce(all, (hashes ?? ImmutableDictionary<string, string>.Empty).Where(h => named.Contains(h.Key)), "verify", "SHA-256 of table", problems);
        return new(Lock with { Tables = all.ToImmutable() }, [.. problems]);
    }

    private static IEnumerable<FactsPayload> Payloads(NotebookRun run, SortedSet<string> problems)
    {
        var cells = run.Executed.Cells;
        for (var i = 0; i < cells.Length; i++)
        {
            foreach (var bundle in Excerpt.Bundles(cells[i]))
            {
                FactsPayload? payload = null;
                try
                {
                    payload = FactsPayload.Read(bundle);
                }
                catch (FormatException e)
                {
                    problems.Add(string.Create(CultureInfo.InvariantCulture, $"{run.Name}: cell {i + 1}: {e.Message}"));
                }

                if (payload is not null)
                {
                    yield return payload;
                }
            }
        }
    }

    private static void Add(SortedDictionary<(string, string), LockedFact> facts, LockedFact fact, SortedSet<string> problems)
    {
        var key = (fact.Notebook, fact.Key);
        if (!facts.TryGetValue(key, out var earlier))
        {
            facts.Add(key, fact);
        }
        else if (earlier.Value.Equals(fact.Value) && earlier.Unit == fact.Unit)
        {
            facts[key] = earlier with { Text = [.. earlier.Text.Union(fact.Text, StringComparer.Ordinal).Order(StringComparer.Ordinal)] };
        }
        else
        {
            problems.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{fact.Notebook}: fact {fact.Key}: found {earlier.Value:R} {earlier.Unit} and {fact.Value:R} {fact.Unit}, expected one value a key: name what differs in the key"));
        }
    }

    private static void Add(SortedDictionary<(string, string), LockedFigure> figures, LockedFigure figure, SortedSet<string> problems)
    {
        if (!figures.TryAdd((figure.Notebook, figure.Key), figure) && figures[(figure.Notebook, figure.Key)].Sha256 != figure.Sha256)
        {
            problems.Add($"{figure.Notebook}: figure {figure.Key}: found two with different data, expected one a key: give each its own key");
        }
    }

    private static void AddOnce(
        ImmutableSortedDictionary<string, string>.Builder map, IEnumerable<KeyValuePair<string, string>> more, string notebook, string what, SortedSet<string> problems)
    {
        foreach (var (key, value) in more)
        {
            if (!map.TryAdd(key, value) && map[key] != value)
            {
                problems.Add($"{notebook}: {what} {key}: found {map[key]} and {value}, expected one: run all notebooks on the same data");
            }
        }
    }

    private static LockedFact Locked(string notebook, PublishedFact fact) => new()
    {
        Notebook = notebook,
        Key = fact.Key,
        Value = fact.Value,
        Unit = fact.Unit,
        Text = [fact.Text],
        Period = fact.Period,
        Derivation = fact.Derivation,
        Tables = [.. fact.Tables.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        Citations = Citations(fact.Citations),
    };

    private static LockedFigure Locked(string notebook, PublishedFigure figure) => new()
    {
        Notebook = notebook,
        Key = figure.Key,
        Kind = figure.Kind,
        Rows = figure.Rows,
        Sha256 = figure.Sha256,
        Tables = [.. figure.Tables.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
    };

    private static ImmutableArray<string> Citations(ImmutableArray<PublishedCitation> citations)
    {
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var group in citations.GroupBy(c => (c.Source, c.Table)))
        {
            var places = group.Select(c => $"{c.Locator} -> {c.Table}/{c.Row}").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            if (places.Count <= CitationsListed)
            {
                lines.UnionWith(places.Select(p => $"{group.Key.Source}: {p}"));
            }
            else
            {
                var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', places))));
                lines.Add(string.Create(CultureInfo.InvariantCulture, $"{group.Key.Source}: {places.Count} rows of {group.Key.Table} sha256:{hash}"));
            }
        }

        return [.. lines];
    }

    private static class Pair
    {
        public static Comparer<(string Notebook, string Key)> Order { get; } = Comparer<(string Notebook, string Key)>.Create((a, b) =>
            string.CompareOrdinal(a.Notebook, b.Notebook) is not 0 and var order ? order : string.CompareOrdinal(a.Key, b.Key));
    }
}
