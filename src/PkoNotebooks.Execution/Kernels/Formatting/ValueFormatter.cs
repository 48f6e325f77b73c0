using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Html;
using PkoNotebooks.Execution.Documents;

namespace PkoNotebooks.Execution.Kernels.Formatting;

/// <summary>Gives every value its representations: those it brings along, those the notebook registered, or the default ones.</summary>
internal sealed class ValueFormatter(FormatterSettings settings)
{
    public FormatterSettings Settings => settings;

    /// <summary>The value in the asked MIME types, or in those it prefers; text/plain is always among them.</summary>
    public FormattedOutput Format(object? value, params ReadOnlySpan<string> mimeTypes)
    {
        if (value is FormattedOutput already)
        {
            return already;
        }

        var wanted = mimeTypes.IsEmpty ? Preferred(value) : [.. mimeTypes];
        var entries = new List<KeyValuePair<string, JsonNode?>>();
        foreach (var mimeType in wanted.Distinct())
        {
            entries.Add(new(mimeType, Node(mimeType, As(value, mimeType))));
        }

        if (mimeTypes.IsEmpty && !wanted.Contains("text/plain"))
        {
            entries.Add(new("text/plain", JsonValue.Create(As(value, "text/plain"))));
        }

        return new FormattedOutput(new MimeBundle(entries), []);
    }

    /// <summary>The MIME types that a value of the type is shown as.</summary>
    public ImmutableArray<string> PreferredTypes(Type type)
    {
        var chosen = settings.Preferred.AsEnumerable().Reverse()
            .Select(p => (p.MimeTypes, Distance: TypeDistance.Between(type, p.Type)))
            .Where(p => p.Distance is not null)
            .OrderBy(p => p.Distance)
            .Select(p => p.MimeTypes)
            .FirstOrDefault();
        if (chosen is not null)
        {
            return [.. chosen];
        }

        var convention = ConventionFormatters.Of(type);
        return convention.Formatters.IsEmpty ? [] : convention.PreferredMimeTypes;
    }

    /// <summary>The value as one MIME type; empty where the type has no form for it.</summary>
    public string As(object? value, string mimeType)
    {
        if (value is not null && WithFormatter(value, mimeType) is { } formatted)
        {
            return formatted;
        }

        return mimeType switch
        {
            "text/plain" => Plain(value),
            "text/html" => new HtmlValueWriter(settings, OwnHtml).Write(value),
            "application/json" => JsonText.Write(value),
            "text/csv" => CsvText.Write(value),
            _ when value is string text => text,
            _ => Plain(value),
        };
    }

    private ImmutableArray<string> Preferred(object? value)
    {
        if (value is null)
        {
            return ["text/plain"];
        }

        var type = value.GetType();
        var preferred = PreferredTypes(type);
        if (!preferred.IsEmpty)
        {
            return preferred;
        }

        var isPlain = settings.DefaultMimeType == "text/html" && ScalarText.Of(value) is not null && !HasFormatter(type, "text/html");
        return isPlain ? ["text/plain"] : [settings.DefaultMimeType];
    }

    private string Plain(object? value) => value switch
    {
        IHtmlContent html => HtmlContentText.Readable(html),
        _ => PlainTextWriter.Write(value, settings),
    };

    private string? OwnHtml(object value) => WithFormatter(value, "text/html", exceptObject: true);

    private bool HasFormatter(Type type, string mimeType) => Candidates(type, mimeType, false).Any();

    private string? WithFormatter(object value, string mimeType, bool exceptObject = false)
    {
        foreach (var formatter in Candidates(value.GetType(), mimeType, exceptObject))
        {
            using var writer = new StringWriter(System.Globalization.CultureInfo.InvariantCulture) { NewLine = "\n" };
            if (formatter.Write(value, writer))
            {
                return writer.ToString();
            }
        }

        return value is IHtmlContent html && mimeType == "text/html" ? HtmlContentText.Of(html) : null;
    }

    private IEnumerable<RegisteredFormatter> Candidates(Type type, string mimeType, bool exceptObject)
    {
        var registered = settings.Registered.AsEnumerable().Reverse()
            .Where(f => f.MimeType == mimeType && !(exceptObject && f.Type == typeof(object)))
            .Select(f => (Formatter: f, Distance: TypeDistance.Between(type, f.Type)))
            .Where(f => f.Distance is not null)
            .OrderBy(f => f.Distance)
            .Select(f => f.Formatter);
        return registered.Concat(ConventionFormatters.Of(type).Formatters.Where(f => f.MimeType == mimeType));
    }

    private static JsonNode? Node(string mimeType, string text)
    {
        if (mimeType != "application/json" && !mimeType.EndsWith("+json", StringComparison.Ordinal))
        {
            return JsonValue.Create(text);
        }

        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }
}
