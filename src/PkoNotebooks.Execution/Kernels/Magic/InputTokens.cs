using System.Text.Json;
using System.Text.Json.Nodes;
using PkoNotebooks.Execution.Kernels.Cells;

namespace PkoNotebooks.Execution.Kernels.Magic;

/// <summary>
/// Answers <c>@input</c> and <c>@password</c> in magic commands: from the answers given when the notebook was started,
/// otherwise by asking the person at it.
/// </summary>
internal static class InputTokens
{
    private static readonly string[] Kinds = ["@input", "@password"];

    /// <summary>Whether a word asks for input.</summary>
    public static bool IsInput(string word) => Kind(word) is not null;

    /// <summary>The answer to a word that asks for input; any other word as it is.</summary>
    /// <param name="word">Such as <c>@input</c>, <c>@input:name</c>, <c>@password:{"prompt": "…"}</c>.</param>
    /// <param name="field">What the answer is for: an option's name without dashes.</param>
    public static string Answer(string word, string field, CellContext cell, int line)
    {
        if (Kind(word) is not { } kind)
        {
            return word;
        }

        var detail = word.Length > kind.Length ? word[(kind.Length + 1)..] : "";
        var (names, prompt, isPassword) = Read(detail, field, kind, line);
        var inputs = cell.Session.Options.Inputs;
        foreach (var name in names)
        {
            if (inputs.TryGetValue(name, out var given))
            {
                return given;
            }
        }

        try
        {
            return cell.Sink.RequestInputAsync(prompt, isPassword, cell.Cancellation).GetAwaiter().GetResult();
        }
        catch (InputUnavailableException)
        {
            throw new CellErrorException(
                "InputUnavailable",
                $"The cell asks for '{prompt}' and nobody is there to answer. Give the answer beforehand: --input \"{names[0]}=value\".",
                line);
        }
    }

    private static string? Kind(string word) => Kinds
        .FirstOrDefault(k => word == k || word.StartsWith(k + ":", StringComparison.Ordinal));

    private static (List<string> Names, string Prompt, bool IsPassword) Read(string detail, string field, string kind, int line)
    {
        var isPassword = kind == "@password";
        if (!detail.StartsWith('{'))
        {
            return detail.Length == 0
                ? ([field], $"Please enter a value for field \"{field}\".", isPassword)
                : ([detail, field], detail, isPassword);
        }

        try
        {
            var options = JsonNode.Parse(detail)!.AsObject();
            var prompt = options["prompt"]?.GetValue<string>();
            var saveAs = options["saveAs"]?.GetValue<string>();
            isPassword |= options["type"]?.GetValue<string>() == "password";
            var names = new[] { saveAs, prompt, field }.OfType<string>().ToList();
            return (names, prompt ?? $"Please enter a value for field \"{field}\".", isPassword);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new CellErrorException("BadMagicCommand", $"{kind}:{detail} is not valid JSON: {error.Message}", line);
        }
    }
}
