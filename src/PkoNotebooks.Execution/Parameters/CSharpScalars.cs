using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace PkoNotebooks.Execution.Parameters;

/// <summary>The single values of C# that a parameter can have. Text is read in the invariant culture; dates are ISO 8601.</summary>
internal static class CSharpScalars
{
    private const NumberStyles Whole = NumberStyles.AllowLeadingSign;
    private const NumberStyles Real = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    private static readonly string[] Moments =
        ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd HH:mm:ss"];

    /// <summary>Whether the name is of a type handled here.</summary>
    public static bool Knows(string type) => Describe(type) is not null;

    /// <summary>What a value of the type looks like, for errors; null for other types.</summary>
    public static string? Describe(string type) => Name(type) switch
    {
        "string" => "text (string)",
        "char" => "one character (char)",
        "bool" => "true or false (bool)",
        "byte" or "sbyte" or "short" or "ushort" or "int" or "uint" or "long" or "ulong" => $"a whole number ({type})",
        "double" or "float" or "decimal" => $"a number such as 10.833 ({type})",
        "DateOnly" => "a date such as 2015-03-31 (DateOnly)",
        "DateTime" => "a date or time such as 2015-03-31 or 2015-03-31T12:00:00 (DateTime)",
        "TimeSpan" => "a duration such as 01:30:00 (TimeSpan)",
        "Guid" => "a GUID (Guid)",
        _ => null,
    };

    /// <summary>The expression, or null where the text is not of the type.</summary>
    public static Literal? Format(string type, string text) => Name(type) switch
    {
        "string" => new(SymbolDisplay.FormatLiteral(text, quote: true), text),
        "char" => text.Length == 1 ? new(SymbolDisplay.FormatLiteral(text[0], quote: true), text) : null,
        "bool" => bool.TryParse(text, out var flag) ? Same(flag ? "true" : "false") : null,
        "byte" => byte.TryParse(text, Whole, Invariant, out var n) ? Same(n.ToString(Invariant)) : null,
        "sbyte" => sbyte.TryParse(text, Whole, Invariant, out var n) ? Same(n.ToString(Invariant)) : null,
        "short" => short.TryParse(text, Whole, Invariant, out var n) ? Same(n.ToString(Invariant)) : null,
        "ushort" => ushort.TryParse(text, Whole, Invariant, out var n) ? Same(n.ToString(Invariant)) : null,
        "int" => int.TryParse(text, Whole, Invariant, out var n) ? Same(n.ToString(Invariant)) : null,
        "uint" => uint.TryParse(text, Whole, Invariant, out var n) ? With(n.ToString(Invariant), "u") : null,
        "long" => long.TryParse(text, Whole, Invariant, out var n) ? With(n.ToString(Invariant), "L") : null,
        "ulong" => ulong.TryParse(text, Whole, Invariant, out var n) ? With(n.ToString(Invariant), "UL") : null,
        "double" => double.TryParse(text, Real, Invariant, out var x) && double.IsFinite(x) ? With(x.ToString("R", Invariant), "d") : null,
        "float" => float.TryParse(text, Real, Invariant, out var x) && float.IsFinite(x) ? With(x.ToString("R", Invariant), "f") : null,
        "decimal" => decimal.TryParse(text, Real, Invariant, out var x) ? With(x.ToString(Invariant), "m") : null,
        "DateOnly" => DateOnly.TryParseExact(text, "yyyy-MM-dd", Invariant, DateTimeStyles.None, out var day)
            ? new(string.Create(Invariant, $"new DateOnly({day.Year}, {day.Month}, {day.Day})"), day.ToString("yyyy-MM-dd", Invariant))
            : null,
        "DateTime" => DateTime.TryParseExact(text, Moments, Invariant, DateTimeStyles.None, out var moment) ? Moment(moment) : null,
        "TimeSpan" => TimeSpan.TryParseExact(text, ["c", "g"], Invariant, out var span)
            ? new(string.Create(Invariant, $"new TimeSpan({span.Ticks}L)"), span.ToString("c", Invariant))
            : null,
        "Guid" => Guid.TryParse(text, out var id) ? new($"new Guid(\"{id}\")", id.ToString()) : null,
        _ => null,
    };

    private static Literal Moment(DateTime moment) => new(
        moment.Ticks % TimeSpan.TicksPerDay == 0
            ? string.Create(Invariant, $"new DateTime({moment.Year}, {moment.Month}, {moment.Day})")
            : string.Create(Invariant, $"new DateTime({moment.Ticks}L)"),
        moment.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", Invariant));

    private static Literal Same(string text) => new(text, text);

    private static Literal With(string text, string suffix) => new(text + suffix, text);

    private static string Name(string type) => (type.StartsWith("System.", StringComparison.Ordinal) ? type["System.".Length..] : type) switch
    {
        "String" => "string",
        "Char" => "char",
        "Boolean" => "bool",
        "Int16" => "short",
        "Int32" => "int",
        "Int64" => "long",
        "Double" => "double",
        "Single" => "float",
        "Decimal" => "decimal",
        var name => name,
    };
}
