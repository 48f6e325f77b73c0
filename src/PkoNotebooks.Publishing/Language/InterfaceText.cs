using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PkoNotebooks.Publishing.Language;

/// <summary>The words of the interface in one language, from <c>interface.en.json</c> and <c>interface.ja.json</c>.</summary>
public sealed partial record InterfaceText
{
    private static readonly JsonSerializerOptions Strict = new() { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    /// <exception cref="JsonException">The language's file lacks a word or holds one that is not declared.</exception>
    public static InterfaceText In(InterfaceLanguage language)
    {
        var name = language == InterfaceLanguage.Japanese ? "interface.ja.json" : "interface.en.json";
        using var file = typeof(InterfaceText).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name}: not embedded in the assembly");
        return JsonSerializer.Deserialize<InterfaceText>(file, Strict)
            ?? throw new JsonException($"{name}: found null, expected an object of words");
    }

    /// <summary>A word with its numbered holes filled.</summary>
    public static string Fill(string pattern, params ReadOnlySpan<object?> values) =>
        string.Format(CultureInfo.InvariantCulture, pattern, values);

    /// <summary>An ISO 8601 date, month, year or span (two with a slash between) as a reader writes it; anything else as it stands.</summary>
    public string Period(string iso)
    {
        var ends = iso.Split('/');
        return ends.Length switch
        {
            2 when ends[0] == ends[1] => Day(ends[0]),
            2 when ends[0].Length == 10 && ends[0].EndsWith("-01-01", StringComparison.Ordinal) && ends[1] == ends[0][..4] + "-12-31" => Day(ends[0][..4]),
            2 => Fill(SpanPattern, Day(ends[0]), Day(ends[1])),
            _ => Day(iso),
        };
    }

    private string Day(string iso)
    {
        if (DateOnly.TryParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return Fill(DatePattern, day.Year, day.Month, day.Day, MonthNames.Split(' ')[day.Month - 1]);
        }

        if (DateOnly.TryParseExact(iso + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
        {
            return Fill(MonthPattern, month.Year, month.Month, 1, MonthNames.Split(' ')[month.Month - 1]);
        }

        return iso.Length == 4 && Lang == "ja" && iso.All(char.IsAsciiDigit) ? iso + "年" : iso;
    }
}
