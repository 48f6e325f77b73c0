using System.Collections.Immutable;

namespace PkoNotebooks.Execution.Kernels.Magic;

/// <summary>What a magic command takes: for checking it, for its help, and for completion.</summary>
/// <param name="Name">With its prefix.</param>
/// <param name="Description">One sentence.</param>
/// <param name="Options">Its options.</param>
internal sealed record DirectiveSpec(string Name, string Description, params ImmutableArray<DirectiveOption> Options)
{
    /// <summary>Other names of the same command.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>The option that a word without a name is for, or null where there is none.</summary>
    public string? Positional { get; init; }

    /// <summary>The words that a first word must be one of, such as the kinds of connection; empty where there is no such word.</summary>
    public ImmutableArray<string> Kinds { get; init; } = [];

    public string Usage
    {
        get
        {
            var words = new List<string> { Name };
            if (!Kinds.IsEmpty)
            {
                words.Add($"<{string.Join('|', Kinds)}>");
            }

            words.AddRange(Options.Select(o =>
            {
                var text = o.IsFlag ? o.Name : o.Name == Positional ? $"<{o.Name.TrimStart('-')}>" : $"{o.Name} <{o.Hint}>";
                return o.IsRequired ? text : $"[{text}]";
            }));
            return string.Join(' ', words);
        }
    }
}

/// <param name="Name">With its dashes.</param>
/// <param name="Hint">What the value is, in a word.</param>
/// <param name="Description">One sentence.</param>
internal sealed record DirectiveOption(string Name, string Hint, string Description)
{
    public bool IsRequired { get; init; }

    /// <summary>Takes no value.</summary>
    public bool IsFlag { get; init; }
}
