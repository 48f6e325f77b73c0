using System.Globalization;

namespace PkoNotebooks.Benchmarks.Measuring;

/// <summary>One line of a table.</summary>
/// <param name="What">What was measured.</param>
/// <param name="Unit">Of both values.</param>
/// <param name="Ours">The median, unless it says otherwise.</param>
/// <param name="Theirs">The same of what it is held against, in the same run; null where nothing is.</param>
/// <param name="Aim">The largest ratio, or the largest value where nothing is held against it; null for none.</param>
/// <param name="Samples">How many measurements of ours it rests on.</param>
internal sealed record Measurement(string What, string Unit, double Ours, double? Theirs, double? Aim, int Samples)
{
    /// <summary>What is shown beside it without being the aim's measure; null for nothing.</summary>
    public string? Beside { get; init; }

    public bool IsMissed => Aim is { } aim && (Theirs is { } theirs ? Ours / theirs : Ours) > aim;

    public string ToMarkdown()
    {
        var theirs = Theirs is { } other ? string.Create(CultureInfo.InvariantCulture, $"{other:0.0} {Unit} | {Ours / other:0.00}") : $"{Beside} |";
        var aim = Aim is { } most ? string.Create(CultureInfo.InvariantCulture, $"at most {most:0.##}{(Theirs is null ? " " + Unit : "")}: {(IsMissed ? "MISSED" : "met")}") : "";
        return string.Create(CultureInfo.InvariantCulture, $"| {What} | {Ours:0.0} {Unit} | {theirs} | {aim} | {Samples} |");
    }

    /// <summary>The middle of the values, or another quantile of them.</summary>
    public static double Quantile(IEnumerable<double> values, double quantile = 0.5)
    {
        var sorted = values.Order().ToArray();
        return sorted[Math.Min(sorted.Length - 1, (int)(quantile * sorted.Length))];
    }

    /// <summary>Prints the table.</summary>
    /// <returns>The exit code.</returns>
    public static int Print(string ours, string theirs, IReadOnlyCollection<Measurement> lines, bool check)
    {
        Console.WriteLine($"| measure | {ours} | {theirs} | ratio | aim | samples |\n|---|---|---|---|---|---|");
        foreach (var line in lines)
        {
            Console.WriteLine(line.ToMarkdown());
        }

        return check && lines.Any(l => l.IsMissed) ? 1 : 0;
    }
}
