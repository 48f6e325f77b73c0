using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PkoNotebooks.Publishing.RunRecord;

/// <summary>A run as JSON: machine, times, how each notebook came out and how long each of its cells took, in seconds.</summary>
public static class RunRecordJson
{
    internal static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static string Write(RunRecordInput input) => JsonSerializer.Serialize(
        new
        {
            input.Command,
            Started = Time(input.Started),
            Ended = Time(input.Ended),
            Seconds = Seconds(input.Ended - input.Started),
            input.Machine,
            input.Software,
            Notebooks = input.Runs.Select(r => new
            {
                r.Name,
                r.Path,
                r.Status,
                r.FromCache,
                r.Reason,
                r.Failure,
                r.Parameters,
                Seconds = Seconds(r.CellDurations.Aggregate(TimeSpan.Zero, (sum, cell) => sum + cell)),
                CellSeconds = r.CellDurations.Select(Seconds),
                r.Inputs,
            }),
            input.Outputs,
            input.OutputsUnchanged,
        },
        Options) + "\n";

    internal static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static double Seconds(TimeSpan span) => Math.Round(span.TotalSeconds, 3);
}
