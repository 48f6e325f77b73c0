namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Settings for sequences whose items are exactly of type <typeparamref name="T"/>.</summary>
public static class Formatter<T>
{
    /// <summary>Items that are shown. Default: <see cref="Formatter.ListExpansionLimit"/>.</summary>
    public static int ListExpansionLimit
    {
        get => Formatter.Settings.ListLimits.TryGetValue(typeof(T), out var limit) ? limit : Formatter.ListExpansionLimit;
        set => Formatter.Settings.ListLimits[typeof(T)] = value;
    }
}
