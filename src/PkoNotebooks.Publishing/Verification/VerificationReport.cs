using System.Collections.Immutable;
using PkoNotebooks.Execution.Running;
using PkoNotebooks.Publishing.FactsLock;

namespace PkoNotebooks.Publishing.Verification;

/// <summary>What a reviewer learns: whether every notebook ran and every published thing is as it was locked.</summary>
public sealed record VerificationReport
{
    public required LockComparison Comparison { get; init; }

    /// <summary>How each notebook ended, by name.</summary>
    public ImmutableArray<VerifiedNotebook> Notebooks { get; init; } = [];

    /// <summary>What kept facts from being compared: unreadable outputs, keys with two values.</summary>
    public ImmutableArray<string> Problems { get; init; } = [];

    /// <summary>Whether all is as locked: no notebook failed, nothing changed, nothing new, nothing missing.</summary>
    public bool AllAgree => Comparison.AllAgree && Problems.IsEmpty && Notebooks.All(n => n.Status is RunStatus.Passed or RunStatus.Skipped);

    /// <param name="locked">The committed lock.</param>
    /// <param name="runs">The notebooks as just executed.</param>
    /// <param name="verdicts">Verdicts that the host computed beside those in outputs; or null.</param>
    public static VerificationReport Of(
        FactsLockFile locked, IReadOnlyCollection<NotebookRun> runs, IReadOnlyDictionary<string, string>? verdicts = null) =>
        Of(locked, runs, PublishedFacts.From(runs).WithVerdicts(verdicts));

    /// <param name="locked">The committed lock.</param>
    /// <param name="runs">The notebooks as just executed.</param>
    /// <param name="found">What they publish, with what the host adds.</param>
    public static VerificationReport Of(FactsLockFile locked, IReadOnlyCollection<NotebookRun> runs, PublishedFacts found)
    {
        return new()
        {
            Comparison = LockComparison.Of(locked, found.Lock),
            Problems = found.Problems,
            Notebooks = [.. runs.OrderBy(r => r.Name, StringComparer.Ordinal).Select(r => new VerifiedNotebook(r.Name, r.Status, r.Failure))],
        };
    }
}

/// <param name="Name">The notebook's name.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Failure">Why it did not pass; else null.</param>
public sealed record VerifiedNotebook(string Name, RunStatus Status, RunFailure? Failure);
