using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace PkoNotebooks.Execution.Kernels.Packages;

/// <summary>Why a restore failed, in words for the notebook's author.</summary>
internal static partial class RestoreErrors
{
    // No such package, no such version, another version instead.
    private static readonly string[] NotFound = ["NU1101", "NU1102", "NU1103", "NU1603"];

    /// <summary>The errors in what a restore printed, each once.</summary>
    public static ImmutableArray<RestoreError> Of(string text) =>
    [
        .. text.Split('\n').Select(l => ErrorLine().Match(l)).Where(m => m.Success)
            .Select(m => new RestoreError(m.Groups["code"].Value, m.Groups["message"].Value.Trim())).Distinct(),
    ];

    public static async Task<PackageNotFoundException> ExplainAsync(
        PackageReferences references, ImmutableArray<RestoreError> errors, CommandOutput output, string workingDirectory, TimeSpan silence, CancellationToken cancellationToken)
    {
        var asked = string.Join("; ", references.Packages);
        if (output.ExitCode == DotnetCommand.TimedOut)
        {
            var sources = await SourcesAsync(references, workingDirectory, silence, cancellationToken).ConfigureAwait(false);
            return new(string.Create(
                CultureInfo.InvariantCulture,
                $"The packages of this notebook cannot be had: a source did not answer within {silence.TotalSeconds:0.#} seconds. Asked for: {asked}. Sources asked: {sources}."));
        }

        if (errors.IsEmpty)
        {
            var reason = string.Join(' ', output.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).TakeLast(5));
            return new($"The packages of this notebook cannot be had: {reason}. Asked for: {asked}.{Named(references)}");
        }

        var lines = errors.Select(e => $"- {e.Code}: {e.Message}");
        var absent = references.Packages.Where(p => errors.Any(e => NotFound.Contains(e.Code) && Names(e.Message, p.Id))).ToList();
        var first = absent.Count == 0
            ? "The packages of this notebook cannot be had:"
            : $"package {string.Join(" and package ", absent)} not found in the configured sources:";
        return new(
            $"{first}\n{string.Join('\n', lines)}\nAsked for: {asked}.{Named(references)}"
            + "\nThe sources are those of your NuGet configuration (dotnet nuget list source); #i \"nuget: url or folder\" adds one.")
        {
            PackageId = absent.FirstOrDefault()?.Id ?? references.Packages.Select(p => p.Id).FirstOrDefault(id => errors.Any(e => Names(e.Message, id))),
        };
    }

    private static string Named(PackageReferences references) =>
        references.Sources.IsEmpty ? "" : $" Besides the configured sources: {string.Join(", ", references.Sources)}.";

    /// <summary>The sources of the user's configuration and the notebook's own: a restore that was ended does not say whom it asked.</summary>
    private static async Task<string> SourcesAsync(PackageReferences references, string workingDirectory, TimeSpan silence, CancellationToken cancellationToken)
    {
        var listed = await DotnetCommand.RunAsync(["nuget", "list", "source", "--format", "short"], workingDirectory, silence, cancellationToken).ConfigureAwait(false);

        // "E https://…", "EM folder": enabled, of the machine; D is disabled.
        var enabled = listed.Text.Split('\n').Where(l => l.StartsWith('E') && l.Contains(' ', StringComparison.Ordinal))
            .Select(l => l[(l.IndexOf(' ', StringComparison.Ordinal) + 1)..].Trim());
        return string.Join(", ", listed.ExitCode == 0 ? enabled.Concat(references.Sources) : references.Sources.Prepend("those of your NuGet configuration"));
    }

    // As a word of its own: A.B is not named by A.B.C.
    private static bool Names(string message, string id) =>
        Regex.IsMatch(message, $@"(?<![\w.-]){Regex.Escape(id)}(?![\w-]|\.\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    // NU1603 is a warning to NuGet. For a package that the notebook asks for it is an error here: another version than the one asked for
    // is not what the author tested. A package that stands only behind it may come in a later version, as everywhere.
    [GeneratedRegex(
        @"(error (?<code>NU\d+|MSB\d+|NETSDK\d+): (?<message>.*?)|warning (?<code>NU1603): (?<message>packages depends on .*?))(\s\[[^\]]*\])?\s*$",
        RegexOptions.CultureInvariant)]
    private static partial Regex ErrorLine();
}

/// <param name="Code">Such as NU1101.</param>
/// <param name="Message">What the restore says.</param>
internal sealed record RestoreError(string Code, string Message);
