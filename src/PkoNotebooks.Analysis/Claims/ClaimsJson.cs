using System.Buffers;
using System.Text;
using System.Text.Json;
using PkoNotebooks.Analysis.Facts;

namespace PkoNotebooks.Analysis.Claims;

/// <summary>The ledger for programs: every claim with verdict, sentence and evidence.</summary>
public static class ClaimsJson
{
    /// <summary>One JSON object with <c>claims</c>, in the ledger's order, and <c>texts</c>, the counts by text; the same ledger gives the same bytes.</summary>
    public static string Write(IEnumerable<LedgerRow> ledger)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        var rows = ledger.ToList();
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, FactsJson.Options))
        {
            json.WriteStartObject();
            json.WriteStartArray("claims");
            rows.ForEach(r => Write(json, r));
            json.WriteEndArray();
            json.WriteStartArray("texts");
            foreach (var text in LedgerSummary.ByText(rows))
            {
                Write(json, text);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, LedgerRow row)
    {
        json.WriteStartObject();
        json.WriteString("id", row.ClaimId);
        json.WriteString("text", row.TextId);
        json.WriteString("locator", row.Locator);
        json.WriteString("paraphrase", row.Paraphrase);
        json.WriteString("reading", row.Reading);
        json.WriteString("verdict", FactKey.Word(row.Verdict));
        json.WriteString("reason", row.Reason is { } reason ? FactKey.Word(reason) : null);
        json.WriteString("sentence", row.Sentence);
        json.WriteString("check", row.Claim.Check);
        json.WriteStartArray("other_readings");
        foreach (var other in row.OtherReadings)
        {
            json.WriteStartObject();
            json.WriteString("id", other.ClaimId);
            json.WriteString("reading", other.Reading);
            json.WriteString("verdict", FactKey.Word(other.Verdict));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("evidence");
        foreach (var fact in row.Evidence)
        {
            FactsJson.Write(json, fact);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, LedgerSummary text)
    {
        json.WriteStartObject();
        json.WriteString("text", text.TextId);
        json.WriteString("title", text.TextTitle);
        json.WriteNumber("rows", text.Rows);
        json.WriteNumber("supported", text.Supported);
        json.WriteNumber("approximately", text.Approximately);
        json.WriteNumber("contradicted", text.Contradicted);
        json.WriteNumber("inconsistent_with_itself", text.InconsistentWithItself);
        json.WriteNumber("not_checkable", text.NotCheckable);
        json.WriteEndObject();
    }
}
