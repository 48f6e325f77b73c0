using System.Globalization;
using System.Numerics;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace PkoNotebooks.Execution.Kernels.Formatting;

/// <summary>Values that are shown as one piece of text, the same in every culture and time zone.</summary>
internal static class ScalarText
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text, or null where the value has members or items to show instead.</summary>
    public static string? Of(object value) => value switch
    {
        string s => s,
        char c => c.ToString(),
        bool b => b ? "True" : "False",
        DateTime d => DateTimeText(d),
        DateTimeOffset o => o.ToString(o.Ticks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-dd HH:mm:sszzz" : "yyyy-MM-dd HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture),
        DateOnly d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly t => t.ToString(t.Ticks % TimeSpan.TicksPerSecond == 0 ? "HH:mm:ss" : "HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        Enum e => e.ToString(),
        Type t => TypeText.Of(t),
        JsonNode n => n.ToJsonString(Indented),
        JsonElement e => e.ValueKind == JsonValueKind.Undefined ? "" : JsonSerializer.Serialize(e, Indented),
        JsonDocument d => JsonSerializer.Serialize(d.RootElement, Indented),
        StringBuilder or Uri or Version or Regex or CultureInfo or Encoding or XNode or MemberInfo or Assembly or Module or Delegate or TimeZoneInfo => value.ToString() ?? "",
        IFormattable f and (ValueType or BigInteger) => f.ToString(null, CultureInfo.InvariantCulture),
        IntPtr or UIntPtr or Index or Range => value.ToString() ?? "",
        _ => null,
    };

    private static string DateTimeText(DateTime d) =>
        d.ToString(d.Ticks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-dd HH:mm:ss" : "yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture)
        + (d.Kind == DateTimeKind.Utc ? "Z" : "");
}
