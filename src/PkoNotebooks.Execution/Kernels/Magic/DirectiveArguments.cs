using PkoNotebooks.Execution.Kernels.Cells;

namespace PkoNotebooks.Execution.Kernels.Magic;

/// <summary>A magic command's options as given, checked against what it takes.</summary>
internal sealed class DirectiveArguments
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    private DirectiveArguments(string? kind) => Kind = kind;

    /// <summary>The first word where the command has kinds.</summary>
    public string? Kind { get; }

    /// <summary>The value as written; null where the option was not given.</summary>
    public string? this[string option] => _values.GetValueOrDefault(option);

    public bool Has(string option) => _values.ContainsKey(option);

    public string Required(string option) => _values[option];

    /// <summary>Whether help was asked for instead.</summary>
    public static bool AsksForHelp(DirectiveLine line) => line.Arguments is [.., "-h" or "--help" or "-?" or "/?"];

    /// <exception cref="CellErrorException">Everything that is wrong with the command, at once.</exception>
    public static DirectiveArguments Read(DirectiveSpec spec, DirectiveLine line, int cellLine)
    {
        var problems = new List<string>();
        var words = line.Arguments;
        string? kind = null;
        if (!spec.Kinds.IsEmpty)
        {
            kind = words.IsEmpty ? null : words[0];
            if (kind is null || !spec.Kinds.Contains(kind))
            {
                problems.Add($"expected one of {string.Join(", ", spec.Kinds)} after {spec.Name}, found {(kind is null ? "nothing" : $"'{kind}'")}");
            }

            words = words.IsEmpty ? words : words.RemoveAt(0);
        }

        var arguments = new DirectiveArguments(kind);
        for (var i = 0; i < words.Length; i++)
        {
            var (name, value) = SplitEquals(words[i]);
            var option = spec.Options.FirstOrDefault(o => o.Name == name);
            if (option is null)
            {
                if (words[i].StartsWith('-') && words[i].Length > 1 && !char.IsAsciiDigit(words[i][1]))
                {
                    problems.Add($"unknown option '{name}'; known: {KnownOptions(spec)}");
                }
                else if (spec.Positional is { } positional && !arguments.Has(positional))
                {
                    arguments._values[positional] = words[i];
                }
                else
                {
                    problems.Add($"unexpected '{words[i]}'; quote a value that holds spaces");
                }

                continue;
            }

            if (arguments.Has(option.Name))
            {
                problems.Add($"{option.Name} is given twice");
            }
            else if (option.IsFlag)
            {
                arguments._values[option.Name] = "true";
            }
            else if (value is not null)
            {
                arguments._values[option.Name] = value;
            }
            else if (i + 1 < words.Length && !spec.Options.Any(o => o.Name == words[i + 1]))
            {
                arguments._values[option.Name] = words[++i];
            }
            else
            {
                problems.Add($"{option.Name} needs a value <{option.Hint}>");
            }
        }

        problems.AddRange(spec.Options.Where(o => o.IsRequired && !arguments.Has(o.Name) && !problems.Any(p => p.StartsWith(o.Name + " ", StringComparison.Ordinal)))
            .Select(o => $"{o.Name} <{o.Hint}> is missing"));
        return problems.Count == 0
            ? arguments
            : throw new CellErrorException("BadMagicCommand", $"{line.Text}\n{string.Join('\n', problems.Select(p => $"- {p}"))}\nUsage: {spec.Usage}", cellLine);
    }

    /// <summary>The same options with each value replaced.</summary>
    public void Replace(Func<string, string, string> replace)
    {
        foreach (var (option, value) in _values.ToList())
        {
            _values[option] = replace(option, value);
        }
    }

    private static string KnownOptions(DirectiveSpec spec) =>
        spec.Options.IsEmpty ? "none" : string.Join(", ", spec.Options.Select(o => o.Name));

    private static (string Name, string? Value) SplitEquals(string word)
    {
        var at = word.StartsWith("--", StringComparison.Ordinal) ? word.IndexOf('=', StringComparison.Ordinal) : -1;
        return at < 0 ? (word, null) : (word[..at], word[(at + 1)..]);
    }
}
