using System.Collections;

namespace PkoNotebooks.Execution.Kernels.Formatting;

/// <summary>How one session shows values; a notebook may change it with <c>Formatter</c>.</summary>
internal sealed class FormatterSettings
{
    public const string DefaultNullText = "<null>";

    /// <summary>Items of a sequence that are shown. Default: 20, as in .NET Interactive.</summary>
    public int ListLimit { get; set; } = 20;

    /// <summary>How deep members of members are shown. Default: 6, as in .NET Interactive.</summary>
    public int DepthLimit { get; set; } = 6;

    /// <summary>How null is shown.</summary>
    public string NullText { get; set; } = DefaultNullText;

    /// <summary>The type that a value without a preference is shown as.</summary>
    public string DefaultMimeType { get; set; } = "text/html";

    /// <summary>Limits for sequences of one item type.</summary>
    public Dictionary<Type, int> ListLimits { get; } = [];

    /// <summary>Formatters that the notebook registered; later ones win.</summary>
    public List<RegisteredFormatter> Registered { get; } = [];

    /// <summary>MIME types that the notebook prefers for a type; later ones win.</summary>
    public List<(Type Type, string[] MimeTypes)> Preferred { get; } = [];

    /// <summary>How many items of a sequence are shown: by the type of its items, else as for all.</summary>
    public int LimitOf(IEnumerable sequence) =>
        ListLimits.Count > 0 && ItemType(sequence) is { } itemType && ListLimits.TryGetValue(itemType, out var own) ? own : ListLimit;

    public void Reset()
    {
        ListLimit = 20;
        DepthLimit = 6;
        NullText = DefaultNullText;
        DefaultMimeType = "text/html";
        ListLimits.Clear();
        Registered.Clear();
        Preferred.Clear();
    }

    private static Type? ItemType(IEnumerable sequence) =>
        sequence.GetType().GetInterfaces().FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0];
}

/// <param name="Type">The type, which may be an open generic, an interface or a base class.</param>
/// <param name="MimeType">What it writes.</param>
/// <param name="Write">Writes the value; false where it declines.</param>
internal sealed record RegisteredFormatter(Type Type, string MimeType, Func<object?, TextWriter, bool> Write);
