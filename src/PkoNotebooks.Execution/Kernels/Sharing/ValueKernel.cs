using System.Collections.Immutable;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Kernels.Cells;
using PkoNotebooks.Execution.Kernels.Magic;

namespace PkoNotebooks.Execution.Kernels.Sharing;

/// <summary><c>#!value</c>: keeps text, given in the cell, in a file or inline, for other kernels to take.</summary>
internal sealed class ValueKernel(SessionOptions options) : ILanguageKernel
{
    private static readonly ImmutableArray<string> Origins = ["--from-file", "--from-url", "--from-value"];

    private readonly SortedDictionary<string, object?> _values = new(StringComparer.Ordinal);

    public string Name => "value";

    public ImmutableArray<KernelVariable> Variables =>
        [.. _values.Select(v => new KernelVariable(v.Key, v.Value?.GetType() ?? typeof(string), () => v.Value))];

    public void Execute(CodeStep step, CellContext cell)
    {
        var arguments = MagicCommands.KernelArguments(step, cell)
            ?? throw new CellErrorException("BadMagicCommand", "#!value needs a name: #!value --name data", step.Line);
        var inline = step.Code.Trim('\n');
        var given = Origins.Where(arguments.Has).ToList();
        if (given.Count > 1 || (given.Count == 1 && inline.Trim().Length > 0))
        {
            var sources = given.Concat(inline.Trim().Length > 0 ? ["the cell's text"] : []);
            throw new CellErrorException("BadMagicCommand", $"#!value takes one source, found {string.Join(" and ", sources)}.", step.Line);
        }

        if (arguments.Has("--from-url"))
        {
            throw new CellErrorException(
                "NetworkNotUsed",
                $"#!value --from-url {arguments["--from-url"]}: notebooks read no network, so that they give the same figures tomorrow. Save the data to a file and use --from-file.",
                step.Line);
        }

        var text = arguments["--from-file"] is { } file ? ReadFile(file, step.Line) : arguments["--from-value"] ?? inline;
        var mimeType = arguments["--mime-type"];
        _values[arguments.Required("--name")] = mimeType is "application/json" ? new KernelValue.JsonText(text) : text;
        if (mimeType is not null)
        {
            cell.Sink.Display(MimeBundle.OfText(mimeType, text), [], null, update: false);
        }
    }

    public void SetValue(string name, object? value, CellContext cell) =>
        _values[name] = value is string or null ? value : cell.Formatter.As(value, "application/json");

    private string ReadFile(string file, int line)
    {
        var path = Path.GetFullPath(Path.Combine(options.WorkingDirectory, file.Replace('\\', '/')));
        try
        {
            var text = File.ReadAllText(path);
            InputFiles.Announce(path);
            return text;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CellErrorException("FileNotFound", $"#!value --from-file {file}: {error.Message} The path is relative to the notebook's folder.", line);
        }
    }
}
