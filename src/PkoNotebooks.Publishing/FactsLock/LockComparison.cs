using System.Collections.Immutable;
using System.Globalization;

namespace PkoNotebooks.Publishing.FactsLock;

/// <summary>What kind of thing was compared.</summary>
public enum LockedKind
{
    Fact,
    Figure,
    Verdict,
    Table,
}

/// <summary>How a locked thing stands now.</summary>
public enum LockState
{
    Same,
    Changed,
    New,
    Missing,
}

/// <summary>One compared thing.</summary>
public sealed record LockItem
{
    public required LockedKind Kind { get; init; }

    /// <summary>The notebook's name; empty for verdicts and tables, which belong to all.</summary>
    public string Notebook { get; init; } = "";

    public required string Key { get; init; }

    public required LockState State { get; init; }

    /// <summary>What the lock says; null where it is new.</summary>
    public string? Old { get; init; }

    /// <summary>What is found; null where it is missing.</summary>
    public string? New { get; init; }

    /// <summary>New less old, in the fact's unit; null where there are not two numbers that differ.</summary>
    public double? Difference { get; init; }

    /// <summary><see cref="Difference"/> over the old value's size; null where the old value is zero.</summary>
    public double? Relative { get; init; }

    /// <summary>What moved it: the tables that changed, the code, the unit, the wording or the citations; null where nothing did.</summary>
    public string? Cause { get; init; }
}

/// <summary>A lock beside what the notebooks publish now.</summary>
/// <param name="Items">All of it, the same too: facts, figures, verdicts, tables; each sorted by notebook and key.</param>
public sealed record LockComparison(ImmutableArray<LockItem> Items)
{
    /// <summary>The relative difference under which two computed reals are the same. Whole numbers must be equal.</summary>
    public const double RelativeTolerance = 1e-9;

    public bool AllAgree => Items.All(i => i.State == LockState.Same);

    public int Count(LockState state) => Items.Count(i => i.State == state);

    public static LockComparison Of(FactsLockFile locked, FactsLockFile current)
    {
        var moved = Maps(LockedKind.Table, locked.Tables, current.Tables).ToList();
        var movedTables = moved.Where(t => t.State != LockState.Same).Select(t => t.Key).ToHashSet(StringComparer.Ordinal);
        return new([
            .. Join(locked.Facts, current.Facts, f => (f.Notebook, f.Key), (key, old, now) => Fact(key, old, now, movedTables)),
            .. Join(locked.Figures, current.Figures, f => (f.Notebook, f.Key), (key, old, now) => Figure(key, old, now, movedTables)),
            .. Maps(LockedKind.Verdict, locked.Verdicts, current.Verdicts),
            .. moved]);
    }

    /// <summary>Whether two values are one: equal, or, where one is not whole, as near as <see cref="RelativeTolerance"/>.</summary>
    public static bool IsSame(double old, double now)
    {
        if (old.Equals(now))
        {
            return true;
        }

        var bothWhole = Math.Floor(old).Equals(old) && Math.Floor(now).Equals(now);
        return !bothWhole && double.IsFinite(old) && double.IsFinite(now)
            && Math.Abs(now - old) <= RelativeTolerance * Math.Max(Math.Abs(old), Math.Abs(now));
    }

    private static LockItem Fact((string Notebook, string Key) key, LockedFact? old, LockedFact? now, HashSet<string> movedTables)
    {
        var item = new LockItem
        {
            Kind = LockedKind.Fact,
            Notebook = key.Notebook,
            Key = key.Key,
            State = State(old, now, () => Differs(old!, now!)),
            Old = old is null ? null : Shown(old),
            New = now is null ? null : Shown(now),
        };
        if (item.State == LockState.Same)
        {
            return item;
        }

        if (old is null || now is null)
        {
            return item with { Cause = TablesOf((old ?? now)!.Tables, movedTables) };
        }

        var difference = now.Value - old.Value;
        var isMoved = !IsSame(old.Value, now.Value) && double.IsFinite(difference);
        return item with
        {
            Difference = isMoved ? difference : null,
            Relative = isMoved && old.Value != 0 ? difference / Math.Abs(old.Value) : null,
            Cause = isMoved ? TablesOf([.. old.Tables.Union(now.Tables, StringComparer.Ordinal)], movedTables) ?? "code" : WordsOf(old, now, movedTables),
        };
    }

    private static LockItem Figure((string Notebook, string Key) key, LockedFigure? old, LockedFigure? now, HashSet<string> movedTables)
    {
        var state = State(old, now, () => old!.Sha256 != now!.Sha256 || old.Rows != now.Rows || old.Kind != now.Kind);
        return new()
        {
            Kind = LockedKind.Figure,
            Notebook = key.Notebook,
            Key = key.Key,
            State = state,
            Old = old is null ? null : Shown(old),
            New = now is null ? null : Shown(now),
            Cause = state == LockState.Same
                ? null
                : TablesOf([.. (old?.Tables ?? []).Union(now?.Tables ?? [], StringComparer.Ordinal)], movedTables) ?? (state == LockState.Changed ? "code" : null),
        };
    }

    private static IEnumerable<LockItem> Maps(LockedKind kind, ImmutableSortedDictionary<string, string> old, ImmutableSortedDictionary<string, string> now) =>
        old.Keys.Union(now.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(key =>
        {
            var (before, after) = (old.GetValueOrDefault(key), now.GetValueOrDefault(key));
            return new LockItem { Kind = kind, Key = key, Old = before, New = after, State = State(before, after, () => before != after) };
        });

    private static IEnumerable<LockItem> Join<T>(
        ImmutableArray<T> old, ImmutableArray<T> now, Func<T, (string Notebook, string Key)> keyOf, Func<(string Notebook, string Key), T?, T?, LockItem> compare)
        where T : class
    {
        var (before, after) = (old.ToDictionary(keyOf), now.ToDictionary(keyOf));
        return before.Keys.Union(after.Keys)
            .OrderBy(k => k.Notebook, StringComparer.Ordinal).ThenBy(k => k.Key, StringComparer.Ordinal)
            .Select(k => compare(k, before.GetValueOrDefault(k), after.GetValueOrDefault(k)));
    }

    private static LockState State(object? old, object? now, Func<bool> differs) =>
        old is null ? LockState.New : now is null ? LockState.Missing : differs() ? LockState.Changed : LockState.Same;

    private static bool Differs(LockedFact old, LockedFact now) =>
        !IsSame(old.Value, now.Value) || old.Unit != now.Unit || old.Period != now.Period || old.Derivation != now.Derivation
        || !old.Text.SequenceEqual(now.Text, StringComparer.Ordinal) || !old.Citations.SequenceEqual(now.Citations, StringComparer.Ordinal);

    private static string WordsOf(LockedFact old, LockedFact now, HashSet<string> movedTables)
    {
        var what = new List<string>();
        Add("unit", old.Unit != now.Unit);
        Add("period", old.Period != now.Period);
        Add("derivation", old.Derivation != now.Derivation);
        Add("wording", !old.Text.SequenceEqual(now.Text, StringComparer.Ordinal));
        Add("citations", !old.Citations.SequenceEqual(now.Citations, StringComparer.Ordinal));
        if (TablesOf(now.Tables, movedTables) is { } tables)
        {
            what.Add(tables);
        }

        return string.Join(", ", what);

        void Add(string name, bool differs)
        {
            if (differs)
            {
                what.Add(name);
            }
        }
    }

    private static string? TablesOf(ImmutableArray<string> tables, HashSet<string> moved) =>
        string.Join(", ", tables.Where(moved.Contains).Order(StringComparer.Ordinal).Select(t => $"table {t}")) is { Length: > 0 } names ? names : null;

    private static string Shown(LockedFact fact) =>
        string.Create(CultureInfo.InvariantCulture, $"{fact.Value:R} {fact.Unit} ({string.Join(" | ", fact.Text)})");

    private static string Shown(LockedFigure figure) => string.Create(CultureInfo.InvariantCulture, $"{figure.Rows} rows, sha256:{figure.Sha256}");
}
