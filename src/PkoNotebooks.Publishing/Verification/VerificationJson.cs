using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using PkoNotebooks.Publishing.FactsLock;

namespace PkoNotebooks.Publishing.Verification;

/// <summary>A verification as JSON: the verdict, the counts, and every item that is not the same.</summary>
public static class VerificationJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static string Write(VerificationReport report)
    {
        var comparison = report.Comparison;
        return JsonSerializer.Serialize(
            new
            {
                report.AllAgree,
                RelativeTolerance = LockComparison.RelativeTolerance,
                Counts = new
                {
                    Same = comparison.Count(LockState.Same),
                    Changed = comparison.Count(LockState.Changed),
                    New = comparison.Count(LockState.New),
                    Missing = comparison.Count(LockState.Missing),
                },
                report.Notebooks,
                report.Problems,
                Differences = comparison.Items.Where(i => i.State != LockState.Same),
            },
            Options) + "\n";
    }
}
