using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using PkoNotebooks.Cli.Hosting;
using PkoNotebooks.Execution.Kernels;

namespace PkoNotebooks.Cli.Commands;

/// <summary>The options that every command has that runs notebooks; the words are papermill's and nbconvert's.</summary>
internal sealed class RunOptions
{
    private readonly Argument<string[]> _notebooks = new("notebooks")
    {
        Description = "Notebooks by path, folder, name, or the start of a name. Default: all in notebooks/.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<double> _timeout = new("--timeout")
    {
        Description = "Seconds that one cell may take; 0 for no limit.",
        DefaultValueFactory = _ => 600,
    };

    private readonly Option<double> _notebookTimeout = new("--notebook-timeout")
    {
        Description = "Seconds that one notebook may take; 0 for no limit.",
    };

    private readonly Option<long> _memory = new("--memory")
    {
        Description = "Mebibytes of memory that one notebook may use.",
        DefaultValueFactory = _ => 4096,
    };

    private readonly Option<bool> _allowErrors = new("--allow-errors") { Description = "Go on after a cell that failed, and show its error in the page." };

    private readonly Option<string[]> _inputs = new("--input") { Description = "An answer to a prompt, as name=value.", Arity = ArgumentArity.ZeroOrMore };

    private readonly Option<string?> _data = new("--data") { Description = "A data package elsewhere than data/." };

    private readonly Option<string?> _kernel = new("--kernel") { Description = "Run with this installed Jupyter kernel. Default: the kit's own kernels." };

    private readonly Option<string> _language = new("--lang") { Description = "The language of pages, numbers and names: en or ja.", DefaultValueFactory = _ => "en" };

    public RunOptions() => _language.AcceptOnlyFromAmong("en", "ja");

    public Option<string[]> Parameters { get; } = new("-p", "--parameters") { Description = "A parameter and its value: -p country DEU.", Arity = ArgumentArity.ZeroOrMore, HelpName = "name value" };

    public Option<string[]> Yaml { get; } = new("-y", "--parameters_yaml") { Description = "Parameters as YAML.", Arity = ArgumentArity.ZeroOrMore };

    public Option<string[]> Files { get; } = new("-f", "--parameters_file") { Description = "A YAML file of parameters.", Arity = ArgumentArity.ZeroOrMore };

    public Option<string[]> ForEach { get; } = new("--for-each") { Description = "One page for each value: --for-each country=DEU,KOR,GBR.", Arity = ArgumentArity.ZeroOrMore, HelpName = "name=value,…" };

    public Option<bool> Json { get; } = new("--json") { Description = "Print the result as JSON." };

    public void AddTo(Command command)
    {
        command.Add(_notebooks);
        foreach (Option option in new Option[] { Parameters, Yaml, Files, ForEach, _timeout, _notebookTimeout, _memory, _allowErrors, _inputs, _data, _kernel, _language, Json })
        {
            command.Add(option);
        }
    }

    public IReadOnlyList<string> Notebooks(ParseResult parsed, ProjectLayout layout) => layout.Resolve(parsed.GetValue(_notebooks) ?? []);

    /// <exception cref="UsageException">An option's value is none that the command can use.</exception>
    public RunSettings Settings(ParseResult parsed) => new()
    {
        Limits = new SessionLimits
        {
            Cell = Seconds("--timeout", parsed.GetValue(_timeout)),
            Notebook = Seconds("--notebook-timeout", parsed.GetValue(_notebookTimeout)),
            MemoryBytes = Mebibytes(parsed.GetValue(_memory)),
        },
        AllowErrors = parsed.GetValue(_allowErrors),
        Data = parsed.GetValue(_data) is { } data ? DataFolder(data) : null,
        Kernel = parsed.GetValue(_kernel),
        Language = parsed.GetValue(_language)!,
        Inputs = Answers(parsed.GetValue(_inputs) ?? []),
    };

    private static TimeSpan? Seconds(string option, double seconds) => seconds switch
    {
        0 => null,
        > 0 and <= 1e7 => TimeSpan.FromSeconds(seconds),
        _ => throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"{option}: found {seconds}, expected a number of seconds, or 0 for no limit.")),
    };

    private static long Mebibytes(long found) =>
        found >= 64 ? found << 20 : throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"--memory: found {found}, expected at least 64 (mebibytes)."));

    private static string DataFolder(string folder) =>
        File.Exists(Path.Combine(folder, "datapackage.json"))
            ? Path.GetFullPath(folder)
            : throw new UsageException($"--data: found no 'datapackage.json' in '{folder}', expected the folder of a data package.");

    private static ImmutableSortedDictionary<string, string> Answers(string[] inputs)
    {
        var answers = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var input in inputs)
        {
            var at = input.IndexOf('=', StringComparison.Ordinal);
            answers[at > 0 ? input[..at] : throw new UsageException($"--input: found '{input}', expected name=value.")] = input[(at + 1)..];
        }

        return answers.ToImmutable();
    }
}
