namespace PkoNotebooks.Display.Text;

/// <summary>How much of a fact's text is shown.</summary>
public enum FactStyle
{
    /// <summary>The number with its unit.</summary>
    Full,

    /// <summary>The number alone.</summary>
    Bare,
}

internal static class FactStyles
{
    public static FactStyle Parse(string? format) => format switch
    {
        null or "" => FactStyle.Full,
        "bare" => FactStyle.Bare,
        _ => throw new FormatException($"Format of a fact in a phrase: found \"{format}\", expected \"bare\" or nothing."),
    };
}
