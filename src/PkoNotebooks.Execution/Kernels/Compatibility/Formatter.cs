using PkoNotebooks.Execution.Kernels.Cells;
using PkoNotebooks.Execution.Kernels.Formatting;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>How the running notebook shows values. The names are those of .NET Interactive, so that its notebooks compile.</summary>
public static class Formatter
{
    private static readonly FormatterSettings Outside = new();

    /// <summary>Items of a sequence that are shown. Default: 20.</summary>
    public static int ListExpansionLimit
    {
        get => Settings.ListLimit;
        set => Settings.ListLimit = Positive(value);
    }

    /// <summary>How deep members of members are shown. Default: 6.</summary>
    public static int RecursionLimit
    {
        get => Settings.DepthLimit;
        set => Settings.DepthLimit = Positive(value);
    }

    /// <summary>How null is shown.</summary>
    public static string NullString
    {
        get => Settings.NullText;
        set => Settings.NullText = value;
    }

    /// <summary>The MIME type of values that prefer none. Default: <c>text/html</c>.</summary>
    public static string DefaultMimeType
    {
        get => Settings.DefaultMimeType;
        set => Settings.DefaultMimeType = value;
    }

    internal static FormatterSettings Settings => CellContext.Current?.Formatter.Settings ?? Outside;

    public static void ResetToDefault() => Settings.Reset();

    public static void SetPreferredMimeTypesFor(Type type, params string[] preferredMimeTypes) =>
        Settings.Preferred.Add((type, preferredMimeTypes));

    public static IReadOnlyCollection<string> GetPreferredMimeTypesFor(Type type)
    {
        var preferred = new ValueFormatter(Settings).PreferredTypes(type);
        return preferred.IsEmpty ? [DefaultMimeType] : preferred;
    }

    public static void Register<T>(Func<T, string> formatter, string mimeType = "text/plain") =>
        Add(typeof(T), mimeType, (value, writer) => writer.Write(formatter((T)value!)));

    public static void Register<T>(Action<T, TextWriter> formatter, string mimeType = "text/plain") =>
        Add(typeof(T), mimeType, (value, writer) => formatter((T)value!, writer));

    public static void Register<T>(Func<T, FormatContext, bool> formatter, string mimeType = "text/plain") =>
        Settings.Registered.Add(new RegisteredFormatter(typeof(T), mimeType, (value, writer) => formatter((T)value!, new FormatContext(writer))));

    public static void Register(Type type, Action<object, TextWriter> formatter, string mimeType = "text/plain") =>
        Add(type, mimeType, (value, writer) => formatter(value!, writer));

    /// <summary>The value as text, or as another MIME type.</summary>
    public static string ToDisplayString(this object? obj, string mimeType = "text/plain") => new ValueFormatter(Settings).As(obj, mimeType);

    private static void Add(Type type, string mimeType, Action<object?, TextWriter> write) =>
        Settings.Registered.Add(new RegisteredFormatter(type, mimeType, (value, writer) =>
        {
            write(value, writer);
            return true;
        }));

    private static int Positive(int value) =>
        value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "The limit is a count: 0 or more.");
}
