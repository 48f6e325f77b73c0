using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PkoNotebooks.Execution.Kernels.Formatting;

/// <summary>Values as JSON: for display, and for kernels that share no objects.</summary>
internal static class JsonText
{
    private static readonly JsonSerializerOptions Options = new()
    {
        IncludeFields = true,
        ReferenceHandler = ReferenceHandler.IgnoreCycles,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <exception cref="NotSupportedException">The value holds what JSON cannot, such as a pointer or a delegate.</exception>
    public static string Write(object? value) => value switch
    {
        SqlRows rows => JsonSerializer.Serialize(rows.Select(r => (IReadOnlyDictionary<string, object?>)r), Options),
        _ => JsonSerializer.Serialize(value, value?.GetType() ?? typeof(object), Options),
    };
}
